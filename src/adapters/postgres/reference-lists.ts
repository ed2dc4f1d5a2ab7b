import { Client } from 'pg';
import { ConfigError } from '../../domain/shared/errors.ts';

/** A list that an administrator imported, as one process has it. */
export type ReferenceList = {
  readonly name: string;
  readonly file: string;
  /** Hash of its content; null where the file is not there. */
  readonly sha256: string | null;
  /** The command that makes the file. */
  readonly command: string;
};

/**
 * Notes the lists of this process as those of the installation.
 * @param ownerUrl the migrating login
 * @param kept `all`: what was noted before stays, and only what is new is noted
 */
export async function recordReferenceLists(
  ownerUrl: string,
  lists: readonly ReferenceList[],
  kept: 'none' | 'all' = 'none',
): Promise<void> {
  const onConflict =
    kept === 'all'
      ? 'do nothing'
      : 'do update set sha256 = excluded.sha256, recorded_at = now() where reference_list.sha256 is distinct from excluded.sha256';
  await withClient(ownerUrl, async (client) => {
    for (const { name, sha256 } of lists)
      await client.query(`insert into spoor.reference_list (name, sha256) values ($1, $2) on conflict (name) ${onConflict}`, [
        name,
        sha256,
      ]);
  });
}

/**
 * Holds the lists of this process against those of the installation. Two processes that read one vacancy with different lists would give it
 * two readings.
 * @param appUrl the login of the service
 * @throws ConfigError, in Dutch, naming every list that differs and the commands that put it right
 */
export async function checkReferenceLists(appUrl: string, lists: readonly ReferenceList[]): Promise<void> {
  await withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; sha256: string | null }>('select l.name, l.sha256 from spoor.reference_list l');
    const recorded = (name: string): string | null => rows.find((row) => row.name === name)?.sha256 ?? null;
    const differing = lists.filter(({ name, sha256 }) => recorded(name) !== sha256);
    if (differing.length > 0) throw new ConfigError(differing.map((list) => sayWhy(list, recorded(list.name))).join('\n'));
  });
}

function sayWhy({ file, sha256, command }: ReferenceList, recorded: string | null): string {
  const what =
    sha256 === null
      ? `${file} is er niet, en de andere processen van deze dienst werken er wel mee`
      : recorded === null
        ? `${file} staat hier wel, en de andere processen van deze dienst werken zonder`
        : `${file} is een andere lijst dan die van de andere processen van deze dienst`;
  return `${what}. Zet op elke machine hetzelfde bestand (te maken met: ${command}). Is deze lijst de goede, leg haar dan vast met: npm run migrate`;
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'spoorzoeker lists' });
  // A connection that breaks rejects the query that is under way; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
