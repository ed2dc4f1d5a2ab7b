/** `npm run verify-audit`: verifies every log in the database, that of who saw what and those that count, and names the first row that was touched. */
import { JOBS } from '../jobs/index.ts';
import { composeService } from '../src/compose.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { AppError } from '../src/domain/shared/errors.ts';
import { verifyChains } from '../src/usecases/audit/verify-chains.ts';
import { sayVerification } from './lines/touched.ts';

const NAMES = { audit: 'inzage van bureau', effort: 'zoeklogboek van kandidaat' } as const;

async function run(): Promise<void> {
  const { config, secrets } = loadConfig(process.env);
  const service = await composeService(config, secrets, JOBS);
  try {
    const verified = await verifyChains(service);
    for (const { chain, owner, verification } of verified) {
      const line = `${NAMES[chain]} ${owner}: ${sayVerification(verification)}`;
      if (verification.ok) console.log(line);
      else console.error(line);
    }
    if (verified.some(({ verification }) => !verification.ok)) process.exitCode = 1;
    if (verified.length === 0) console.log('Er zijn nog geen logboeken: deze installatie is leeg.');
  } finally {
    await service.stop();
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 2;
});
