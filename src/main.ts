import { once } from 'node:events';
import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import { bindJobs, JOBS } from '../jobs/index.ts';
import { SCHEDULE } from '../jobs/schedule.ts';
import { bindUi } from './compose-ui.ts';
import { composeService, type Service } from './compose.ts';
import { loadConfig } from './config/load-config.ts';
import { AppError, ConfigError } from './domain/shared/errors.ts';
import { createHealthServer } from './web/health.ts';
import { createServer } from './web/server.ts';

export type Running = { readonly service: Service; readonly url: string; stop(): Promise<void> };

/**
 * Starts the service in the role that the environment names: web server, worker, or both.
 * @param demo bodies of mail are shown on screen: with invented people only
 */
export async function start(environment: NodeJS.ProcessEnv, { demo = false }: { demo?: boolean } = {}): Promise<Running> {
  const { config, secrets } = loadConfig(environment);
  const service = await composeService(config, secrets, JOBS);
  let server: Server | null = null;
  const stop = async (): Promise<void> => {
    server?.close();
    server?.closeIdleConnections();
    await service.stop();
  };
  try {
    server = await listen(service, demo);
    if (config.role !== 'web') await service.startWorking(bindJobs(service), SCHEDULE);
  } catch (error) {
    await stop();
    throw error;
  }
  return { service, url: config.publicUrl, stop };
}

async function listen(service: Service, demo: boolean): Promise<Server> {
  const { config, formSecret, log, signIn } = service;
  const check = (): Promise<void> => service.check();
  const server =
    config.role === 'worker'
      ? createHealthServer({ log, check })
      : createServer({ publicUrl: config.publicUrl, formSecret, demo, log, signIn, ui: bindUi(service), check }).server;
  const listening = server.listen(config.port, config.host);
  await once(listening, 'listening').catch((cause: unknown) => {
    const busy = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw busy
      ? new ConfigError(`Poort ${config.port} is al in gebruik. Stop wat daar draait, of kies een andere met PORT=...`, { cause })
      : cause;
  });
  return listening;
}

async function announce({ service, url }: Running): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (service.keyMade !== null) {
    say(`Er is een hoofdsleutel gemaakt: ${service.keyMade}`);
    say('Bewaar een kopie op een andere plek dan de gegevens. Zonder deze sleutel zijn dossiers niet meer te openen.');
  }
  if (service.config.role === 'worker') return say('Spoorzoeker werkt (worker).');
  say(`Spoorzoeker staat klaar op ${url}`);
  if (await bindUi(service).isEmpty()) {
    say(`Deze installatie is nog leeg. Open ${url}/instellen en vul deze eenmalige code in: ${await service.signIn.newSetupToken()}`);
  }
}

/** Stops cleanly on a signal, once; a second signal ends the process at once. */
export function stopOnSignal(running: Running): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { role: { type: 'string' } }, strict: true });
  const running = await start({ ...process.env, ...(values.role === undefined ? {} : { ROLE: values.role }) });
  stopOnSignal(running);
  await announce(running);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exitCode = 1;
  });
}
