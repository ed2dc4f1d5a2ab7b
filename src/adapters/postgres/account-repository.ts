import { z } from 'zod';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toAccountId, toAgencyId, toCandidateId } from '../../domain/shared/ids.ts';
import type { Account, AccountRepository } from '../../ports/account-repository.ts';
import type { Tx } from './tx.ts';

const accountRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(['candidate', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator'])),
  ended_at: z.date().nullable(),
});

const assignmentRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  account_id: z.string(),
  name: z.string(),
  role: z.enum(['jobhunter', 'coach']),
  starts_at: z.date(),
  ends_at: z.date().nullable(),
});

const SELECT = `select a.id, a.name, a.email, m.roles, m.ended_at from membership m join account a on a.id = m.account_id where m.agency_id = $1`;

function toAccount(raw: unknown): Account {
  const { ended_at: endedAt, id, ...rest } = accountRow.parse(raw);
  return { ...rest, id: toAccountId(id), endedAt };
}

export const createAccountRepository = (tx: Tx): AccountRepository => ({
  async agencies() {
    const { rows } = await tx.query(`select g.id from agency g order by g.created_at`);
    return z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map((row) => toAgencyId(row.id));
  },
  async addAgency(name) {
    await tx.query(`insert into agency (id, name) values ($1, $2)`, [tx.actor.agencyId, name]);
  },
  async agencyName() {
    const { rows } = await tx.query(`select g.name from agency g where g.id = $1`, [tx.actor.agencyId]);
    if (rows.length === 0) throw new NotFoundError('agency', tx.actor.agencyId);
    return z.object({ name: z.string() }).parse(rows[0]).name;
  },
  async list() {
    const { rows } = await tx.query(`${SELECT} order by a.name`, [tx.actor.agencyId]);
    return rows.map(toAccount);
  },
  async get(id) {
    const { rows } = await tx.query(`${SELECT} and a.id = $2`, [tx.actor.agencyId, id]);
    if (rows.length === 0) throw new NotFoundError('account', id);
    return toAccount(rows[0]);
  },
  async find(id) {
    const { rows } = await tx.query(`${SELECT} and a.id = $2`, [tx.actor.agencyId, id]);
    return rows.length === 0 ? null : toAccount(rows[0]);
  },
  async add({ id, name, email, roles }) {
    // Naming the key would ask for the right to see the row, which comes with the membership only.
    await tx.query(`insert into account (id, name, email) values ($1, $2, $3) on conflict do nothing`, [id, name, email]);
    await tx.query(`insert into membership (agency_id, account_id, roles) values ($1, $2, $3)`, [tx.actor.agencyId, id, [...roles]]);
  },
  async changeRoles(id, roles) {
    const { rowCount } = await tx.query(`update membership m set roles = $3 where m.agency_id = $1 and m.account_id = $2`, [
      tx.actor.agencyId,
      id,
      [...roles],
    ]);
    if (rowCount !== 1) throw new NotFoundError('account', id);
  },
  async takeBack(id, roles) {
    const { rowCount } = await tx.query(
      `update membership m set roles = $3, ended_at = null where m.agency_id = $1 and m.account_id = $2 and m.ended_at is not null`,
      [tx.actor.agencyId, id, [...roles]],
    );
    if (rowCount !== 1) throw new NotFoundError('account', id);
  },
  async end(id) {
    const { rowCount } = await tx.query(`update membership m set ended_at = $3 where m.agency_id = $1 and m.account_id = $2`, [
      tx.actor.agencyId,
      id,
      tx.clock.now(),
    ]);
    if (rowCount !== 1) throw new NotFoundError('account', id);
  },
  async assignmentsOf(candidateId) {
    const { rows } = await tx.query(
      `select s.id, s.candidate_id, s.account_id, a.name, s.role, s.starts_at, s.ends_at
       from assignment s join account a on a.id = s.account_id where s.candidate_id = $1 order by s.starts_at`,
      [candidateId],
    );
    return rows.map((raw) => {
      const row = assignmentRow.parse(raw);
      return {
        id: row.id,
        candidateId: toCandidateId(row.candidate_id),
        accountId: toAccountId(row.account_id),
        accountName: row.name,
        role: row.role,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
      };
    });
  },
  async assign({ candidateId, accountId, role, startsAt }) {
    await tx.query(
      `insert into assignment (id, agency_id, candidate_id, account_id, role, starts_at, made_by) values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.newId(), tx.actor.agencyId, candidateId, accountId, role, startsAt, tx.actor.accountId],
    );
  },
  async endAssignment(candidateId, id, endsAt) {
    const { rowCount } = await tx.query(
      `update assignment s set ends_at = $3 where s.candidate_id = $1 and s.id = $2 and s.ends_at is null`,
      [candidateId, id, endsAt],
    );
    if (rowCount !== 1) throw new NotFoundError('assignment', id);
  },
});
