import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTALLATION_ACTOR } from '../../src/domain/access/actor.ts';
import { EVERYTHING } from '../../src/domain/vacancy/search-request.ts';
import { checkIndex } from '../../src/usecases/vacancy/check-index.ts';
import { indexVacancy } from '../../src/usecases/vacancy/index-vacancy.ts';
import { rebuildIndex } from '../../src/usecases/vacancy/rebuild-index.ts';
import { countNews, keepSearch } from '../../src/usecases/vacancy/saved-searches.ts';
import type { VacancyId } from '../../src/domain/shared/ids.ts';
import { viewEffort } from '../../src/usecases/effort/view-effort.ts';
import { paths } from '../../src/web/paths.ts';
import type { Browser } from '../support/browser.ts';
import { anItem } from '../support/an-fml-list.ts';
import { onDay, servedAgencies, type Employee, type ServedAgencies, type ServedCandidate } from '../support/served-agencies.ts';

let served: ServedAgencies;
let jobhunter: Employee;
let candidate: ServedCandidate;
let browser: Browser;
let archive: VacancyId;
let mover: VacancyId;

beforeAll(async () => {
  served = await servedAgencies();
  const agencyId = await served.anAgency();
  const coach = await served.anEmployee(agencyId, 'coach');
  jobhunter = await served.anEmployee(agencyId, 'jobhunter');
  candidate = await served.aCandidate(
    { coach, jobhunter },
    { list: { items: [anItem('4.13', { score: 1, toelichting: 'wegens iets aan de rug' })] } },
  );
  archive = await served.aVacancy({ title: 'Medewerker archief' });
  mover = await served.aVacancy({
    title: 'Verhuizer',
    description: 'Je tilt de hele dag kasten en dozen tot 40 kilo. Zwaar tillen is de kern van het werk.',
  });
  await rebuildIndex(served.service);
  browser = await served.signIn(jobhunter);
});
afterAll(() => served.close());

const search = async (parameters: string): Promise<string> => (await browser.get(`${paths.vacancy.search.url()}?${parameters}`)).text;

describe('the search page', () => {
  it('finds by words, marks them, and tells how many there are', async () => {
    const text = await search('zoek=verhuizer');
    expect(text).toContain('1 vacature gevonden');
    expect(text).toContain('<mark>Verhuizer</mark>');
    expect(text).not.toContain('Medewerker archief');
  });

  it('keeps its state in the address: every field shows what was asked', async () => {
    const text = await search('zoek=archief&plaats=Utrecht&straal=10&uren=24-31&contract=vast&sinds=7&volgorde=newest');
    expect(text).toContain('value="archief"');
    expect(text).toContain('value="Utrecht"');
    expect(text).toMatch(/<option value="10" selected/);
    expect(text).toMatch(/<option value="newest" selected/);
    for (const value of ['24-31', 'vast', '7']) expect(text).toMatch(new RegExp(`value="${value}"[^>]* checked`));
  });

  it('shows a page whatever stands in the address', async () => {
    const answer = await browser.get(
      `${paths.vacancy.search.url()}?straal=abc&vanaf=-4&bron=x&kandidaat=1&uren=999&sinds=2&zoek[a]=b&nieuwsinds=gisteren`,
    );
    expect(answer.status).toBe(200);
  });

  it('says what to do when there is nothing, and that a place is not known', async () => {
    const text = await search('zoek=zwaluwstaartverbinding&plaats=Nergenshuizen&contract=zzp');
    expect(text).toContain('Niets gevonden');
    expect(text).toContain('Deze plaats is niet bekend');
    expect(text).toContain('?zoek=zwaluwstaartverbinding"');
  });

  it('holds what it shows against a candidate, in words that a jobhunter may read', async () => {
    const text = await search(`kandidaat=${candidate.id}`);
    expect(text).toContain('waarschijnlijk niet passend');
    expect(text).not.toContain('wegens iets aan de rug');
    expect(text).not.toContain('4.13');
  });

  it('tells nothing of a candidate for whom one does not work', async () => {
    const stranger = await served.signIn(await served.anEmployee(jobhunter.agencyId, 'jobhunter'));
    expect((await stranger.get(`${paths.vacancy.search.url()}?kandidaat=${candidate.id}`)).status).toBe(404);
  });

  it('leaves the candidate out for a role that sees no matches', async () => {
    const office = await served.signIn(await served.anEmployee(jobhunter.agencyId, 'office'));
    const { status, text } = await office.get(`${paths.vacancy.search.url()}?kandidaat=${candidate.id}`);
    expect(status).toBe(200);
    expect(text).not.toContain('waarschijnlijk niet passend');
  });

  it('puts a vacancy on the shortlist, and the log says so', async () => {
    const back = `${paths.vacancy.search.url()}?kandidaat=${candidate.id}`;
    const { headers } = await browser.post(paths.vacancy.take.url({ candidateId: candidate.id, vacancyId: archive }), {
      naar: 'shortlist',
      terug: back,
    });
    expect(headers['location']).toBe(back);
    expect(await search(`kandidaat=${candidate.id}&zoek=archief`)).toContain('op de shortlist');
    const { entries } = await viewEffort(served.service, jobhunter, {
      candidateId: candidate.id,
      period: { from: onDay('2020-01-01'), until: onDay('2099-12-31') },
    });
    expect(entries.filter(({ kind }) => kind === 'review.decided')).toHaveLength(1);
  });

  it('asks for a reason before it shortlists what is probably not suitable', async () => {
    const { headers } = await browser.post(paths.vacancy.take.url({ candidateId: candidate.id, vacancyId: mover }), {
      naar: 'shortlist',
      terug: '',
    });
    expect(headers['location']).toContain(`/beoordelen/${candidate.id}/match/`);
    expect((await browser.get(headers['location'] ?? '')).text).toContain('Leg eerst vast waarom');
  });
});

