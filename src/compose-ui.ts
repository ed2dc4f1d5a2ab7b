import { randomUUID } from 'node:crypto';
import type { Service } from './compose.ts';
import { systemActor } from './domain/access/actor.ts';
import { toAgencyId } from './domain/shared/ids.ts';
import { listAgencies } from './usecases/agency/list-agencies.ts';
import type { Ui } from './web/routes.ts';

/** Binds every use case that a page calls to the service. */
export function bindUi(service: Service): Ui {
  return {
    isEmpty: async () => (await listAgencies(service)).length === 0,
    async setUp({ token, agency, name, email, password }) {
      if ((await listAgencies(service)).length > 0) return { ok: false, refusal: 'done' };
      if (!(await service.signIn.takeSetupToken(token))) return { ok: false, refusal: 'token' };
      const accountId = await service.signIn.createEmployee(email, name);
      await service.signIn.setFirstPassword(accountId, password);
      await service.transaction(systemActor(toAgencyId(randomUUID())), 'match.judge', async ({ accounts }) => {
        await accounts.addAgency(agency);
        await accounts.add({ id: accountId, name, email, roles: ['administrator', 'teamlead'] });
      });
      return { ok: true };
    },
  };
}
