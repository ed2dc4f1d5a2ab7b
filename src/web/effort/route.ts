import { z } from 'zod';
import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import { OVERVIEW_COLUMNS, overviewRows, toCsv, type OverviewCell } from '../../domain/effort/overview-table.ts';
import { toCandidateId, toEffortEntryId, type CandidateId, type EffortEntryId } from '../../domain/shared/ids.ts';
import { addDays, localDateOf, parseLocalDate } from '../../domain/shared/local-date.ts';
import { CONTACT_CHANNELS, type EffortRefusal, type RecordContact } from '../../usecases/effort/record-effort.ts';
import type { EffortOverview, Period } from '../../usecases/effort/view-effort.ts';
import { asFields, day, optionalText, readForm } from '../forms.ts';
import { idParam, queryText, redirect, type PageRequest, type PageRouter } from '../page.ts';
import { paths } from '../paths.ts';
import { effortView } from './view.ts';

type Refused = { readonly ok: false; readonly refusal: EffortRefusal | 'entry-unknown' };

export type EffortUi = {
  readonly now: () => Date;
  readonly effort: (actor: Actor, query: { candidateId: CandidateId; period: Period }) => Promise<EffortOverview>;
  readonly exportEffort: (
    actor: Actor,
    query: { candidateId: CandidateId; period: Period; form: 'csv' | 'xlsx' | 'print' },
  ) => Promise<EffortOverview>;
  /** The chain as a file that a third party can verify. */
  readonly exportChain: (actor: Actor, candidateId: CandidateId) => Promise<string>;
  readonly toXlsx: (sheets: readonly { name: string; rows: readonly (readonly OverviewCell[])[] }[]) => Promise<Uint8Array>;
  readonly recordContact: (actor: Actor, contact: RecordContact) => Promise<{ ok: true } | Refused>;
  readonly correctEffort: (
    actor: Actor,
    correction: { candidateId: CandidateId; entryId: EffortEntryId; text: string },
  ) => Promise<{ ok: true } | Refused>;
};

/** Days that the overview shows when none are asked for: the last eight weeks, as long as a report's period. */
const DEFAULT_DAYS = 56;

const contactForm = z.strictObject({
  happenedOn: day,
  channel: z.enum(CONTACT_CHANNELS),
  employer: optionalText(1001),
  result: optionalText(1001),
  nextStep: optionalText(1001),
});
const correctForm = z.strictObject({ seq: z.coerce.number().int().min(1), text: optionalText(1001) });
const FIELD: Readonly<Record<Refused['refusal'], string>> = {
  'employer-missing': 'employer',
  'result-missing': 'result',
  'in-future': 'happenedOn',
  'text-length': 'result',
  'entry-unknown': 'seq',
};

export function periodOf(req: PageRequest, now: Date): Period {
  const until = parseLocalDate(queryText(req, 'tot') ?? '') ?? localDateOf(now);
  const from = parseLocalDate(queryText(req, 'van') ?? '') ?? addDays(until, -DEFAULT_DAYS);
  return from <= until ? { from, until } : { from: until, until: from };
}

/** The lines of the whole log as a table: what an auditor reads beside the applications. */
function entryRows(overview: EffortOverview): OverviewCell[][] {
  const head = ['nr', 'tijdstip', 'soort', 'door', 'bijzonderheden'];
  return [
    head,
    ...overview.entries.map((entry) => [entry.seq, entry.at.toISOString(), entry.kind, entry.actorRole, JSON.stringify(entry.payload)]),
  ];
}

