import type { Express } from 'express';
import request, { type Response } from 'supertest';
import { paths } from '../../src/web/paths.ts';

/** Somebody with a browser: keeps cookies, and posts forms with the proof that the page gave. */
export type Browser = {
  get(path: string): Promise<Response>;
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
};

export function aBrowser(server: Express): Browser {
  const agent = request.agent(server);
  return {
    get: async (path) => agent.get(path),
    async post(path, fields = {}) {
      const page = await agent.get(paths.signIn.form.url());
      return agent
        .post(path)
        .type('form')
        .send({ ...fields, _csrf: proofIn(page) });
    },
  };
}

/** The proof in a page's forms. */
export function proofIn({ text }: Response): string {
  const [, proof] = /name="_csrf" value="([0-9a-f]{64})"/.exec(text) ?? [];
  if (proof === undefined) throw new Error('the page has no form with a proof');
  return proof;
}
