import { describe, expect, it } from 'vitest';
import { EMPLOYEE_ROLES, systemActor, type Actor, type Role } from '../../../../src/domain/access/actor.ts';
import { mayRole, PERMISSIONS, type Permission } from '../../../../src/domain/access/permission.ts';
import { toAccountId, toAgencyId } from '../../../../src/domain/shared/ids.ts';

const anActor = (roles: readonly Role[], secondFactor = true): Actor => ({
  accountId: toAccountId('a1'),
  agencyId: toAgencyId('g1'),
  roles,
  candidateId: null,
  secondFactor,
});
const ALL = Object.keys(PERMISSIONS) as Permission[];

describe('mayRole', () => {
  it('gives a session without the second factor nothing but its own account', () => {
    const granted = ALL.filter((permission) => mayRole(anActor([...EMPLOYEE_ROLES], false), permission));
    expect(granted).toEqual(['account.own']);
  });

  it('keeps lists, words and documents from everybody but candidate and coach, and teamlead with a reason', () => {
    for (const role of ['jobhunter', 'office', 'administrator'] as const) {
      expect(ALL.filter((permission) => permission.startsWith('fml.') && mayRole(anActor([role]), permission))).toEqual([]);
    }
    expect(ALL.filter((permission) => permission.startsWith('fml.') && mayRole(anActor(['teamlead']), permission))).toEqual([
      'fml.consult',
    ]);
  });

  it('gives the administrator nothing of a candidate', () => {
    const granted = ALL.filter((permission) => mayRole(anActor(['administrator']), permission));
    expect(granted.filter((permission) => 'candidate' in PERMISSIONS[permission])).toEqual([]);
  });

  it('gives no person what only the system does', () => {
    const people = anActor(['candidate', ...EMPLOYEE_ROLES]);
    for (const permission of ['vacancy.ingest', 'match.judge', 'review.wake', 'effort.record-search', 'chain.anchor'] as const) {
      expect(mayRole(people, permission)).toBe(false);
      expect(mayRole(systemActor(toAgencyId('g1')), permission)).toBe(true);
    }
  });
});
