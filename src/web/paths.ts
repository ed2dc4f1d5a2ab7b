type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;
type Query = Readonly<Record<string, string | number | null | undefined>>;

/** An address of ours: the pattern that the router listens to, and the builder of links to it. */
export type Path<P extends string> = {
  readonly pattern: P;
  url(
    ...parts: [ParamNames<P>] extends [never] ? [query?: Query] : [params: Readonly<Record<ParamNames<P>, string>>, query?: Query]
  ): string;
};

export function definePath<const P extends string>(pattern: P): Path<P> {
  const names = [...pattern.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  return {
    pattern,
    url(...parts: readonly unknown[]) {
      const [params, query] = (names.length > 0 ? parts : [{}, ...parts]) as [Readonly<Record<string, string>>, Query?];
      const path = names.reduce((left, name) => left.replace(`:${name}`, encodeURIComponent(params[name] ?? '')), pattern as string);
      const pairs = Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] =>
        value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
      );
      return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
    },
  };
}

const candidate = '/kandidaten/:candidateId';

/** Every address of the service. */
export const paths = {
  home: definePath('/'),
  health: definePath('/gezond'),
  language: definePath('/taal'),
  accessibility: definePath('/toegankelijkheid'),
  signIn: {
    form: definePath('/aanmelden'),
    password: definePath('/aanmelden/wachtwoord'),
    link: definePath('/aanmelden/link'),
    open: definePath('/aanmelden/openen'),
    out: definePath('/afmelden'),
    factor: definePath('/tweede-stap'),
    enrol: definePath('/tweede-stap/instellen'),
    agency: definePath('/bureau'),
  },
  setup: definePath('/instellen'),
  account: {
    own: definePath('/account'),
    password: definePath('/account/wachtwoord'),
    backupCodes: definePath('/account/reservecodes'),
    elsewhere: definePath('/account/elders-afmelden'),
  },
  review: {
    queues: definePath('/beoordelen'),
    queue: definePath('/beoordelen/:candidateId'),
    match: definePath('/beoordelen/:candidateId/match/:reviewId'),
    decide: definePath('/beoordelen/:candidateId/match/:reviewId/besluit'),
    undo: definePath('/beoordelen/:candidateId/match/:reviewId/ongedaan'),
    keptBack: definePath('/beoordelen/:candidateId/niet-getoond'),
    openKeptBack: definePath('/beoordelen/:candidateId/niet-getoond/:vacancyId'),
    rematch: definePath('/beoordelen/:candidateId/opnieuw'),
    explanation: definePath('/matches/:matchId'),
    weights: definePath('/volgorde'),
  },
  savedSearch: { open: definePath('/zoekopdrachten/:searchId/openen'), end: definePath('/zoekopdrachten/:searchId/verwijderen') },
  question: { list: definePath('/vragen'), answer: definePath('/vragen/:questionId') },
  candidate: {
    list: definePath('/kandidaten'),
    add: definePath('/kandidaten/nieuw'),
    view: definePath(candidate),
    change: definePath(`${candidate}/wijzigen`),
    assign: definePath(`${candidate}/toewijzen`),
    endAssignment: definePath(`${candidate}/toewijzing/:assignmentId/einde`),
    portal: definePath(`${candidate}/portaal`),
    rest: definePath(`${candidate}/rust`),
    endRest: definePath(`${candidate}/rust/:restId/einde`),
    shortlist: definePath(`${candidate}/shortlist`),
    words: definePath(`${candidate}/eigen-woorden`),
    searches: definePath(`${candidate}/zoekopdrachten`),
  },
  fml: {
    view: definePath(`${candidate}/lijst`),
    version: definePath(`${candidate}/lijst/:listId`),
    enter: definePath(`${candidate}/lijst-invoeren`),
    preview: definePath(`${candidate}/lijst-invoeren/gevolg`),
    costs: definePath(`${candidate}/grenzen`),
    settle: definePath(`${candidate}/lijst/:listId/duiden`),
    consult: definePath(`${candidate}/lijst-inzien`),
  },
  zoekprofiel: {
    view: definePath(`${candidate}/zoekprofiel`),
    agree: definePath(`${candidate}/zoekprofiel/nieuw`),
    preview: definePath(`${candidate}/zoekprofiel/nieuw/gevolg`),
  },
  application: {
    list: definePath(`${candidate}/sollicitaties`),
    open: definePath(`${candidate}/sollicitaties/nieuw`),
    view: definePath('/sollicitaties/:applicationId'),
    step: definePath('/sollicitaties/:applicationId/stap'),
    evidence: definePath('/sollicitaties/:applicationId/bewijs'),
    file: definePath('/bewijs/:evidenceId'),
  },
  effort: {
    view: definePath(`${candidate}/logboek`),
    print: definePath(`${candidate}/logboek/afdruk`),
    csv: definePath(`${candidate}/logboek/csv`),
    xlsx: definePath(`${candidate}/logboek/xlsx`),
    chain: definePath(`${candidate}/logboek/keten`),
    contact: definePath(`${candidate}/logboek/contact`),
    correct: definePath(`${candidate}/logboek/correctie`),
  },
  vacancy: {
    search: definePath('/vacatures'),
    take: definePath('/vacatures/:vacancyId/kandidaat/:candidateId'),
    paste: definePath('/vacatures/toevoegen'),
    pasteText: definePath('/vacatures/toevoegen/tekst'),
    view: definePath('/vacatures/:vacancyId'),
    split: definePath('/vacatures/:vacancyId/losmaken'),
    merge: definePath('/vacatures/:vacancyId/samenvoegen'),
    withdrawGrouping: definePath('/vacatures/:vacancyId/groepering-terugnemen'),
  },
  correction: {
    add: definePath('/vacatures/:vacancyId/verbeteren'),
    withdraw: definePath('/verbeteringen/:correctionId/terugnemen'),
  },
  source: {
    list: definePath('/bronnen'),
    add: definePath('/bronnen/nieuw'),
    detect: definePath('/bronnen/ontdekken'),
    view: definePath('/bronnen/:sourceId'),
    change: definePath('/bronnen/:sourceId/wijzigen'),
    run: definePath('/bronnen/:sourceId/lezen'),
    viewRun: definePath('/rondes/:runId'),
  },
  admin: {
    jobs: definePath('/beheer/taken'),
    retryJob: definePath('/beheer/taken/opnieuw'),
    mail: definePath('/beheer/post'),
    accounts: definePath('/beheer/medewerkers'),
    addAccount: definePath('/beheer/medewerkers/nieuw'),
    changeAccount: definePath('/beheer/medewerkers/:accountId'),
    audit: definePath('/beheer/inzage'),
  },
  portal: {
    shortlist: definePath('/mijn/vacatures'),
    vacancy: definePath('/mijn/vacatures/:entryId'),
    answer: definePath('/mijn/vacatures/:entryId/antwoord'),
    applications: definePath('/mijn/sollicitaties'),
    apply: definePath('/mijn/vacatures/:entryId/gesolliciteerd'),
    limits: definePath('/mijn/mogelijkheden'),
    rest: definePath('/mijn/rust'),
    endRest: definePath('/mijn/rust/:restId/einde'),
    log: definePath('/mijn/logboek'),
    audit: definePath('/mijn/inzage'),
  },
} as const;
