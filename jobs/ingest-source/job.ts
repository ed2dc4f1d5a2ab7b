import { z } from 'zod';
import { toSourceId } from '../../src/domain/shared/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import { ingestSource, type IngestSourceDeps } from '../../src/usecases/source/ingest-source.ts';
import { defineJob } from '../define-job.ts';

/** Reads one source. Several at once, since most of the time they wait for their own host's turn. */
export const ingestSourceJob = defineJob({
  name: 'ingest-source',
  payload: z.strictObject({ sourceId: z.uuid(), askedBy: z.enum(['schedule', 'person']) }),
  retry: { attempts: 3, firstDelayMs: 60_000 },
  concurrency: 8,
  key: ({ sourceId, askedBy }) => `ingest-source.${sourceId}.${askedBy}`,
  async run(deps: IngestSourceDeps & { log: Log }, { sourceId, askedBy }, { key, signal }) {
    const done = await ingestSource(deps, { sourceId: toSourceId(sourceId), askedBy, claim: key, signal });
    if (!done) return deps.log.info('ingest.skipped', { source: sourceId });
    const { counts, outcome } = done;
    deps.log.info('ingest.finished', { source: sourceId, state: outcome.state, reason: outcome.reason, ...counts });
  },
});
