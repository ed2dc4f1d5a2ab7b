import { z } from 'zod';
import type { Response } from 'express';
import { toAgencyId } from '../../domain/shared/ids.ts';
import type { Session, SignIn, SignInRefusal } from '../../ports/sign-in.ts';
import { asFields, readForm, says, text, type FieldErrors } from '../forms.ts';
import type { TextKey } from '../messages/catalogue.ts';
import { queryText, redirect, safeBack, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { agencyView, backupCodesView, enrolView, factorView, linkSentView, openLinkView, setupView, signInView } from './view.ts';

export type Setup = {
  readonly token: string;
  readonly agency: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** Setting up an empty installation. */
export type SetupUi = {
  readonly isEmpty: () => Promise<boolean>;
  readonly setUp: (
    setup: Setup,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: 'token' | 'done' | 'password' }>;
};

const email = z
  .string(says('sign-in.email-wrong'))
  .trim()
  .toLowerCase()
  .pipe(z.email(says('sign-in.email-wrong')).max(254, says('sign-in.email-wrong')));
const back = z.string().default('');
const passwordForm = z.strictObject({
  email,
  password: z.string(says('form.required')).min(1, says('form.required')).max(200, says('form.too-long')),
  naar: back,
});
const linkForm = z.strictObject({ email });
const openForm = z.strictObject({ token: z.string().min(1).max(500) });
const codeForm = z.strictObject({ code: text(40), naar: back });
const languageForm = z.strictObject({ taal: z.enum(['nl', 'en']), naar: back });
const agencyForm = z.strictObject({ agencyId: z.uuid() });
/** The page has two forms with an address; the message belongs to the second. */
const forLink = ({ email, ...others }: FieldErrors): FieldErrors => (email ? { ...others, 'link-email': email } : others);
const setupForm = z.strictObject({
  token: text(100),
  agency: text(200),
  name: text(200),
  email,
  password: z.string(says('form.required')).min(12, says('setup.password-short')).max(128, says('setup.password-short')),
});

const REFUSED: Record<SignInRefusal, TextKey> = { wrong: 'sign-in.wrong', 'too-many': 'sign-in.too-many' };
const SETUP_REFUSED = {
  token: { token: 'setup.token-wrong' },
  done: { '': 'setup.done' },
  password: { password: 'setup.password-short' },
} as const;

const STATUS: Record<SignInRefusal, number> = { wrong: 422, 'too-many': 429 };
/** Where a form that could not be read wanted to go. */
const backIn = (body: unknown): string => (typeof body === 'object' && body !== null && 'naar' in body ? String(body.naar) : '');
const attemptOf = (req: PageRequest) => ({ ip: req.ip ?? '' });
const withSession = (req: PageRequest): Session => {
  if (!req.session) throw new Error('a route that needs a session was reached without one');
  return req.session;
};

export function signInRoutes(page: PageRouter, ui: SetupUi, signIn: SignIn, secure: boolean): void {
  const OPEN = { may: 'public', audit: null } as const;
  const SIGNED_IN = { may: 'signed-in', audit: null } as const;

  page.get(paths.home, OPEN, async (req, res) => {
    if (!req.session) return res.redirect(303, (await ui.isEmpty()) ? paths.setup.url() : paths.signIn.form.url());
    if (!req.actor) return res.redirect(303, paths.signIn.agency.url());
    if (req.actor.candidateId) return res.redirect(303, paths.portal.shortlist.url());
    const { roles } = req.actor;
    if (roles.includes('jobhunter') || roles.includes('coach')) return res.redirect(303, paths.review.queues.url());
    res.redirect(303, roles.includes('administrator') ? paths.source.list.url() : paths.candidate.list.url());
  });

  page.post(paths.language, OPEN, async (req, res) => {
    const input = readForm(languageForm, req.body);
    if (!input.ok) return res.redirect(303, paths.home.url());
    const { taal, naar } = input.value;
    if (req.session) await signIn.saveSettings(req.session, { language: taal, shortcuts: req.session.shortcuts });
    res.cookie('spoor_taal', taal, { httpOnly: true, sameSite: 'lax', secure, maxAge: 31_536_000_000 });
    res.redirect(303, safeBack(naar));
  });

  page.get(paths.signIn.form, OPEN, (req, res) => void res.send(signInView(req.page, { back: queryText(req, 'naar') ?? '' })));

  page.post(paths.signIn.password, OPEN, async (req, res) => {
    const input = readForm(passwordForm, req.body);
    if (!input.ok)
      return void res
        .status(422)
        .send(signInView(req.page, { back: backIn(req.body), email: asFields(req.body)['email'], errors: input.errors }));
    const { email: address, password, naar } = input.value;
    const done = await signIn.withPassword({ email: address, password }, attemptOf(req));
    if (!done.ok)
      return void res
        .status(STATUS[done.refusal])
        .send(signInView(req.page, { back: naar, email: address, errors: { password: REFUSED[done.refusal] } }));
    res.append('set-cookie', [...done.cookies]);
    res.redirect(303, safeBack(naar));
  });

  page.post(paths.signIn.link, OPEN, async (req, res) => {
    const input = readForm(linkForm, req.body);
    if (!input.ok)
      return void res
        .status(422)
        .send(signInView(req.page, { back: '', linkEmail: asFields(req.body)['email'], errors: forLink(input.errors) }));
    const sent = await signIn.sendLink(input.value.email, attemptOf(req));
    if (!sent.ok)
      return void res
        .status(429)
        .send(signInView(req.page, { back: '', linkEmail: input.value.email, errors: { 'link-email': 'sign-in.too-many' } }));
    res.send(linkSentView(req.page));
  });

  // A mail scanner that opens the link does not use it up: the button does.
  page.get(paths.signIn.open, OPEN, (req, res) => void res.send(openLinkView(req.page, queryText(req, 'token') ?? '')));
  page.post(paths.signIn.open, OPEN, async (req, res) => {
    const input = readForm(openForm, req.body);
    const done = input.ok ? await signIn.openLink(input.value.token, attemptOf(req)) : { ok: false as const, refusal: 'wrong' as const };
    if (!done.ok) {
      const error: TextKey = done.refusal === 'wrong' ? 'sign-in.link-wrong' : 'sign-in.too-many';
      return void res.status(STATUS[done.refusal]).send(signInView(req.page, { back: '', errors: { '': error } }));
    }
    res.append('set-cookie', [...done.cookies]);
    res.redirect(303, paths.home.url());
  });

  page.post(paths.signIn.out, OPEN, async (req, res) => {
    res.append('set-cookie', [...(await signIn.signOut(req.headers.cookie))]);
    res.redirect(303, paths.signIn.form.url());
  });

  page.get(paths.signIn.agency, SIGNED_IN, (req, res) => void res.send(agencyView(req.page, withSession(req).memberships)));
  page.post(paths.signIn.agency, SIGNED_IN, async (req, res) => {
    const input = readForm(agencyForm, req.body);
    if (input.ok) await signIn.chooseAgency(withSession(req), toAgencyId(input.value.agencyId));
    res.redirect(303, paths.home.url());
  });

  page.get(paths.signIn.factor, SIGNED_IN, (req, res) => void res.send(factorView(req.page, { back: queryText(req, 'naar') ?? '' })));
  page.post(paths.signIn.factor, SIGNED_IN, async (req, res) => {
    const input = readForm(codeForm, req.body);
    if (!input.ok) return void res.status(422).send(factorView(req.page, { back: backIn(req.body), errors: input.errors }));
    const { code, naar } = input.value;
    const shown = await signIn.showSecondFactor(withSession(req), code, attemptOf(req));
    if (!shown.ok) {
      return void res.status(STATUS[shown.refusal]).send(factorView(req.page, { back: naar, errors: { code: REFUSED[shown.refusal] } }));
    }
    res.redirect(303, safeBack(naar));
  });

  page.get(paths.signIn.enrol, SIGNED_IN, async (req, res) => showEnrolment(req, res, signIn));
  page.post(paths.signIn.enrol, SIGNED_IN, async (req, res) => {
    const input = readForm(codeForm, req.body);
    if (!input.ok) return showEnrolment(req, res, signIn, input.errors);
    const confirmed = await signIn.confirmEnrolment(withSession(req), input.value.code, attemptOf(req));
    if (!confirmed.ok) return showEnrolment(req, res, signIn, { code: REFUSED[confirmed.refusal] });
    res.send(backupCodesView(req.page, confirmed.backupCodes));
  });

  page.get(paths.setup, OPEN, async (req, res) => {
    if (!(await ui.isEmpty())) return redirect(res, paths.signIn.form.url(), 'setup.done');
    res.send(setupView(req.page, {}));
  });
  page.post(paths.setup, OPEN, async (req, res) => {
    const input = readForm(setupForm, req.body);
    if (!input.ok) return void res.status(422).send(setupView(req.page, asFields(req.body), input.errors));
    const done = await ui.setUp(input.value);
    if (!done.ok) return void res.status(422).send(setupView(req.page, input.value, SETUP_REFUSED[done.refusal]));
    const signedIn = await signIn.withPassword(input.value, attemptOf(req));
    if (signedIn.ok) res.append('set-cookie', [...signedIn.cookies]);
    res.redirect(303, paths.home.url());
  });
}

async function showEnrolment(req: PageRequest, res: Response, signIn: SignIn, errors: FieldErrors = {}): Promise<void> {
  const enrolment = await signIn.startEnrolment(withSession(req));
  if (!enrolment) return res.redirect(303, paths.signIn.factor.url());
  res.status(Object.keys(errors).length > 0 ? 422 : 200).send(enrolView(req.page, enrolment, errors));
}
