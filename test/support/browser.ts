import type { Express } from 'express';
import request, { type Response } from 'supertest';
import { paths } from '../../src/web/paths.ts';

/** Somebody with a browser: keeps cookies, and posts forms with the proof that the page gave. */
export type Browser = {
  get(path: string): Promise<Response>;
  post(path: string, fields?: Fields): Promise<Response>;
  /** Posts a form with a file in the field `bestand`. */
  upload(path: string, file: { name: string; mediaType: string; content: Buffer }): Promise<Response>;
};
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function aBrowser(server: Express): Browser {
  const agent = request.agent(server);
  let proof: string | null = null;
  // The proof stays the same until the cookies change.
  const known = async (): Promise<string> => (proof ??= proofIn(await agent.get(paths.signIn.form.url())));
  const after = (response: Response): Response => {
    if (response.headers['set-cookie'] !== undefined) proof = null;
    return response;
  };
  return {
    get: async (path) => after(await agent.get(path)),
    async post(path, fields = {}) {
      const sent = { ...fields, _csrf: await known() };
      return after(await agent.post(path).type('form').send(sent));
    },
    async upload(path, { name, mediaType, content }) {
      const own = await known();
      return after(await agent.post(path).field('_csrf', own).attach('bestand', content, { filename: name, contentType: mediaType }));
    },
  };
}

/** The proof in a page's forms. */
export function proofIn({ text }: Response): string {
  const [, proof] = /name="_csrf" value="([0-9a-f]{64})"/.exec(text) ?? [];
  if (proof === undefined) throw new Error('the page has no form with a proof');
  return proof;
}
