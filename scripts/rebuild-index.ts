/** Builds the search index anew from the record, or holds it against the record: npm run rebuild-index [-- --check [--repair]] */
import { parseArgs } from 'node:util';
import { JOBS } from '../jobs/index.ts';
import { composeService } from '../src/compose.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { AppError } from '../src/domain/shared/errors.ts';
import { checkIndex } from '../src/usecases/vacancy/check-index.ts';
import { rebuildIndex } from '../src/usecases/vacancy/rebuild-index.ts';
import { showProgress } from './lines/progress.ts';

const USAGE = `Gebruik: npm run rebuild-index [-- --check [--repair]]

Zonder opties: bouwt de zoekindex opnieuw op uit de database; zoeken gaat intussen door met de oude.
--check          telt wat in de index ontbreekt, verouderd is of er niet in hoort, en verandert niets (status 1 bij verschil)
--check --repair zet dat meteen recht`;

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, repair: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true || (values.repair === true && values.check !== true)) {
    console.log(USAGE);
    return;
  }
  const { config, secrets } = loadConfig(process.env);
  const service = await composeService(config, secrets, JOBS);
  try {
    if (values.check === true) {
      const { vacancies, missing, outdated, stray } = await checkIndex(service, { repair: values.repair === true });
      console.log(
        `${vacancies} vacatures in de database; in de index ontbreken er ${missing}, zijn er ${outdated} verouderd en horen er ${stray} niet.`,
      );
      const differs = missing + outdated + stray > 0;
      if (differs && values.repair === true) console.log('Dat is rechtgezet.');
      else if (differs) process.exitCode = 1;
    } else {
      const documents = await rebuildIndex(service, showProgress('vacatures'));
      console.log(`Klaar: ${documents} vacatures in de zoekindex.`);
    }
  } finally {
    await service.stop();
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
});
