import { describe, expect, it } from 'vitest';
import { isPublicAddress, refuseAddress, resolveChecked, type ReachPolicy } from '../../../../src/adapters/http/address-guard.ts';

describe('an address of the public internet', () => {
  it.each(['93.184.215.14', '1.1.1.1', '223.255.255.255', '2606:4700:4700::1111', '2a02:a440::1'])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('an address that leads inside', () => {
  it.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback, last', '127.255.255.255'],
    ['private, first of 10', '10.0.0.0'],
    ['private, last of 10', '10.255.255.255'],
    ['private, first of 172', '172.16.0.0'],
    ['private, last of 172', '172.31.255.255'],
    ['private, 192', '192.168.1.1'],
    ['carrier-grade NAT, first', '100.64.0.0'],
    ['carrier-grade NAT, last', '100.127.255.255'],
    ['link-local and metadata', '169.254.169.254'],
    ['metadata of Azure', '168.63.129.16'],
    ['documentation', '192.0.2.1'],
    ['benchmarking', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['loopback, IPv6', '::1'],
    ['unspecified, IPv6', '::'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped, public inside', '::ffff:93.184.215.14'],
    ['compatible', '::7f00:1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64, local', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['unique local', 'fd00::1'],
    ['metadata of AWS, IPv6', 'fd00:ec2::254'],
    ['link-local, IPv6', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast, IPv6', 'ff02::1'],
    ['documentation, IPv6', '2001:db8::1'],
    ['documentation, IPv6, second', '3fff::1'],
    ['not handed out', '4000::1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('%s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('borders on ordinary ones', () => {
    for (const address of [
      '9.255.255.255',
      '11.0.0.0',
      '172.15.255.255',
      '172.32.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '192.167.255.255',
      '169.253.255.255',
    ]) {
      expect(isPublicAddress(address)).toBe(true);
    }
  });
});

describe('the reach policy', () => {
  const policy: ReachPolicy = { allowedOrigins: ['http://127.0.0.1:4801'], onlyAllowedOrigins: false, allowedPorts: [80, 443] };

  it.each([
    ['https://bank.example/', null],
    ['http://bank.example:443/', null],
    ['http://127.0.0.1:4801/vacatures', null],
    ['http://127.0.0.1:4802/', 'address-port'],
    ['https://127.0.0.1:4801/', 'address-port'],
    ['http://127.0.0.1/', 'address-not-public'],
    ['http://017700000001/', 'address-not-public'],
    ['http://127.1/', 'address-not-public'],
    ['http://[::1]/', 'address-not-public'],
    ['http://[::ffff:169.254.169.254]/', 'address-not-public'],
    ['http://x@bank.example/', 'address-credentials'],
    ['gopher://bank.example/', 'address-scheme'],
  ])('%s: %s', (url, refusal) => {
    expect(refuseAddress(new URL(url), policy)).toBe(refusal);
  });

  it.each([
    ['localhost by name', [{ address: '127.0.0.1', family: 4 as const }], 'address-not-public'],
    [
      'a name with two faces',
      [
        { address: '93.184.215.14', family: 4 as const },
        { address: '10.0.0.1', family: 4 as const },
      ],
      'address-not-public',
    ],
    ['a name without an address', [], 'name-not-found'],
  ])('refuses %s', async (_, addresses, reason) => {
    expect(await resolveChecked(new URL('http://naam.example/'), policy, async () => addresses)).toEqual({ ok: false, reason });
  });

  it('takes a name that cannot be looked up for one that is not there', async () => {
    const resolve = async (): Promise<never> => {
      throw new Error('EAI_AGAIN');
    };
    expect(await resolveChecked(new URL('http://naam.example/'), policy, resolve)).toEqual({ ok: false, reason: 'name-not-found' });
  });
});