describe('a saved search', () => {
  it('counts what came since somebody looked, once, and shows it with the queues', async () => {
    const { service } = served;
    await keepSearch(service, jobhunter, { candidateId: candidate.id, name: 'Tuinwerk', asked: { ...EVERYTHING, text: 'hovenier' } });
    const gardener = await served.aVacancy({ title: 'Hovenier in opleiding' });
    await indexVacancy(service, null, gardener);
    await countNews(service, jobhunter.agencyId);
    await countNews(service, jobhunter.agencyId);
    expect((await browser.get(paths.review.queues.url())).text).toContain('1 nieuwe vacature');
    const { text } = await browser.get(paths.candidate.searches.url({ candidateId: candidate.id }));
    const open = /action="([^"]*\/openen)"/.exec(text)?.[1] ?? '';
    const { headers } = await browser.post(open, {});
    expect((await browser.get(headers['location'] ?? '')).text).toContain('>nieuw<');
    await countNews(service, jobhunter.agencyId);
    expect((await browser.get(paths.review.queues.url())).text).not.toContain('nieuwe vacature');
  });

  it('loses nothing when a count fails', async () => {
    const { service } = served;
    const index = { ...service.index, search: () => Promise.reject(new Error('away')) };
    await keepSearch(service, jobhunter, { candidateId: candidate.id, name: 'Bakker', asked: { ...EVERYTHING, text: 'bakker' } });
    await indexVacancy(service, null, await served.aVacancy({ title: 'Bakker' }));
    await expect(countNews({ ...service, index }, jobhunter.agencyId)).rejects.toThrow('away');
    await countNews(service, jobhunter.agencyId);
    expect((await browser.get(paths.review.queues.url())).text).toContain('Bakker</a>, 1 nieuwe vacature');
  });
});

describe('the index', () => {
  it('is found to differ from the record, and put right', async () => {
    const { service } = served;
    await rebuildIndex(service);
    const clean = await checkIndex(service, { repair: false });
    expect(clean).toMatchObject({ missing: 0, outdated: 0, stray: 0 });
    await service.index.remove([archive]);
    const missing = await served.aVacancy({ title: 'Slager' });
    await service.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ vacancies }) =>
      vacancies.setState(mover, 'gone', service.clock.now()),
    );
    const drift = { vacancies: clean.vacancies, missing: 2, outdated: 0, stray: 1 };
    expect(await checkIndex(service, { repair: false })).toEqual(drift);
    expect(await checkIndex(service, { repair: true })).toEqual(drift);
    expect(await checkIndex(service, { repair: false })).toEqual({ ...drift, missing: 0, stray: 0 });
    expect(await search('zoek=slager')).toContain(missing);
    expect(await search('zoek=verhuizer')).toContain('Niets gevonden');
  });

  it('lets go of a vacancy that is gone', async () => {
    const { service } = served;
    const vacancyId = await served.aVacancy({ title: 'Kapper' });
    await indexVacancy(service, null, vacancyId);
    expect(await search('zoek=kapper')).toContain(vacancyId);
    await service.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ vacancies }) =>
      vacancies.setState(vacancyId, 'gone', service.clock.now()),
    );
    await indexVacancy(service, null, vacancyId);
    expect(await search('zoek=kapper')).not.toContain(vacancyId);
  });
});
