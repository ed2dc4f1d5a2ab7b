import { DEMO_PASSWORD } from '../../../scripts/demo/seed-agency.ts';
import { paths } from '../../../src/web/paths.ts';
import type { BrowserWorld, Visitor } from '../../support/browser-world.ts';
import type { Viewer } from './pages.ts';
import { NEWCOMER_PASSWORD, type Stage } from './stage.ts';

/** Opens a browser for whoever looks at a page, once for each of them. */
export function createViewers(world: BrowserWorld, empty: BrowserWorld, stage: Stage): (viewer: Viewer) => Promise<Visitor> {
  const open = new Map<Viewer, Promise<Visitor>>();
  const start = (viewer: Viewer): Promise<Visitor> => {
    if (viewer === 'nobody') return world.aVisitor();
    if (viewer === 'installer') return empty.aVisitor();
    if (viewer === 'half-way') return withPassword(world, 'administratie@demo.example', DEMO_PASSWORD);
    if (viewer === 'newcomer') return withPassword(world, stage.newcomer, NEWCOMER_PASSWORD);
    return world.signedIn(viewer);
  };
  return (viewer) => {
    const visitor = open.get(viewer) ?? start(viewer);
    open.set(viewer, visitor);
    return visitor;
  };
}

/** Somebody who gave a password and has the second step still to take. */
async function withPassword(world: BrowserWorld, email: string, password: string): Promise<Visitor> {
  const visitor = await world.aVisitor();
  await visitor.page.goto(paths.signIn.form.url());
  const form = visitor.page.locator(`form[action="${paths.signIn.password.url()}"]`);
  await form.getByLabel('E-mailadres').fill(email);
  await form.getByLabel('Wachtwoord').fill(password);
  await form.getByRole('button').click();
  await visitor.page.waitForURL((address) => address.pathname.startsWith(paths.signIn.factor.url()));
  return visitor;
}
