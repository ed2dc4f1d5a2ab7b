import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site answers; `status` 200 and HTML when left out. */
export type ServedAnswer = {
  readonly body: string | Buffer;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};
/** Answers to one request; null is 404. */
export type Answers = (request: { readonly path: string; readonly body: string; readonly request: IncomingMessage }) => ServedAnswer | null;

export type ServedSite = {
  readonly origin: string;
  /** What was asked for, robots.txt aside, in order. */
  readonly asked: readonly string[];
  /** Answers from now on. */
  answer(answers: Answers): void;
  close(): Promise<void>;
};

/** A site on loopback, on a free port. `ORIGIN` in a text stands for its own address. */
export async function serveSite(answers: Answers): Promise<ServedSite> {
  let current = answers;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      if (path !== '/robots.txt') asked.push(path);
      const answer = current({ path, body: Buffer.concat(chunks).toString(), request });
      if (answer === null) return void response.writeHead(404).end();
      const body = typeof answer.body === 'string' ? answer.body.replaceAll('ORIGIN', origin) : answer.body;
      return void response
        .writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'text/html; charset=utf-8', ...answer.headers })
        .end(body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    answer: (next) => void (current = next),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
