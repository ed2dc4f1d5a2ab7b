import type { FindVacancies } from '../crawl.ts';
import { readList } from '../read-list.ts';

/** Reads one answer that holds every vacancy whole: a page with several of them, or a table. */
export const findVacancies: FindVacancies = (source, crawl) => readList(source.address, crawl);
