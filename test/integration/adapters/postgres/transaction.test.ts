import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOGIN_ROLES } from '../../../../src/adapters/postgres/logins.ts';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { systemActor, type Actor } from '../../../../src/domain/access/actor.ts';
import { verifyChain } from '../../../../src/domain/chain/chain.ts';
import { NotAllowedError, NotFoundError } from '../../../../src/domain/shared/errors.ts';
import type { AgencyId, CandidateId } from '../../../../src/domain/shared/ids.ts';
import { aWorld, type World } from '../../../support/world.ts';

let world: World;
let agency: AgencyId;
let coach: Actor;
let candidate: CandidateId;

beforeAll(async () => {
  world = await aWorld();
  agency = await world.anAgency();
  coach = await world.anEmployee(agency, ['coach']);
  candidate = (await world.aCandidate(agency)).id;
  await world.assign(agency, candidate, coach, 'coach');
});
afterAll(() => world.close());

const note = (text: string) => ({ kind: 'contact.made' as const, payload: { result: text } });

describe('a transaction in the scope of an actor', () => {
  it('refuses what no role of the actor carries, before it touches the database', async () => {
    const office = await world.anEmployee(agency, ['office']);
    await expect(world.transaction(office, 'fml.view', async () => 'reached')).rejects.toThrow(NotAllowedError);
  });

  it('refuses an employee whose session has not shown the second factor', async () => {
    await expect(world.transaction({ ...coach, secondFactor: false }, 'candidate.list', async () => 'reached')).rejects.toThrow(
      NotAllowedError,
    );
  });

  it('rolls back everything when the use case fails, its log lines included', async () => {
    const before = await world.transaction(coach, 'effort.view', ({ effort }) => effort.list(candidate, null, null));
    await expect(
      world.transaction(coach, 'effort.add', async ({ effort, audit }) => {
        await effort.record(candidate, note('gebeld'));
        audit.note({ object: 'effort-log', objectId: candidate, candidateId: candidate });
        throw new Error('halfway');
      }),
    ).rejects.toThrow('halfway');
    expect(await world.transaction(coach, 'effort.view', ({ effort }) => effort.list(candidate, null, null))).toEqual(before);
  });

  it('raises on a query outside any scope instead of returning nothing', async () => {
    await expect(world.pool.query('select * from spoor.candidate')).rejects.toThrow('outside the scope of an actor');
  });

  it('leaves no scope behind on the connection that it used', async () => {
    await world.transaction(coach, 'candidate.list', ({ candidates }) => candidates.list());
    const client = await world.pool.connect();
    await expect(client.query('select spoor.agency_id()')).rejects.toThrow('outside the scope of an actor');
    client.release();
  });

  it('fails a use case that is audited per candidate but named none', async () => {
    await expect(world.transaction(coach, 'effort.add', async () => undefined)).rejects.toThrow('noted none');
  });
});

describe('the search-effort log', () => {
  it('chains entries that are written at the same time one after the other', async () => {
    const { id } = await world.aCandidate(agency);
    await world.assign(agency, id, coach, 'coach');
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.transaction(coach, 'effort.add', async ({ effort, audit }) => {
          await effort.record(id, note(`gesprek ${index}`));
          audit.note({ object: 'effort-log', objectId: id, candidateId: id });
        }),
      ),
    );
    const chain = await world.transaction(coach, 'effort.view', ({ effort }) => effort.chain(id));
    expect(chain.map((entry) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(verifyChain(sha256, chain, [])).toMatchObject({ ok: true, entries: 20 });
  });

  it.each(['effort_entry', 'effort_payload', 'audit_entry', 'audit_payload', 'fml_list', 'zoekprofiel', 'review_event', 'evidence'])(
    'gives the application no right to change or shorten %s',
    async (table) => {
      const { rows } = await asOwner(
        `select has_table_privilege('${LOGIN_ROLES.app}', 'spoor.${table}', 'select') as reads,
                has_table_privilege('${LOGIN_ROLES.app}', 'spoor.${table}', 'update') as changes,
                has_table_privilege('${LOGIN_ROLES.app}', 'spoor.${table}', 'delete') as shortens,
                has_table_privilege('${LOGIN_ROLES.app}', 'spoor.${table}', 'truncate') as empties`,
      );
      expect(rows).toEqual([{ reads: true, changes: false, shortens: false, empties: false }]);
    },
  );

  it('is stored without a readable word of its content', async () => {
    await world.transaction(coach, 'effort.add', async ({ effort, audit }) => {
      await effort.record(candidate, note('onvindbaarwoord'));
      audit.note({ object: 'effort-log', objectId: candidate, candidateId: candidate });
    });
    const { rows } = await world.transaction(systemActor(agency), 'chain.anchor', async () =>
      asOwner('select content from spoor.effort_payload'),
    );
    expect(Buffer.concat(rows.map((row: { content: Buffer }) => row.content)).toString('latin1')).not.toContain('onvindbaarwoord');
  });
});

describe('the audit log', () => {
  it('holds one chained entry per use, with who, what and for whom', async () => {
    const lead = await world.anEmployee(agency, ['teamlead']);
    await world.transaction(coach, 'fml.view', ({ candidates }) => candidates.words(candidate));
    const [entry] = await world.transaction(lead, 'audit.view', ({ audit }) => audit.ofAgency(1, null));
    expect(entry).toMatchObject({ event: 'fml.view', actorAccountId: coach.accountId, candidateId: candidate });
    expect(entry?.payload).toMatchObject({ objects: [{ object: 'candidate-words' }] });
    const chain = await world.transaction(systemActor(agency), 'chain.anchor', ({ audit }) => audit.chain());
    expect(verifyChain(sha256, chain, [])).toMatchObject({ ok: true });
  });

  it('shows candidates their own entries and nobody else theirs', async () => {
    const own = await world.aCandidate(agency, { withAccount: true });
    const other = await world.aCandidate(agency, { withAccount: true });
    await world.assign(agency, own.id, coach, 'coach');
    await world.transaction(coach, 'fml.view', ({ candidates }) => candidates.words(own.id));
    expect(await world.transaction(own.actor, 'audit.view-own', ({ audit }) => audit.ofCandidate(own.id, 10))).toHaveLength(1);
    await expect(world.transaction(other.actor, 'audit.view-own', ({ audit }) => audit.ofCandidate(own.id, 10))).resolves.toEqual([]);
  });

  it('keeps the reason with which a teamlead opened a file, and opens none without', async () => {
    const lead = await world.anEmployee(agency, ['teamlead']);
    const consult = (reason: string) =>
      world.transaction(
        lead,
        'fml.consult',
        async ({ lists, audit }) => {
          audit.note({ object: 'fml-list', objectId: 'in-force', candidateId: candidate });
          return lists.versions(candidate);
        },
        { reason },
      );
    await consult('casusreview op verzoek van de coach');
    const [entry] = await world
      .transaction(coach, 'effort.view', async () => [])
      .then(() => world.transaction(lead, 'audit.view', ({ audit }) => audit.ofAgency(1, null)));
    expect(entry?.payload).toMatchObject({ reason: 'casusreview op verzoek van de coach' });
  });
});

describe('a candidate that the actor may not see', () => {
  it('is not found, whether it exists or not', async () => {
    const stranger = await world.anEmployee(agency, ['jobhunter']);
    await expect(world.transaction(stranger, 'candidate.view', ({ candidates }) => candidates.get(candidate))).rejects.toThrow(
      NotFoundError,
    );
  });
});

async function asOwner(text: string) {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: world.database.urls.owner });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
