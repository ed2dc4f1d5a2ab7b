import { describe, expect, it } from 'vitest';
import { ATS_FAMILIES, findBoard } from '../../../../../src/adapters/sources/ats/families.ts';

describe('the ATS behind an address', () => {
  it.each([
    ['https://delelie.recruitee.com/o/medewerker', 'recruitee', 'https://delelie.recruitee.com/api/offers/'],
    ['https://delelie.teamtailor.com/jobs/123-medewerker', 'teamtailor', 'https://delelie.teamtailor.com/jobs.json'],
    ['https://delelie.jobs.personio.de/job/1', 'personio', 'https://delelie.jobs.personio.de/xml?language=nl'],
    [
      'https://careers.smartrecruiters.com/DeLelie',
      'smartrecruiters',
      'https://api.smartrecruiters.com/v1/companies/DeLelie/postings?limit=100&offset=0',
    ],
    [
      'https://boards.greenhouse.io/embed/job_board?for=delelie',
      'greenhouse',
      'https://boards-api.greenhouse.io/v1/boards/delelie/jobs?content=true',
    ],
    [
      'https://job-boards.eu.greenhouse.io/delelie/jobs/1',
      'greenhouse',
      'https://boards-api.greenhouse.io/v1/boards/delelie/jobs?content=true',
    ],
    ['https://jobs.lever.co/delelie/0b6f0a0e', 'lever', 'https://api.lever.co/v0/postings/delelie?mode=json&limit=100&skip=0'],
    ['https://jobs.eu.lever.co/delelie', 'lever', 'https://api.eu.lever.co/v0/postings/delelie?mode=json&limit=100&skip=0'],
    ['https://apply.workable.com/delelie/', 'workable', 'https://apply.workable.com/api/v1/widget/accounts/delelie?details=true'],
    ['https://jobs.ashbyhq.com/delelie', 'ashby', 'https://api.ashbyhq.com/posting-api/job-board/delelie?includeCompensation=true'],
    ['https://delelie.homerun.co/medewerker/nl', 'homerun', 'https://feed.homerun.co/delelie'],
    ['https://lelie.wd3.myworkdayjobs.com/nl-NL/Werken/job/x', 'workday', 'https://lelie.wd3.myworkdayjobs.com/wday/cxs/lelie/Werken/jobs'],
    ['https://feed.jobylon.com/feeds/7d7e6fd12c614aa5/', 'jobylon', 'https://feed.jobylon.com/feeds/7d7e6fd12c614aa5/?format=json'],
  ] as const)('%s is read as %s', (address, kind, list) => {
    expect(findBoard(address)?.kind).toBe(kind);
    expect(ATS_FAMILIES[kind].listUrl(new URL(address)).url).toBe(list);
  });

  it.each([
    'https://www.recruitee.com/pricing',
    'https://delelie.example/vacatures',
    'https://apply.workable.com/api/v3/x',
    'geen adres',
    'ftp://delelie.recruitee.com/',
  ])('%s is none', (address) => expect(findBoard(address)).toBeNull());
});