export function effortRoutes(page: PageRouter, ui: EffortUi): void {
  const SEE = { may: 'effort.view', audit: null } as const;
  const EXPORT = { may: 'effort.export', audit: 'effort.export' } as const;
  const ADD = { may: 'effort.add', audit: 'effort.add' } as const;
  const candidateIdOf = (req: PageRequest) => idParam(req, 'candidateId', toCandidateId);
  const fileName = (overview: EffortOverview, ending: string) =>
    `logboek-${overview.candidate.reference.replace(/[^\w-]/g, '_')}-${overview.period.from}-${overview.period.until}.${ending}`;
  const again = async (req: PageRequest, errors: Parameters<typeof effortView>[2]['errors']) => {
    const viewed = await ui.effort(req.actor, { candidateId: candidateIdOf(req), period: periodOf(req, ui.now()) });
    return effortView(req.page, viewed, { mayAdd: true, print: false, errors, values: asFields(req.body) });
  };

  page.get(paths.effort.view, SEE, async (req, res) => {
    const viewed = await ui.effort(req.actor, { candidateId: candidateIdOf(req), period: periodOf(req, ui.now()) });
    res.send(effortView(req.page, viewed, { mayAdd: mayRole(req.actor, 'effort.add') && req.actor.candidateId === null, print: false }));
  });

  page.get(paths.effort.print, EXPORT, async (req, res) => {
    const viewed = await ui.exportEffort(req.actor, { candidateId: candidateIdOf(req), period: periodOf(req, ui.now()), form: 'print' });
    res.send(effortView(req.page, viewed, { mayAdd: false, print: true }));
  });

  page.get(paths.effort.csv, EXPORT, async (req, res) => {
    const viewed = await ui.exportEffort(req.actor, { candidateId: candidateIdOf(req), period: periodOf(req, ui.now()), form: 'csv' });
    res.attachment(fileName(viewed, 'csv')).type('text/csv; charset=utf-8');
    res.send(toCsv([[...OVERVIEW_COLUMNS], ...overviewRows(viewed.applications)]));
  });

  page.get(paths.effort.xlsx, EXPORT, async (req, res) => {
    const viewed = await ui.exportEffort(req.actor, { candidateId: candidateIdOf(req), period: periodOf(req, ui.now()), form: 'xlsx' });
    const file = await ui.toXlsx([
      { name: 'Sollicitatieoverzicht', rows: [[...OVERVIEW_COLUMNS], ...overviewRows(viewed.applications)] },
      { name: 'Logboek', rows: entryRows(viewed) },
    ]);
    res.attachment(fileName(viewed, 'xlsx')).type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    res.send(Buffer.from(file));
  });

  page.get(paths.effort.chain, EXPORT, async (req, res) => {
    const candidateId = candidateIdOf(req);
    res.attachment(`logboek-${candidateId}.jsonl`).type('application/x-ndjson');
    res.send(await ui.exportChain(req.actor, candidateId));
  });

  page.post(paths.effort.contact, ADD, async (req, res) => {
    const candidateId = candidateIdOf(req);
    const input = readForm(contactForm, req.body);
    const done = input.ok ? await ui.recordContact(req.actor, { candidateId, ...input.value }) : null;
    if (done?.ok) return redirect(res, paths.effort.view.url({ candidateId }), 'effort.contact-saved');
    res
      .status(422)
      .send(await again(req, input.ok ? (done ? { [FIELD[done.refusal]]: `effort.refused.${done.refusal}` } : {}) : input.errors));
  });

  page.post(paths.effort.correct, ADD, async (req, res) => {
    const candidateId = candidateIdOf(req);
    const input = readForm(correctForm, req.body);
    if (!input.ok) return void res.status(422).send(await again(req, input.errors));
    const all = { from: parseLocalDate('2000-01-01') ?? localDateOf(ui.now()), until: localDateOf(ui.now()) };
    const { entries } = await ui.effort(req.actor, { candidateId, period: all });
    const entryId = entries.find((entry) => entry.seq === input.value.seq)?.id ?? toEffortEntryId('');
    const done =
      entryId === ''
        ? { ok: false as const, refusal: 'entry-unknown' as const }
        : await ui.correctEffort(req.actor, { candidateId, entryId, text: input.value.text });
    if (done.ok) return redirect(res, paths.effort.view.url({ candidateId }), 'effort.corrected');
    res.status(422).send(await again(req, { [done.refusal === 'entry-unknown' ? 'seq' : 'text']: `effort.refused.${done.refusal}` }));
  });
}
