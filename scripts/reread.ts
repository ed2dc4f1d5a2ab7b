// npm run reread: reads every kept vacancy that the rules in force have not read yet, and groups the copies anew. Nothing is fetched again.
import { JOBS } from '../jobs/index.ts';
import { composeService } from '../src/compose.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { AppError } from '../src/domain/shared/errors.ts';
import { readVacancies } from '../src/usecases/vacancy/read-vacancies.ts';
import { regroupVacancies } from '../src/usecases/vacancy/regroup-vacancies.ts';
import { showProgress } from './lines/progress.ts';

async function run(): Promise<void> {
  const { config, secrets } = loadConfig(process.env);
  const service = await composeService(config, secrets, JOBS);
  try {
    const read = await readVacancies(service, showProgress('vacatures gelezen'));
    const grouped = await regroupVacancies(service, showProgress('vacatures vergeleken'));
    console.log(
      `Klaar: ${read} vacatures opnieuw gelezen, ${grouped} met elkaar vergeleken. De vergelijking met kandidaten volgt vanzelf.`,
    );
  } finally {
    await service.stop();
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
});
