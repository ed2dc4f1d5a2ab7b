import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindUi } from '../../../src/compose-ui.ts';
import { anchorChains } from '../../../src/usecases/audit/anchor-chains.ts';
import { verifyChains } from '../../../src/usecases/audit/verify-chains.ts';
import { recordContact } from '../../../src/usecases/effort/record-effort.ts';
import { onDay, servedAgencies, type Employee, type ServedAgencies, type ServedCandidate } from '../../support/served-agencies.ts';

let served: ServedAgencies;
let coach: Employee;
let candidate: ServedCandidate;
let owner: Client;
let folder: string;

beforeAll(async () => {
  served = await servedAgencies();
  const agencyId = await served.anAgency();
  coach = await served.anEmployee(agencyId, 'coach');
  candidate = await served.aCandidate({ coach, jobhunter: null });
  for (const employer of ['Bakker', 'Slager', 'Kapper']) {
    const contact = { happenedOn: onDay('2026-01-13'), channel: 'bellen' as const, employer, result: 'belt terug', nextStep: '' };
    await recordContact(served.service, coach, { candidateId: candidate.id, ...contact });
  }
  owner = new Client({ connectionString: served.database.urls.owner, options: '-c search_path=spoor,public' });
  await owner.connect();
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
  await served.close();
});

/** Changes the database behind the service's back, looks, and puts it back. */
async function afterTouching<T>(statements: readonly string[], look: () => Promise<T>): Promise<T> {
  const tables = ['audit_head', 'audit_entry', 'audit_payload', 'effort_head', 'effort_entry', 'effort_payload'];
  await owner.query(tables.map((table) => `create temporary table kept_${table} as table spoor.${table}`).join('; '));
  try {
    for (const statement of statements) await owner.query(statement);
    return await look();
  } finally {
    for (const table of tables.toReversed()) await owner.query(`delete from spoor.${table}`);
    for (const table of tables) await owner.query(`insert into spoor.${table} table kept_${table}; drop table kept_${table}`);
  }
}

/** What is touched, as chain and row; empty when all is well. */
const touched = async () =>
  (await verifyChains(served.service)).flatMap(({ chain, verification }) =>
    verification.ok ? [] : [`${chain} ${verification.row} ${verification.reason}`],
  );

describe('every log in the database', () => {
  it('is in order when nobody touched it', async () => {
    const verified = await verifyChains(served.service);
    expect(verified.map(({ chain }) => chain)).toEqual(['audit', 'effort']);
    expect(await touched()).toEqual([]);
  });

  it.each([
    [
      'a line of who saw what that was taken out',
      [`delete from audit_payload where entry_id = (select id from audit_entry where seq = 2)`, `delete from audit_entry where seq = 2`],
      ['audit 2 sequence'],
    ],
    ['another name behind an act', [`update audit_entry set actor_account_id = gen_random_uuid() where seq = 3`], ['audit 3 hash']],
    [
      'a look at a file moved to nobody',
      [
        `update audit_entry set candidate_id = null where candidate_id is not null and seq = (select min(seq) from audit_entry where candidate_id is not null)`,
      ],
      [/^audit \d+ payload$/],
    ],
    [
      'content that was written over',
      [`update effort_payload set content = '\\x00' where entry_id = (select id from effort_entry where seq = 4)`],
      ['effort 4 payload'],
    ],
    [
      'content of one line under another',
      [
        `update effort_payload p set content = (select o.content from effort_payload o join effort_entry e on e.id = o.entry_id where e.seq = 3) where p.entry_id = (select id from effort_entry where seq = 4)`,
      ],
      ['effort 4 payload'],
    ],
    ['an act of another day', [`update effort_entry set at = at - interval '1 day' where seq = 2`], ['effort 2 hash']],
    [
      'an end that was cut off',
      [`delete from effort_payload where entry_id = (select id from effort_entry where seq = 5)`, `delete from effort_entry where seq = 5`],
      ['effort 5 cut-off'],
    ],
  ] as const)('names the row of %s', async (_what, statements, expected) => {
    const found = await afterTouching(statements, touched);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected[0]);
  });

  it('is caught by the anchors when its end is cut off and the head with it', async () => {
    await anchorChains(served.service);
    const cut = [
      `delete from effort_payload where entry_id = (select id from effort_entry where seq = 5)`,
      `delete from effort_entry where seq = 5`,
      `update effort_head h set seq = 4, hash = (select e.hash from effort_entry e where e.seq = 4)`,
    ];
    expect(await afterTouching(cut, touched)).toEqual(['effort 5 cut-off']);
  });
});

const run = async (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const path = fileURLToPath(new URL(`../../../scripts/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  const [out, error, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { out, error, status };
};

describe('npm run verify-audit', () => {
  const verifyAudit = () => {
    const { app, owner: migrating, auth, queue, matcher } = served.database.urls;
    return run('verify-audit', [], {
      DATA_DIR: served.service.config.dataDir,
      DATABASE_URL: app,
      DATABASE_OWNER_URL: migrating,
      DATABASE_AUTH_URL: auth,
      DATABASE_QUEUE_URL: queue,
      DATABASE_MATCHER_URL: matcher,
      SPOOR_KEY: served.masterKey,
      LOG_LEVEL: 'error',
    });
  };

  it('says that all is in order, chain by chain', async () => {
    const { out, error, status } = await verifyAudit();
    expect([status, error]).toEqual([0, '']);
    expect(out).toContain(`inzage van bureau ${coach.agencyId}: In orde`);
    expect(out).toContain(`zoeklogboek van kandidaat ${candidate.id}: In orde`);
  });

  it('names the first row that was touched, and ends as a failure', async () => {
    const { error, status } = await afterTouching([`update audit_entry set event = 'candidate.view' where seq = 2`], verifyAudit);
    expect(status).toBe(1);
    expect(error).toContain(`inzage van bureau ${coach.agencyId}: AANGERAAKT: rij 2`);
  });
});

describe('npm run verify-log', () => {
  it('lets a third party check an export, and names the first row that was touched', async () => {
    const exported = await bindUi(served.service).exportChain(coach, candidate.id);
    const file = join(folder, 'export.jsonl');
    await writeFile(file, exported);
    const fine = await run('verify-log', [file]);
    expect([fine.status, fine.error]).toEqual([0, '']);
    expect(fine.out).toMatch(/^In orde: 5 regels, [1-9]\d* ankers\.$/m);

    const lines = exported.split('\n');
    await writeFile(file, lines.with(4, lines[4]?.replace('Slager', 'Banket') ?? '').join('\n'));
    const changed = await run('verify-log', [file]);
    expect(changed.status).toBe(1);
    expect(changed.error).toContain('AANGERAAKT: rij 4: de inhoud is veranderd.');

    await writeFile(file, lines.toSpliced(3, 1).join('\n'));
    expect((await run('verify-log', [file])).error).toContain('AANGERAAKT: rij 3');
    await writeFile(file, lines.toSpliced(5, 1).join('\n'));
    expect((await run('verify-log', [file])).error).toContain('AANGERAAKT: rij 5: het einde is afgeknipt');
    await writeFile(file, 'geen export');
    expect((await run('verify-log', [file])).status).toBe(2);
    expect((await run('verify-log', [])).status).toBe(2);
  });
});
