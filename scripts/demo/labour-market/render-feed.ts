import { gzipSync } from 'node:zlib';
import { escape } from '../../../src/web/html.ts';
import { newestFirst, pathOf, type LiveSite } from './render-page.ts';
import { renderText } from './render-text.ts';

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The pages that the site wants to be found: those that it lists, the kept-off ones too, as happens. */
export function renderSitemap({ site, origin, vacancies }: LiveSite): string {
  const pages = vacancies.map((vacancy) => `<url><loc>${origin}${pathOf(site, vacancy)}</loc><lastmod>${vacancy.postedOn}</lastmod></url>`);
  return `${xml}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${origin}/</loc></url>${pages.join('\n')}</urlset>`;
}

export const renderSitemapIndex = ({ origin }: LiveSite): string =>
  `${xml}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${origin}/sitemap-vacatures.xml.gz</loc></sitemap></sitemapindex>`;

export const renderPackedSitemap = (live: LiveSite): Buffer => gzipSync(renderSitemap(live));

/** A feed with the whole text in every entry. */
export function renderRss({ site, origin, vacancies }: LiveSite): string {
  const items = newestFirst(vacancies).map((vacancy) => {
    const url = `${origin}${pathOf(site, vacancy)}`;
    const fields = [
      `<title>${escape(vacancy.title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid>`,
      `<pubDate>${new Date(`${vacancy.postedOn}T08:00:00Z`).toUTCString()}</pubDate>`,
      `<company>${escape(vacancy.employer ?? site.name)}</company><city>${escape(vacancy.place)}</city>`,
      vacancy.hours === undefined ? '' : `<hours>${escape(vacancy.hours)}</hours>`,
      vacancy.pay === undefined ? '' : `<salary>${escape(vacancy.pay)}</salary>`,
      `<description><![CDATA[${renderText(vacancy.text, site.texts).markup}]]></description>`,
    ];
    return `<item>${fields.join('')}</item>`;
  });
  return `${xml}<rss version="2.0"><channel><title>${escape(site.name)}</title><link>${origin}/</link><description>${escape(site.motto)}</description>\n${items.join('\n')}</channel></rss>`;
}

/** A feed that only announces: the text stands on the page behind each entry. */
export function renderAtom({ site, origin, vacancies }: LiveSite): string {
  const entries = newestFirst(vacancies).map((vacancy) => {
    const url = `${origin}${pathOf(site, vacancy)}`;
    const [announcement = ''] = vacancy.text.trim().split('\n');
    return `<entry><id>${url}</id><title>${escape(vacancy.title)}</title><link href="${url}"/><updated>${vacancy.postedOn}T07:00:00Z</updated><summary>${escape(announcement)}</summary></entry>`;
  });
  return `${xml}<feed xmlns="http://www.w3.org/2005/Atom"><id>${origin}/</id><title>${escape(site.name)}</title>\n${entries.join('\n')}</feed>`;
}

/** Contracts as the careers-site API names them. */
const employmentType = (hours: string | undefined): string => (/3[68]|40|fulltime/i.test(hours ?? '') ? 'fulltime' : 'parttime');

/** Everything at once, as the careers-site API of such a system answers. */
export function renderOffers({ site, origin, vacancies }: LiveSite): string {
  const offers = vacancies.map((vacancy, index) => {
    const [min, max] = (vacancy.hours?.match(/\d+/g) ?? []).map(Number);
    const [description = '', ...requirements] = vacancy.text.split(/(?=^## (?:Wat (?:vragen|verwachten)|Jij|Profiel|Wie))/m);
    return {
      id: 41_000 + index,
      slug: vacancy.slug,
      title: vacancy.title,
      description: renderText(description, site.texts).markup,
      requirements: requirements.length === 0 ? '' : renderText(requirements.join(''), site.texts).markup,
      company_name: vacancy.employer ?? site.name,
      city: vacancy.place,
      country_code: 'NL',
      employment_type_code: employmentType(vacancy.hours),
      min_hours: min ?? null,
      max_hours: max ?? min ?? null,
      ...(vacancy.salary === undefined
        ? {}
        : {
            salary: {
              min: vacancy.salary[0],
              max: vacancy.salary[1],
              period: vacancy.salary[2] === 'HOUR' ? 'hour' : 'month',
              currency: 'EUR',
            },
          }),
      careers_url: `${origin}${pathOf(site, vacancy)}`,
      published_at: `${vacancy.postedOn} 08:00:00 UTC`,
      close_at: vacancy.closesOn,
    };
  });
  return JSON.stringify({ offers });
}
