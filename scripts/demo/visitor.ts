import { load, type CheerioAPI } from 'cheerio';

/** A page as somebody has it before them. */
export type VisitedPage = { readonly path: string; readonly status: number; readonly html: string; readonly $: CheerioAPI };

/** Somebody with a browser that keeps cookies and runs no scripts. */
export type Visitor = {
  /** Follows redirects within the service. @throws Error on an answer of 400 or more */
  open(path: string): Promise<VisitedPage>;
  /** Fills in the form of a page with this address and these hidden or typed fields, and sends it. @throws Error when there is no such form, or the service refuses */
  submit(page: VisitedPage, form: string, fields?: Readonly<Record<string, string>>): Promise<VisitedPage>;
  /** The cookies as a header, for requests of another kind. */
  cookies(): string;
};

const REDIRECTS = 5;

/** @param origin of the service, without a closing slash */
export function createVisitor(origin: string): Visitor {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(path: string, body: URLSearchParams | null, left: number): Promise<VisitedPage> {
    const answer = await fetch(new URL(path, origin), {
      redirect: 'manual',
      headers: { cookie: cookies() },
      ...(body === null ? {} : { method: 'POST', body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) jar.set(name, value);
    }
    const target = answer.headers.get('location');
    if (target !== null && left > 0) return ask(target, null, left - 1);
    const html = await answer.text();
    const $ = load(html);
    if (answer.status >= 400) {
      const said = $('.foutsamenvatting, .utrecht-alert--error, main').first().text().replaceAll(/\s+/g, ' ').trim();
      throw new Error(`${body === null ? 'GET' : 'POST'} ${path}: ${answer.status} ${said.slice(0, 300)}`);
    }
    const { pathname, search } = new URL(path, origin);
    return { path: `${pathname}${search}`, status: answer.status, html, $ };
  }

  return {
    open: (path) => ask(path, null, REDIRECTS),
    submit(page, form, fields = {}) {
      const { $ } = page;
      const wanted = Object.entries(fields);
      // A page may hold several forms with one address: the one that has these fields is meant.
      const found = $('form[method="post"]')
        .toArray()
        .map((element) => $(element))
        .filter((one) => one.attr('action') === form)
        .find((one) =>
          wanted.every(([name, value]) => {
            const hidden = one.find(`input[type="hidden"][name="${name}"]`);
            return hidden.length > 0 ? hidden.attr('value') === value : one.find(`[name="${name}"]`).length > 0;
          }),
        );
      if (!found) throw new Error(`${page.path} has no form ${form} with the fields ${wanted.map(([name]) => name).join(', ')}`);
      const filled = found.serializeArray().filter(({ name }) => !(name in fields));
      return ask(form, new URLSearchParams([...filled.map(({ name, value }): [string, string] => [name, value]), ...wanted]), REDIRECTS);
    },
    cookies,
  };
}
