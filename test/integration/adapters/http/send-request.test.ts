import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DEFAULT_FETCH_LIMITS } from '../../../../src/adapters/http/page-fetcher.ts';
import { sendRequest } from '../../../../src/adapters/http/send-request.ts';

/** What a request leaves behind that nobody listens to ends the whole service; the test runner fails on it. */
it('asks nothing when the service is already stopping, and leaves nothing behind', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end('te laat');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const answer = await sendRequest(url, {
    ...DEFAULT_FETCH_LIMITS,
    addresses: [{ address: '127.0.0.1', family: 4 }],
    headers: {},
    tooLarge: 'fail',
    signal: AbortSignal.abort(),
  });
  for (let turns = 0; turns < 10; turns += 1) await turn();
  expect(answer).toEqual({ kind: 'broken', reason: 'stopped', detail: '' });
  expect(asked).toBe(0);
  server.close();
});
