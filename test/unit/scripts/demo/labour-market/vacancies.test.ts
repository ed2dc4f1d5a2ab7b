import { expect, it } from 'vitest';
import { SITES } from '../../../../../scripts/demo/labour-market/sites.ts';
import { loadVacancies, type DemoVacancy } from '../../../../../scripts/demo/labour-market/vacancies.ts';
import { addDays, daysBetween, parseLocalDate } from '../../../../../src/domain/shared/local-date.ts';

const today = parseLocalDate('2026-06-01');
if (today === null) throw new Error('no such day');
const vacancies = loadVacancies(today);

const SECTORS = ['care', 'catering', 'cleaning', 'green', 'logistics', 'office', 'production', 'retail', 'security', 'transport'];
/** Written twice on purpose: the supermarket's own page, and the same reworded by a board. */
const REWORDED = [['kassamedewerker supermarkt wageningen', 'kassamedewerker wageningen']];

it('there are at least 250, in every sector, on at least eight sites', () => {
  expect(vacancies.length).toBeGreaterThanOrEqual(250);
  for (const sector of SECTORS) {
    expect([sector, vacancies.filter((vacancy) => vacancy.sector === sector).length >= 20]).toEqual([sector, true]);
  }
  expect(SITES.length).toBeGreaterThanOrEqual(8);
  for (const { key } of SITES) expect([key, vacancies.some(({ site }) => site === key)]).toEqual([key, true]);
  expect(vacancies.map(({ site }) => site).filter((site) => !SITES.some(({ key }) => key === site))).toEqual([]);
});

it('every page has an address of its own', () => {
  const addresses = vacancies.map(({ site, slug }) => `${site}/${slug}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

/** The runs of four words in a text. */
function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')));
}

const NO_RUNS: ReadonlySet<string> = new Set();

it('no two texts are nearly the same, but for those that are meant to be', () => {
  const distinct = [...new Map(vacancies.map((vacancy) => [vacancy.text, vacancy])).values()];
  const runs = distinct.map(({ text }) => runsOf(text));
  const near: (readonly string[])[] = [];
  for (const [index, one] of distinct.entries()) {
    for (const [offset, other] of distinct.slice(index + 1).entries()) {
      const [own, others] = [runs[index] ?? NO_RUNS, runs[index + 1 + offset] ?? NO_RUNS];
      const shared = [...own].filter((run) => others.has(run)).length;
      if (shared / Math.min(own.size, others.size) > 0.2) near.push([nameOf(one), nameOf(other)].toSorted());
    }
  }
  expect(near).toEqual(REWORDED);
});

const nameOf = ({ title, place }: DemoVacancy): string => `${title} ${place}`.toLowerCase();

it('one employer offers a heavy and a light job under one title in one town', () => {
  const pair = vacancies.filter(
    ({ site, title, place }) => site === 'vrachtwissel' && title === 'Logistiek medewerker' && place === 'Nijkerk',
  );
  expect(pair.map(({ text }) => /35 kilo/.test(text))).toEqual([true, false]);
});

it('some are carried by two sites, word for word', () => {
  const texts = vacancies.map(({ text }) => text);
  expect(texts.length - new Set(texts).size).toBeGreaterThanOrEqual(3);
});

it('nothing in them leads to a real address, site or telephone', () => {
  for (const { title, text } of vacancies) {
    expect([title, text.match(/https?:|www\.|@|\b[\w-]+\.(?:nl|com|be|org|net|eu)\b|\b0\d{1,3}[- ]?\d{6,}/i)]).toEqual([title, null]);
  }
  for (const { mail } of SITES) expect(mail).toMatch(/^[a-z]+@[a-z]+\.example$/);
});

it('none is stale or closed on the day of the demo, whichever day that is', () => {
  for (const later of [0, 1, 27, 28, 400]) {
    const day = addDays(today, later);
    for (const { title, postedOn, closesOn, text } of loadVacancies(day)) {
      const age = daysBetween(postedOn, day);
      expect([title, age >= 0 && age < 28]).toEqual([title, true]);
      expect([title, closesOn === null || closesOn > day]).toEqual([title, true]);
      expect(text).not.toContain('{');
    }
  }
});

it('from one day to the next most stay as they are', () => {
  const tomorrow = loadVacancies(addDays(today, 1));
  const renewed = vacancies.filter(({ postedOn }, at) => tomorrow[at]?.postedOn !== postedOn);
  expect(renewed.length).toBeGreaterThan(0);
  expect(renewed.length).toBeLessThan(vacancies.length / 10);
});
