import { expect, it } from 'vitest';
import { createJsonLog } from '../../../../src/adapters/log/json-log.ts';

const clock = { now: () => new Date('2026-03-01T12:00:00Z') };

it('writes one line of JSON per event, from the level on', () => {
  const lines: string[] = [];
  const log = createJsonLog('info', { clock, write: (line) => lines.push(line) });
  log.debug('job.taken');
  log.info('ingest.finished', { source: 'voorbeeldbank', seen: 2 });
  expect(lines).toEqual(['{"at":"2026-03-01T12:00:00.000Z","level":"info","event":"ingest.finished","source":"voorbeeldbank","seen":2}\n']);
});

it('keeps of an error its name, message, code, frames and causes, and nothing that a driver hung on it', () => {
  const lines: string[] = [];
  const log = createJsonLog('info', { clock, write: (line) => lines.push(line) });
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(iemand@example.nl) already exists.' });
  log.error('job.failed', { job: 'ingest-source' }, new Error('not saved', { cause }));
  const [line = ''] = lines;
  expect(lines).toHaveLength(1);
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toMatchObject({ error: { message: 'not saved', cause: { message: 'duplicate key', code: '23505' } } });
  expect(line).not.toContain('iemand@example.nl');
});
