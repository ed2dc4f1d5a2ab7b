// npm run --silent detect -- ADDRESS [--json]: how the vacancies behind an address can be read, with the first ones as a preview. Opens no database.
import { parseArgs } from 'node:util';
import { createHostGate } from '../src/adapters/http/host-gate.ts';
import { createPageFetcher } from '../src/adapters/http/page-fetcher.ts';
import { systemClock } from '../src/adapters/shared/system.ts';
import { createSourceReader } from '../src/adapters/sources/source-reader.ts';
import { fetcherConfig } from '../src/compose-fetcher.ts';
import { composePure } from '../src/compose-pure.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { AppError } from '../src/domain/shared/errors.ts';
import { tryAddress, type DetectedSource, type TriedProposal } from '../src/usecases/source/detect-source.ts';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

async function detect(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true, strict: true });
  const [address] = positionals;
  if (address === undefined || positionals.length > 1) {
    process.stderr.write('Gebruik: npm run --silent detect -- ADRES [--json]\n');
    process.exitCode = 2;
    return;
  }
  const { config } = loadConfig(process.env);
  if (config.contact === null && config.demoOrigins.length === 0)
    process.stderr.write(
      'CONTACT is leeg: zonder adres waar een site-eigenaar ons bereikt, wordt geen site bezocht. Zet CONTACT=mailto:... en probeer opnieuw.\n',
    );
  const pure = composePure(config);
  const fetcher = createPageFetcher(fetcherConfig(config), { clock: systemClock, hostGate: createHostGate({ clock: systemClock }) });
  const preview = createSourceReader({
    fetcher,
    memories: { find: async () => null },
    parse: pure.parse,
    parserVersion: pure.parserVersion,
    clock: systemClock,
  });
  const found = await tryAddress({ detector: pure.detectorOn(fetcher), preview, rules: pure.rules }, address);
  if (values.json) say(JSON.stringify(found));
  else tell(found);
  if (found.best === null) process.exitCode = 1;
}

function tell({ address, failure, proposals, best }: DetectedSource): void {
  say(address);
  if (failure !== null)
    say(
      `  niet gelezen: ${failure.kind}${'reason' in failure ? ` ${failure.reason}` : ''}${'detail' in failure ? ` ${failure.detail}` : ''}`,
    );
  if (proposals.length === 0) say('  geen manier gevonden om hier vacatures te lezen');
  for (const proposal of proposals) tellProposal(proposal, proposal === best);
}

function tellProposal({ recipe, address, because, detail, preview }: TriedProposal, isBest: boolean): void {
  say(`${isBest ? '* ' : '  '}${recipe.kind} ${address} (${because}: ${detail})`);
  if (isBest) say(`    recept: ${JSON.stringify(recipe)}`);
  if (preview === null) return say('    niet geprobeerd');
  for (const { title, told, missing } of preview.vacancies) {
    say(`    - ${title}`);
    say(
      `      begrepen: ${Object.entries(told)
        .map(([fact, value]) => `${fact} ${value}`)
        .join('; ')}`,
    );
    if (missing.length > 0) say(`      niet begrepen: ${missing.join(', ')}`);
  }
  for (const { url, reason, detail: why } of preview.unreadable) say(`    onleesbaar: ${url} ${reason} ${why}`);
  if (preview.vacancies.length === 0 && preview.outcome)
    say(`    ${preview.outcome.state} ${preview.outcome.reason ?? ''} ${preview.outcome.detail}`);
}

detect().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
