import { z } from 'zod';
import { checkShortcuts, SHORTCUT_ACTIONS, type ShortcutAction } from '../../../domain/review/shortcuts.ts';
import type { SignIn } from '../../../ports/sign-in.ts';
import { asFields, checked, readForm, says } from '../../forms.ts';
import { redirect, type PageRequest, type PageRouter } from '../../page.ts';
import { paths } from '../../paths.ts';
import { backupCodesView } from '../../sign-in/view.ts';
import { ownAccountView } from './view.ts';

const key = z.string(says('account.shortcut-form')).trim().toLowerCase();
const keyFields = Object.fromEntries(SHORTCUT_ACTIONS.map((action) => [action, key])) as Record<ShortcutAction, typeof key>;
const settingsForm = z.strictObject({ language: z.enum(['nl', 'en']), on: checked, ...keyFields });
const passwordForm = z.strictObject({
  password: z.string(says('form.required')).min(12, says('setup.password-short')).max(128, says('setup.password-short')),
});

const sessionOf = (req: PageRequest) => {
  if (!req.session) throw new Error('a route that needs a session was reached without one');
  return req.session;
};

export function ownAccountRoutes(page: PageRouter, signIn: SignIn): void {
  const GUARD = { may: 'signed-in', audit: null } as const;
  page.get(paths.account.own, GUARD, (req, res) => void res.send(ownAccountView(req.page, sessionOf(req))));

  page.post(paths.account.own, GUARD, async (req, res) => {
    const session = sessionOf(req);
    const input = readForm(settingsForm, req.body);
    if (!input.ok) return void res.status(422).send(ownAccountView(req.page, session, input.errors, asFields(req.body)));
    const { language, on, ...keys } = input.value;
    const refusal = checkShortcuts(keys);
    if (refusal) {
      const error = refusal === 'twice' ? 'account.shortcut-twice' : 'account.shortcut-form';
      return void res.status(422).send(ownAccountView(req.page, session, { accept: error }, asFields(req.body)));
    }
    await signIn.saveSettings(session, { language, shortcuts: { on, keys } });
    redirect(res, paths.account.own.url(), 'account.saved');
  });

  page.post(paths.account.password, GUARD, async (req, res) => {
    const session = sessionOf(req);
    const input = readForm(passwordForm, req.body);
    if (!input.ok) return void res.status(422).send(ownAccountView(req.page, session, input.errors));
    const done = await signIn.setPassword(session, input.value.password);
    if (!done.ok) return void res.status(422).send(ownAccountView(req.page, session, { password: 'setup.password-short' }));
    redirect(res, paths.account.own.url(), 'account.password-saved');
  });

  page.post(paths.account.backupCodes, GUARD, async (req, res) => {
    res.send(backupCodesView(req.page, await signIn.newBackupCodes(sessionOf(req))));
  });

  page.post(paths.account.elsewhere, GUARD, async (req, res) => {
    await signIn.signOutElsewhere(sessionOf(req));
    redirect(res, paths.account.own.url(), 'account.elsewhere-done');
  });
}
