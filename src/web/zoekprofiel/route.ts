import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import type { DayPart, Weekday } from '../../domain/fml/fml-list.ts';
import type { Place } from '../../domain/place/place.ts';
import { toCandidateId, type CandidateId } from '../../domain/shared/ids.ts';
import { parseLocalDate } from '../../domain/shared/local-date.ts';
import type { SoughtFunction, Zoekprofiel } from '../../domain/zoekprofiel/zoekprofiel.ts';
import type { ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';
import type { ViewedCandidate } from '../../usecases/candidate/view-candidate.ts';
import type { ZoekprofielPreview } from '../../usecases/match/preview-profile.ts';
import type { AgreeZoekprofiel } from '../../usecases/zoekprofiel/agree-zoekprofiel.ts';
import { asFields, day, type FieldErrors, lines, many, optionalNumber, optionalText, readForm, text } from '../forms.ts';
import { idParam, redirect, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { paragraph } from '../components/show.ts';
import { zoekprofielEffect } from '../preview/view.ts';
import { CONTRACTS, EDUCATIONS, LICENCES, MODES, PARTS, TIMES, WEEKDAYS } from './choices.ts';
import { agreeView, zoekprofielView } from './view.ts';

export type ZoekprofielUi = {
  readonly candidate: (actor: Actor, id: CandidateId) => Promise<ViewedCandidate>;
  readonly zoekprofielen: (actor: Actor, id: CandidateId) => Promise<readonly ZoekprofielVersion[]>;
  readonly previewZoekprofiel: (
    actor: Actor,
    query: { candidateId: CandidateId; content: Zoekprofiel },
  ) => Promise<ZoekprofielPreview | null>;
  readonly agree: (actor: Actor, command: AgreeZoekprofiel) => Promise<ZoekprofielVersion>;
  readonly resolveHome: (name: string) => Place;
  readonly occupationsOf: (title: string) => readonly string[];
};

const pick = <const T extends string>(options: readonly T[]) =>
  many.transform((values) => options.filter((option) => values.includes(option)));

const form = z.strictObject({
  wanted: lines(10, 200),
  acceptable: lines(10, 200),
  excluded: lines(30, 300),
  home: text(200),
  maxKm: optionalNumber,
  modes: pick(MODES),
  minutes: optionalNumber,
  weekMin: optionalNumber,
  weekMax: optionalNumber,
  dayMin: optionalNumber,
  dayMax: optionalNumber,
  notTimes: pick(TIMES),
  notParts: pick(WEEKDAYS.flatMap((weekday) => PARTS.map((part) => `${weekday}.${part}` as const))),
  education: z.enum(['', ...EDUCATIONS]).default(''),
  licences: pick(LICENCES),
  certificates: lines(30, 200),
  languages: lines(10, 100),
  sectors: lines(20, 100),
  notSectors: lines(20, 100),
  contracts: pick(CONTRACTS),
  pay: optionalNumber,
  payPer: z.enum(['uur', 'maand']).default('maand'),
  homeWorking: z.enum(['', 'ja', 'nee']).default(''),
  agreedOn: day,
  source: optionalText(300),
  reason: text(500),
});
type Input = z.infer<typeof form>;
/** Half-way through, the reason and the day need not be there. */
const previewForm = form.extend({ reason: optionalText(500), agreedOn: optionalText(20) });

const parts = (line: string): [string, string] => {
  const [first = '', second = ''] = line.split('|').map((part) => part.trim());
  return [first, second];
};

function toContent(
  input: Omit<Input, 'reason' | 'agreedOn'>,
  ui: Pick<ZoekprofielUi, 'resolveHome' | 'occupationsOf'>,
): { ok: true; content: Zoekprofiel } | { ok: false; errors: FieldErrors } {
  if (input.wanted.length === 0) return { ok: false, errors: { wanted: 'zoekprofiel.nothing-wanted' } };
  const place = ui.resolveHome(input.home);
  if (!place.point) return { ok: false, errors: { home: 'zoekprofiel.unknown-place' } };
  const certificates = input.certificates.map((line) => {
    const [code, until] = parts(line);
    return { code, validUntilOn: until === '' ? null : parseLocalDate(until), wrong: until !== '' && parseLocalDate(until) === null };
  });
  if (certificates.some(({ wrong }) => wrong)) return { ok: false, errors: { certificates: 'zoekprofiel.date-wrong' } };
  const sought = (title: string): SoughtFunction => ({ title, isco08: ui.occupationsOf(title) });
  return {
    ok: true,
    content: {
      wanted: input.wanted.map(sought),
      acceptable: input.acceptable.map(sought),
      excluded: input.excluded.map((line) => {
        const [title, reason] = parts(line);
        return { ...sought(title), reason: reason === '' ? null : reason };
      }),
      home: { name: place.town ?? input.home, point: place.point },
      maxKm: input.maxKm,
      travel: input.modes.map((mode) => ({ mode, maxMinutes: input.minutes })),
      hoursPerWeek: { min: input.weekMin, max: input.weekMax },
      hoursPerDay: { min: input.dayMin, max: input.dayMax },
      notTimes: input.notTimes,
      notParts: input.notParts.map((value) => {
        const [weekday, part] = value.split('.') as [Weekday, DayPart];
        return { day: weekday, part };
      }),
      education: input.education === '' ? null : input.education,
      licences: input.licences,
      certificates: certificates.map(({ code, validUntilOn }) => ({ code, validUntilOn })),
      languages: input.languages.map((line) => {
        const [language, level] = parts(line);
        return { language, level: level === '' ? null : level };
      }),
      sectors: input.sectors,
      notSectors: input.notSectors,
      contracts: input.contracts,
      minimumPay: input.pay === null ? null : { amount: input.pay, per: input.payPer },
      homeWorking: input.homeWorking === '' ? null : input.homeWorking === 'ja',
    },
  };
}

/** A version as the fields of the form, to begin the next one from. */
function toFields({ content }: ZoekprofielVersion): Readonly<Record<string, string>> {
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    wanted: content.wanted.map(({ title }) => title).join('\n'),
    acceptable: content.acceptable.map(({ title }) => title).join('\n'),
    excluded: content.excluded.map(({ title, reason }) => (reason ? `${title} | ${reason}` : title)).join('\n'),
    home: content.home.name,
    maxKm: number(content.maxKm),
    modes: content.travel.map(({ mode }) => mode).join(','),
    minutes: number(content.travel[0]?.maxMinutes ?? null),
    weekMin: number(content.hoursPerWeek.min),
    weekMax: number(content.hoursPerWeek.max),
    dayMin: number(content.hoursPerDay.min),
    dayMax: number(content.hoursPerDay.max),
    notTimes: content.notTimes.join(','),
    notParts: content.notParts.map(({ day: weekday, part }) => `${weekday}.${part}`).join(','),
    education: content.education ?? '',
    licences: content.licences.join(','),
    certificates: content.certificates.map(({ code, validUntilOn }) => (validUntilOn ? `${code} | ${validUntilOn}` : code)).join('\n'),
    languages: content.languages.map(({ language, level }) => (level ? `${language} | ${level}` : language)).join('\n'),
    sectors: content.sectors.join('\n'),
    notSectors: content.notSectors.join('\n'),
    contracts: content.contracts.join(','),
    pay: number(content.minimumPay?.amount ?? null),
    payPer: content.minimumPay?.per ?? 'maand',
    homeWorking: content.homeWorking === null ? '' : content.homeWorking ? 'ja' : 'nee',
  };
}

export function zoekprofielRoutes(page: PageRouter, ui: ZoekprofielUi): void {
  const candidateOf = async (req: PageRequest) => (await ui.candidate(req.actor, idParam(req, 'candidateId', toCandidateId))).candidate;

  page.get(paths.zoekprofiel.view, { may: 'zoekprofiel.view', audit: null }, async (req, res) => {
    const candidate = await candidateOf(req);
    res.send(
      zoekprofielView(req.page, candidate, await ui.zoekprofielen(req.actor, candidate.id), mayRole(req.actor, 'zoekprofiel.write')),
    );
  });

  page.get(paths.zoekprofiel.agree, { may: 'zoekprofiel.write', audit: null }, async (req, res) => {
    const candidate = await candidateOf(req);
    const [latest] = await ui.zoekprofielen(req.actor, candidate.id);
    res.send(agreeView(req.page, candidate, latest ? toFields(latest) : {}));
  });
  page.post(paths.zoekprofiel.preview, { may: 'zoekprofiel.preview', audit: null }, async (req, res) => {
    const candidate = await candidateOf(req);
    const input = readForm(previewForm, req.body);
    const read = input.ok ? toContent(input.value, ui) : input;
    const preview = read.ok ? await ui.previewZoekprofiel(req.actor, { candidateId: candidate.id, content: read.content }) : null;
    const effect = read.ok ? zoekprofielEffect(req.page, preview) : paragraph(req.page.t('preview.fill-in'));
    if (req.get('hx-request') === 'true') return void res.send(effect.toString());
    res.send(agreeView(req.page, candidate, asFields(req.body), read.ok ? {} : read.errors, effect));
  });
  page.post(paths.zoekprofiel.agree, { may: 'zoekprofiel.write', audit: 'zoekprofiel.write' }, async (req, res) => {
    const candidate = await candidateOf(req);
    const input = readForm(form, req.body);
    const again = (errors: FieldErrors) => void res.status(422).send(agreeView(req.page, candidate, asFields(req.body), errors));
    if (!input.ok) return again(input.errors);
    const read = toContent(input.value, ui);
    if (!read.ok) return again(read.errors);
    const { source, reason, agreedOn } = input.value;
    await ui.agree(req.actor, { candidateId: candidate.id, content: read.content, source, reason, agreedOn });
    redirect(res, paths.zoekprofiel.view.url({ candidateId: candidate.id }), 'zoekprofiel.saved');
  });
}
