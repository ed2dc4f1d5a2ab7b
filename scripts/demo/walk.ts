import { paths } from '../../src/web/paths.ts';
import { createVisitor, type VisitedPage, type Visitor } from './visitor.ts';

export type WalkDeps = {
  readonly url: string;
  readonly password: string;
  readonly jobhunter: string;
  readonly coach: string;
  /** The code that every employee's authenticator shows now. */
  readonly codeNow: () => Promise<string>;
  /** The link that is mailed to a candidate, by the address of the account. */
  readonly linkFor: (email: string) => Promise<string>;
  readonly candidates: readonly { readonly name: string; readonly email: string }[];
  readonly say: (line: string) => void;
};

/** Signs in as an employee: password, then the code. */
export async function signIn({ url, password, codeNow }: Pick<WalkDeps, 'url' | 'password' | 'codeNow'>, email: string): Promise<Visitor> {
  const visitor = createVisitor(url);
  const page = await visitor.open(paths.signIn.form.url());
  const second = await visitor.submit(page, paths.signIn.password.url(), { email, password });
  if (second.path.startsWith(paths.signIn.factor.url())) {
    await visitor.submit(second, paths.signIn.factor.url(), { code: await codeNow() });
  }
  return visitor;
}

function linkTo({ $, path }: VisitedPage, pattern: RegExp): string {
  const found = $('a[href]')
    .toArray()
    .map((element) => $(element).attr('href') ?? '')
    .find((href) => pattern.test(href));
  if (found === undefined) throw new Error(`${path} leads nowhere like ${pattern.source}`);
  return found;
}

const heading = ({ $ }: VisitedPage): string => $('h1').first().text().replaceAll(/\s+/g, ' ').trim();

/**
 * The way of one match over the real pages, as three people go it: a jobhunter puts it on the shortlist, the candidate wants it, the coach finds
 * both in the log.
 * @throws Error at the first step that does not do what it should
 */
export async function walkOneMatch(deps: WalkDeps): Promise<void> {
  const { say } = deps;
  const jobhunter = await signIn(deps, deps.jobhunter);
  const queues = await jobhunter.open(paths.review.queues.url());
  const candidates = queues
    .$('a[href]')
    .toArray()
    .flatMap((element) => {
      const [, id] = /^\/beoordelen\/([0-9a-f-]{36})$/.exec(queues.$(element).attr('href') ?? '') ?? [];
      const text = queues.$(element).text();
      const named = deps.candidates.find(({ name }) => text.includes(name));
      return id === undefined || named === undefined ? [] : [{ id, email: named.email }];
    });
  for (const { id, email } of candidates) {
    const queue = await jobhunter.open(paths.review.queue.url({ candidateId: id }));
    const match = /\/match\/[0-9a-f-]{36}$/;
    if (!queue.$('a[href]').is((_, element) => match.test(queue.$(element).attr('href') ?? ''))) continue;
    const page = await jobhunter.open(linkTo(queue, match));
    const title = heading(page);
    await jobhunter.submit(page, `${page.path}/besluit`, { kind: 'accepted' });
    say(`  jobhunter: "${title}" akkoord`);

    const candidate = createVisitor(deps.url);
    const { pathname, search } = new URL(await deps.linkFor(email));
    const open = await candidate.open(`${pathname}${search}`);
    const shortlist = await candidate.submit(open, paths.signIn.open.url());
    const entry = shortlist
      .$('a[href^="/mijn/vacatures/"]')
      .toArray()
      .map((element) => shortlist.$(element))
      .find((one) => one.text().includes(title))
      ?.attr('href');
    if (entry === undefined) throw new Error(`"${title}" does not stand on the candidate's shortlist`);
    await candidate.submit(await candidate.open(entry), `${entry}/antwoord`, { kind: 'wil' });
    say('  kandidaat: dit wil ik');

    const coach = await signIn(deps, deps.coach);
    const log = await coach.open(paths.effort.view.url({ candidateId: id }));
    const lines = log.$('main').text();
    if (lines.split(title).length < 3) throw new Error(`"${title}" does not stand in the log twice`);
    say('  coach: beide stappen staan in het logboek');
    return;
  }
  throw new Error('nobody has a match to review');
}
