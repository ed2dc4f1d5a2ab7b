import { expect, it } from 'vitest';
import { isAudited, PERMISSIONS, type Permission } from '../../../../src/domain/access/permission.ts';
import { nl } from '../../../../src/web/messages/nl/index.ts';

it('has words for everything that the audit log may say, as candidates read it too', () => {
  const audited = (Object.keys(PERMISSIONS) as readonly Permission[]).filter(isAudited);
  expect(audited.filter((permission) => !Object.hasOwn(nl, `audit.did.${permission}`))).toEqual([]);
});
