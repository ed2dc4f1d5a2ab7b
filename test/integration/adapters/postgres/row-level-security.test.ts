import { Client, DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/access/actor.ts';
import { aCorrection, aRest, TOELICHTING, twoAgencies, type Target, type TwoAgencies } from '../../../support/two-agencies.ts';

/**
 * Underneath the application: every table of the catalogue, asked directly as the login role with the scope of each role. `own`, `other` and
 * `foreign` are candidates: one's own, a colleague's, and another agency's.
 */
const SUBJECTS = ['own', 'other', 'foreign'] as const;
type Subject = (typeof SUBJECTS)[number];
const ROLES = ['candidate', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator'] as const;
type Role = (typeof ROLES)[number];

/** Whose rows each role sees, by tier. */
const SIGHT: Readonly<Record<string, Readonly<Record<Role, readonly Subject[]>>>> = {
  // Identity, CV and zoekprofiel without health.
  T1: {
    candidate: ['own'],
    jobhunter: ['own'],
    coach: ['own'],
    teamlead: ['own', 'other'],
    office: ['own', 'other'],
    administrator: [],
  },
  // Derived limits and hours, matches, applications, effort.
  T2: { candidate: ['own'], jobhunter: ['own'], coach: ['own'], teamlead: ['own', 'other'], office: [], administrator: [] },
  // The list, its words, the candidate's own words. A teamlead gives a reason.
  T3: { candidate: ['own'], jobhunter: [], coach: ['own'], teamlead: [], office: [], administrator: [] },
  // Who saw what: for the candidate concerned, and for whoever guards it.
  audit: { candidate: ['own'], jobhunter: [], coach: [], teamlead: ['own', 'other'], office: [], administrator: [] },
};

type Table = {
  /** `agency`: rows of the own agency; `all`: of the installation, for everybody in a scope; `open`: not under row-level security; `shut`: for nobody in one. */
  readonly sight: 'T1' | 'T2' | 'T3' | 'audit' | 'agency' | 'all' | 'open' | 'shut';
  /** Column by which a row is of a candidate (tiers) or agency. */
  readonly of?: string;
  /** What the application's role may do with a row that is there. */
  readonly change: 'append' | 'update' | 'delete' | 'update-and-delete' | 'none';
};

const TABLES: Readonly<Record<string, Table>> = {
  agency: { sight: 'agency', of: 'id', change: 'append' },
  account: { sight: 'T1', of: 'account', change: 'update' },
  membership: { sight: 'T1', of: 'account', change: 'update' },
  candidate: { sight: 'T1', of: 'id', change: 'update' },
  assignment: { sight: 'T1', change: 'update' },
  candidate_key: { sight: 'T1', change: 'append' },
  fml_list: { sight: 'T3', change: 'append' },
  fml_settlement: { sight: 'T3', change: 'append' },
  candidate_words: { sight: 'T3', change: 'append' },
  fml_list_in_force: { sight: 'T2', change: 'update' },
  zoekprofiel: { sight: 'T2', change: 'append' },
  matchable_candidate: { sight: 'T2', change: 'update' },
  rest_period: { sight: 'T2', change: 'update' },
  match: { sight: 'T2', change: 'update' },
  review: { sight: 'T2', change: 'update-and-delete' },
  review_event: { sight: 'T2', change: 'append' },
  question: { sight: 'T2', change: 'update' },
  shortlist_entry: { sight: 'T2', change: 'update' },
  application: { sight: 'T2', change: 'update' },
  application_step: { sight: 'T2', change: 'append' },
  evidence: { sight: 'T2', change: 'append' },
  effort_head: { sight: 'T2', change: 'update' },
  effort_entry: { sight: 'T2', change: 'append' },
  effort_payload: { sight: 'T2', change: 'append' },
  watermark: { sight: 'T2', change: 'update' },
  search_day: { sight: 'T2', change: 'update' },
  saved_search: { sight: 'T2', change: 'update' },
  audit_head: { sight: 'agency', of: 'agency_id', change: 'update' },
  audit_entry: { sight: 'audit', change: 'append' },
  audit_payload: { sight: 'audit', change: 'append' },
  correction: { sight: 'agency', of: 'agency_id', change: 'update' },
  duplicate_decision: { sight: 'agency', of: 'agency_id', change: 'update' },
  order_weights: { sight: 'agency', of: 'agency_id', change: 'update-and-delete' },
  match_shard: { sight: 'agency', of: 'agency_id', change: 'update-and-delete' },
  match_run: { sight: 'all', change: 'update-and-delete' },
  source: { sight: 'all', change: 'update' },
  run: { sight: 'all', change: 'update' },
  unreadable_posting: { sight: 'all', change: 'append' },
  vacancy: { sight: 'all', change: 'update' },
  vacancy_version: { sight: 'all', change: 'append' },
  posting: { sight: 'all', change: 'update' },
  posting_version: { sight: 'all', change: 'append' },
  reading: { sight: 'all', change: 'append' },
  vacancy_key: { sight: 'all', change: 'update-and-delete' },
  vacancy_duplicate: { sight: 'all', change: 'update-and-delete' },
  vacancy_document: { sight: 'all', change: 'update-and-delete' },
  vacancy_document_body: { sight: 'all', change: 'update-and-delete' },
  // The relay reads it outside every scope.
  outbox: { sight: 'shut', change: 'update-and-delete' },
  // Of the installation, with nothing of anybody: pages that were read, hosts that are waited for, settings.
  page_memory: { sight: 'open', change: 'update' },
  host_gate: { sight: 'open', change: 'update' },
  setting: { sight: 'open', change: 'update' },
  own_search_word: { sight: 'agency', of: 'agency_id', change: 'append' },
  own_search_stem: { sight: 'agency', of: 'agency_id', change: 'append' },
  // Words that vacancies of the shared record use, to mend a typing error with; none of them says where it stood.
  search_word: { sight: 'open', change: 'append' },
  search_stem: { sight: 'open', change: 'append' },
  // The lists that this installation reads with, recorded by the owner.
  reference_list: { sight: 'open', change: 'none' },
  // Which SQL was applied: a process without the owner's login asks whether the database is of its version.
  schema_migration: { sight: 'open', change: 'none' },
};
const TIERS = Object.entries(TABLES).filter(([, { sight }]) => Object.hasOwn(SIGHT, sight));
/** Tables of the shared record that can also hold a row of one agency. */
const OVERLAID = [
  'vacancy',
  'vacancy_version',
  'posting',
  'posting_version',
  'reading',
  'vacancy_key',
  'vacancy_duplicate',
  'vacancy_document',
  'vacancy_document_body',
];

let world: TwoAgencies;
let owner: Client;
let app: Client;
const DENIED = '42501';

beforeAll(async () => {
  world = await twoAgencies();
  const { served, targets } = world;
  for (const subject of SUBJECTS) {
    await aRest(served, targets[subject]);
    await aCorrection(served, targets[subject]);
  }
  owner = new Client({ connectionString: served.database.urls.owner, options: '-c search_path=spoor,public' });
  app = new Client({ connectionString: served.database.urls.app, options: '-c search_path=spoor,public' });
  await owner.connect();
  await app.connect();
  for (const subject of SUBJECTS) await fill(targets[subject]);
});
afterAll(async () => {
  await owner.end();
  await app.end();
  await world.served.close();
});

/** Rows of what no act of the fixture leaves behind. */
async function fill({ agencyId, candidate, ids }: Target): Promise<void> {
  const { vacancyId } = ids;
  const run = await owner.query<{ id: string }>(
    `insert into match_run (id, claim, started_at) values (gen_random_uuid(), gen_random_uuid()::text, now()) returning id`,
  );
  const statements: readonly (readonly [string, readonly unknown[]])[] = [
    [
      `insert into match_shard (run_id, number, agency_id, first_candidate, last_candidate, candidates) values ($1, 1, $2, $3, $3, 1)`,
      [run.rows[0]?.id, agencyId, candidate.id],
    ],
    [
      `insert into order_weights (agency_id, weights, changed_at) values ($1, '{1,1,1,1,1,1}', now()) on conflict (agency_id) do nothing`,
      [agencyId],
    ],
    [`insert into duplicate_decision (agency_id, vacancy_id, reason) values ($1, $2, 'een andere baan')`, [agencyId, vacancyId]],
    [
      `insert into vacancy_key (vacancy_id, agency_id, keys) values ($1, $2, '{1}') on conflict (vacancy_id) do nothing`,
      [vacancyId, agencyId],
    ],
    [
      `insert into vacancy_duplicate (vacancy_id, agency_id, lead_id, why) values ($1, $2, $3, '{}') on conflict (vacancy_id) do nothing`,
      [vacancyId, agencyId, ids['keptBackId']],
    ],
    [
      `insert into saved_search (agency_id, candidate_id, name, asked, looked_at) values ($1, $2, 'archief', '{}', now())`,
      [agencyId, candidate.id],
    ],
  ];
  for (const [statement, values] of statements) await owner.query(statement, [...values]);
}

type Scope = { readonly actor: Pick<Actor, 'accountId' | 'agencyId'>; readonly reason?: string };
const scopeOf = (role: Role): Scope => ({ actor: role === 'candidate' ? world.targets.own.candidate.actor : world.staff[role] });
const systemOf = (subject: Subject): Scope => ({ actor: { accountId: null, agencyId: world.targets[subject].agencyId } });

/** Runs in a transaction with the scope of an actor, and takes everything back. @returns what it gave, or the code of the refusal */
async function under<T>({ actor, reason = '' }: Scope, work: () => Promise<T>): Promise<T | { refused: string }> {
  await app.query('begin');
  try {
    await app.query(
      `select set_config('app.actor_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.reason', $3, true)`,
      [actor.accountId ?? 'system', actor.agencyId, reason],
    );
    return await work();
  } catch (error) {
    if (error instanceof DatabaseError) return { refused: error.code ?? '' };
    throw error;
  } finally {
    await app.query('rollback');
  }
}

/** The condition under which a row is a subject's. */
function isOf(table: string, subject: Subject): string {
  const { candidate, agencyId } = world.targets[subject];
  const { of = 'candidate_id' } = TABLES[table] ?? {};
  if (of === 'account') return `t.${table === 'account' ? 'id' : 'account_id'} = '${candidate.actor.accountId}'`;
  return TABLES[table]?.sight === 'agency' ? `t.${of} = '${agencyId}'` : `t.${of} = '${candidate.id}'`;
}
const countOf = async (client: Client, table: string, subject: Subject): Promise<number> =>
  Number((await client.query<{ count: string }>(`select count(*) from "${table}" t where ${isOf(table, subject)}`)).rows[0]?.count);

async function seenBy(scope: Scope, table: string): Promise<readonly Subject[]> {
  const seen: Subject[] = [];
  for (const subject of SUBJECTS) {
    const count = await under(scope, () => countOf(app, table, subject));
    if (typeof count !== 'number' || count > 0) seen.push(subject);
  }
  return seen;
}

describe('the catalogue', () => {
  it('has no table without a row here, and none is here that is gone', async () => {
    const { rows } = await owner.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'spoor'`);
    expect(Object.keys(TABLES).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  it('has row-level security on every table but those that are named', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'spoor' and c.relkind = 'r' and not c.relrowsecurity`,
    );
    const without = Object.entries(TABLES).filter(([, { sight }]) => sight === 'open');
    expect(rows.map(({ name }) => name).toSorted()).toEqual(without.map(([name]) => name).toSorted());
  });

  it('belongs to a role that the application is not', async () => {
    const { rows } = await owner.query<{ owner: string }>(
      `select distinct tableowner as owner from pg_tables where schemaname in ('spoor', 'auth', 'bullmq') and tableowner = 'spoor_app'`,
    );
    expect(rows).toEqual([]);
  });

  it('has something of everybody in each tier, so that not seeing means something', async () => {
    const empty: string[] = [];
    for (const [table] of TIERS) {
      for (const subject of SUBJECTS) if ((await countOf(owner, table, subject)) === 0) empty.push(`${table} of ${subject}`);
    }
    expect(empty).toEqual([]);
  });
});

describe('a query outside the scope of an actor', () => {
  it.each(Object.keys(TABLES).filter((table) => TABLES[table]?.sight !== 'open' && table !== 'outbox'))('raises on %s', async (table) => {
    await expect(app.query(`select * from "${table}"`)).rejects.toMatchObject({ code: DENIED });
  });
});

describe.each(TIERS.map(([table, { sight }]) => ({ table, sight })))('$table ($sight)', ({ table, sight }) => {
  it.each(ROLES)('is seen by a %s as far as the tier says', async (role) => {
    expect(await seenBy(scopeOf(role), table)).toEqual(SIGHT[sight]?.[role]);
  });

  it('is not written where it is not seen', async () => {
    const written: string[] = [];
    for (const role of ROLES) {
      const hidden = SUBJECTS.filter((subject) => !SIGHT[sight]?.[role].includes(subject));
      for (const subject of hidden) {
        const column = table === 'account' ? 'id' : 'agency_id';
        const updated = await under(scopeOf(role), () =>
          app.query(`update "${table}" t set "${column}" = t."${column}" where ${isOf(table, subject)}`),
        );
        const deleted = await under(scopeOf(role), () => app.query(`delete from "${table}" t where ${isOf(table, subject)}`));
        for (const done of [updated, deleted]) if ('rowCount' in done && (done.rowCount ?? 0) > 0) written.push(`${role} on ${subject}`);
      }
    }
    expect(written).toEqual([]);
  });
});

describe('another agency', () => {
  const withAgency = Object.entries(TABLES).filter(([name, { sight }]) => !['all', 'open', 'shut'].includes(sight) && name !== 'account');

  it.each(withAgency.map(([table]) => table))('is not seen in %s, not even by the system of this one', async (table) => {
    expect(await seenBy(systemOf('own'), table)).not.toContain('foreign');
  });

  it.each([...withAgency.map(([table]) => table), ...OVERLAID])('takes in no row of this one in %s', async (table) => {
    const agencyId = world.targets.foreign.agencyId;
    const column = table === 'agency' ? 'id' : 'agency_id';
    const { rows } = await owner.query<{ row: unknown }>(`select to_jsonb(t) as row from "${table}" t where t."${column}" = $1 limit 1`, [
      agencyId,
    ]);
    expect(rows).toHaveLength(1);
    const copies: string[] = [];
    for (const scope of [systemOf('own'), ...ROLES.map(scopeOf)]) {
      const done = await under(scope, () =>
        app.query(`insert into "${table}" overriding system value select * from jsonb_populate_record(null::"${table}", $1)`, [
          JSON.stringify(rows[0]?.row),
        ]),
      );
      if (!('refused' in done) || done.refused !== DENIED) copies.push(JSON.stringify(done));
    }
    expect(copies).toEqual([]);
  });

  it.each(OVERLAID)('does not see what this one pasted in %s', async (table) => {
    const pastedBy = async (scope: Scope) =>
      under(
        scope,
        async () => (await app.query(`select 1 from "${table}" t where t.agency_id = $1`, [world.targets.own.agencyId])).rowCount ?? 0,
      );
    expect(await pastedBy(systemOf('own'))).toBeGreaterThan(0);
    expect(await pastedBy(systemOf('foreign'))).toBe(0);
    for (const role of ['jobhunter', 'coach', 'teamlead', 'office', 'administrator'] as const) {
      expect(await pastedBy(scopeOf(role))).toBeGreaterThan(0);
    }
  });
});

describe('a candidate of a colleague', () => {
  const own = Object.entries(TABLES).filter(([, { sight }]) => sight === 'T2' || sight === 'T3');

  it.each(own.map(([table]) => table))('gets no row in %s from whoever does not work for them', async (table) => {
    const { rows } = await owner.query<{ row: unknown }>(
      `select to_jsonb(t) as row from "${table}" t where ${isOf(table, 'other')} limit 1`,
    );
    const added: string[] = [];
    for (const role of ['candidate', 'jobhunter', 'coach', 'office', 'administrator'] as const) {
      const done = await under(scopeOf(role), () =>
        app.query(`insert into "${table}" overriding system value select * from jsonb_populate_record(null::"${table}", $1)`, [
          JSON.stringify(rows[0]?.row),
        ]),
      );
      if (!('refused' in done) || done.refused !== DENIED) added.push(role);
    }
    expect(added).toEqual([]);
  });

  it('is not claimed by a coach, but a new one without a team is', async () => {
    const claim = (candidateId: string) =>
      under(scopeOf('coach'), () =>
        app.query(`insert into assignment (agency_id, candidate_id, account_id, role) values ($1, $2, $3, 'coach')`, [
          world.targets.own.agencyId,
          candidateId,
          world.staff.coach.accountId,
        ]),
      );
    expect(await claim(world.targets.other.candidate.id)).toEqual({ refused: DENIED });
    // Not of this agency: whatever the policy says, such a row cannot stand.
    expect(await claim(world.targets.foreign.candidate.id)).toEqual({ refused: DENIED });
  });
});

describe('the lists of a candidate', () => {
  it('are opened to a teamlead by a reason', async () => {
    for (const table of ['fml_list', 'fml_settlement', 'candidate_words']) {
      expect(await seenBy({ ...scopeOf('teamlead'), reason: 'casusoverleg' }, table)).toEqual(['own', 'other']);
    }
  });

  it('are written by a coach alone', async () => {
    const { rows } = await owner.query<{ row: unknown }>(
      `select to_jsonb(t) as row from fml_list t where ${isOf('fml_list', 'own')} limit 1`,
    );
    for (const scope of [scopeOf('candidate'), scopeOf('jobhunter'), { ...scopeOf('teamlead'), reason: 'casusoverleg' }]) {
      const done = await under(scope, () =>
        app.query(`insert into fml_list select * from jsonb_populate_record(null::fml_list, $1)`, [JSON.stringify(rows[0]?.row)]),
      );
      expect(done).toEqual({ refused: DENIED });
    }
  });
});

describe('an assignment', () => {
  const T2_AND_T3 = ['match', 'application', 'effort_entry', 'matchable_candidate'];
  const seesAny = async (role: 'jobhunter' | 'coach') => {
    const seen: string[] = [];
    for (const table of [...T2_AND_T3, 'candidate', 'fml_list']) if ((await seenBy(scopeOf(role), table)).includes('own')) seen.push(table);
    return seen;
  };
  const between = async (startsAt: string, endsAt: string | null, work: () => Promise<void>) => {
    const { candidate } = world.targets.own;
    const before = await owner.query<{ id: string; starts_at: Date; ends_at: Date | null }>(
      `select id, starts_at, ends_at from assignment where candidate_id = $1`,
      [candidate.id],
    );
    await owner.query(`update assignment set starts_at = $2, ends_at = $3 where candidate_id = $1`, [candidate.id, startsAt, endsAt]);
    await work();
    for (const { id, starts_at: start, ends_at: end } of before.rows) {
      await owner.query(`update assignment set starts_at = $2, ends_at = $3 where id = $1`, [id, start, end]);
    }
  };

  it('that ended closes everything', async () => {
    await between('2026-01-01', '2026-01-31', async () => {
      expect(await seesAny('jobhunter')).toEqual([]);
      expect(await seesAny('coach')).toEqual([]);
    });
    expect(await seesAny('coach')).toEqual([...T2_AND_T3, 'candidate', 'fml_list']);
  });

  it('that has yet to begin opens nothing', async () => {
    await between('2100-01-01', null, async () => expect(await seesAny('jobhunter')).toEqual([]));
  });

  it('opens nothing to whoever no longer has its role, or has left', async () => {
    const { accountId } = world.staff.jobhunter;
    await owner.query(`update membership set roles = '{office}' where account_id = $1`, [accountId]);
    expect(await seesAny('jobhunter')).toEqual(['candidate']);
    await owner.query(`update membership set roles = '{jobhunter}', ended_at = now() where account_id = $1`, [accountId]);
    expect(await seesAny('jobhunter')).toEqual([]);
    await owner.query(`update membership set ended_at = null where account_id = $1`, [accountId]);
    expect(await seesAny('jobhunter')).toEqual([...T2_AND_T3, 'candidate']);
  });
});

describe('the application', () => {
  it.each(Object.entries(TABLES).map(([table, { change }]) => ({ table, change })))(
    'may $change a row of $table and no more',
    async ({ table, change }) => {
      const { rows } = await owner.query<{ name: string }>(
        `select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
         and has_column_privilege('spoor_app', a.attrelid, a.attnum, 'UPDATE')`,
        [`spoor.${table}`],
      );
      expect(rows.length > 0).toBe(change === 'update' || change === 'update-and-delete');
      const deletes = await owner.query<{ may: boolean }>(
        `select has_table_privilege('spoor_app', $1, 'DELETE') as may, has_table_privilege('spoor_app', $1, 'TRUNCATE') as empties`,
        [`spoor.${table}`],
      );
      expect(deletes.rows[0]).toEqual({ may: change === 'delete' || change === 'update-and-delete', empties: false });
    },
  );

  it('cannot touch a line of either log that is written', async () => {
    for (const table of [
      'effort_entry',
      'effort_payload',
      'audit_entry',
      'audit_payload',
      'review_event',
      'application_step',
      'evidence',
    ]) {
      for (const statement of [`update "${table}" set agency_id = agency_id`, `delete from "${table}"`]) {
        expect(await under(systemOf('own'), () => app.query(statement))).toEqual({ refused: DENIED });
      }
    }
  });

  it('adds to the outbox what it cannot read back', async () => {
    const { agencyId } = world.targets.own;
    const add = (agency: string) =>
      app.query(`insert into outbox (agency_id, job, payload, job_key) values ($1, 'match-new', '{}', 'key')`, [agency]);
    const done = await under(scopeOf('jobhunter'), async () => {
      await add(agencyId);
      return (await app.query('select * from outbox')).rowCount;
    });
    expect(done).toBe(0);
    expect(await under(scopeOf('jobhunter'), () => add(world.targets.foreign.agencyId))).toEqual({ refused: DENIED });
  });

  it('reaches neither sign-in nor the queue', async () => {
    for (const table of ['auth."user"', 'auth."session"', 'auth.totp', 'bullmq.job']) {
      await expect(app.query(`select * from ${table}`)).rejects.toMatchObject({ code: DENIED });
    }
  });
});

describe('the other logins', () => {
  const as = async (login: 'matcher' | 'auth' | 'queue', work: (client: Client) => Promise<void>) => {
    const client = new Client({ connectionString: world.served.database.urls[login] });
    await client.connect();
    await work(client);
    await client.end();
  };
  const reachedOf = async (client: Client, tables: readonly string[]): Promise<string[]> => {
    const reached: string[] = [];
    for (const table of tables) {
      const done = await client.query(`select 1 from ${table} limit 1`).then(
        () => true,
        (error: unknown) => !(error instanceof DatabaseError && error.code === DENIED),
      );
      if (done) reached.push(table);
    }
    return reached;
  };
  const tablesOf = async (...schemas: readonly string[]) => {
    const { rows } = await owner.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname = any ($1)`,
      [schemas],
    );
    return rows.map(({ name }) => name);
  };

  it('let the matcher read derived limits across agencies, and nothing else', async () => {
    await as('matcher', async (client) => {
      expect(await reachedOf(client, await tablesOf('spoor', 'auth', 'bullmq'))).toEqual(['spoor.matchable_candidate']);
      const { rows } = await client.query(`select distinct agency_id from spoor.matchable_candidate`);
      expect(rows).toHaveLength(2);
      await expect(client.query(`update spoor.matchable_candidate set resting = true`)).rejects.toMatchObject({ code: DENIED });
      const { fields } = await client.query(`select * from spoor.matchable_candidate limit 0`);
      expect(fields.map(({ name }) => name)).not.toContain('name');
    });
  });

  it('let sign-in reach its own schema, and ask for the memberships of one account', async () => {
    await as('auth', async (client) => {
      expect(await reachedOf(client, await tablesOf('spoor', 'bullmq'))).toEqual([]);
      const { rows } = await client.query(`select * from spoor.actor_of($1)`, [world.staff.coach.accountId]);
      expect(rows).toHaveLength(1);
      await expect(client.query(`select spoor.visible_candidates()`)).rejects.toMatchObject({ code: DENIED });
    });
  });

  it('let the queue reach its own schema alone', async () => {
    await as('queue', async (client) => expect(await reachedOf(client, await tablesOf('spoor', 'auth'))).toEqual([]));
  });
});

describe('health', () => {
  it('stands nowhere in the database as it was written', async () => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('spoor', 'auth', 'bullmq')`,
    );
    let all = '';
    for (const { name } of tables) {
      const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${name} t`);
      all += `${rows.map(({ text }) => text).join('\n')}\n`;
    }
    const secrets = [TOELICHTING, 'Ik kan een half uur staan.', 'Geachte mevrouw', 'even rust', 'per vacature bekijken', 'brief.txt'];
    expect(all).toContain('Kan dit, met deze tijden?');
    for (const words of secrets) {
      expect(all).not.toContain(words);
      expect(all).not.toContain(Buffer.from(words).toString('hex'));
      expect(all).not.toContain(Buffer.from(words).toString('base64').replaceAll('=', ''));
    }
  });
});
