import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { UpstreamError } from '../../domain/shared/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Mailer, SentMail } from '../../ports/mailer.ts';

/** Sends by SMTP; nothing is kept. */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport(url);
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to, subject, text });
      } catch (cause) {
        throw new UpstreamError('smtp', 'back-off', cause);
      }
    },
    sent: async () => null,
  };
}

const sentFile = z.strictObject({ to: z.string(), subject: z.string(), text: z.string(), at: z.iso.datetime() });

/** Writes each mail as a file into a folder, for an installation without SMTP. */
export function createFolderMailer({ folder, from, clock }: { folder: string; from: string; clock: Clock }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send({ to, subject, text }) {
      const at = clock.now();
      const { message } = await transport.sendMail({ from, to, subject, text, date: at, textEncoding: 'quoted-printable' });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${at.toISOString().replaceAll(':', '-')}.${randomUUID().slice(0, 8)}`;
      await writeFile(join(folder, `${name}.eml`), message as Buffer, { mode: 0o600 });
      // Under its own name once it is whole, for whoever reads the folder meanwhile.
      const part = join(folder, `${name}.part`);
      await writeFile(part, JSON.stringify({ to, subject, text, at: at.toISOString() }), { mode: 0o600 });
      await rename(part, join(folder, `${name}.json`));
    },
    async sent(limit, withText) {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      const newest = names.sort().reverse().slice(0, limit);
      return Promise.all(newest.map((name) => readSent(folder, name, withText)));
    },
  };
}

async function readSent(folder: string, name: string, withText: boolean): Promise<SentMail> {
  const { to, subject, text, at } = sentFile.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  return { id: name.replace(/\.json$/, ''), to, subject, at: new Date(at), text: withText ? text : null };
}
