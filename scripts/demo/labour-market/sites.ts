import type { SourceRecipe } from '../../../src/domain/source/source.ts';

/** How a text is set: with headings and lists of their own, or as one heap of lines with breaks between. */
type TextStyle = 'structured' | 'breaks';

/** Where a vacancy page says what stands beside its text. */
type FactStyle = 'list' | 'table' | 'line' | 'none';

/** How a site publishes, and how it looks. `employer` is null where it carries vacancies of others. */
export type DemoSite = {
  readonly key: string;
  readonly name: string;
  readonly employer: string | null;
  readonly motto: string;
  readonly about: string;
  readonly mail: string;
  readonly colour: string;
  readonly menu: readonly string[];
  readonly cookies: string;
  readonly region: string;
  /** Folder of its vacancy pages, with both slashes. */
  readonly folder: string;
  readonly publishes: 'markup' | 'pages' | 'rss' | 'atom' | 'recruitee';
  readonly sitemap: 'plain' | 'packed-index' | 'none';
  readonly texts: TextStyle;
  readonly facts: FactStyle;
  /** What its robots.txt keeps everybody out of. */
  readonly disallow: readonly string[];
  readonly recipe: SourceRecipe;
  /** Path that an administrator would enter. */
  readonly entry: string;
  readonly cron: string;
};

export const SITES: readonly DemoSite[] = [
  {
    key: 'wulpenveld',
    name: 'Zorggroep Wulpenveld',
    employer: 'Zorggroep Wulpenveld',
    motto: 'Dichtbij, ook als het even lastig is',
    about: 'Zorggroep Wulpenveld heeft negen woonlocaties en vier wijkteams tussen Veluwe en Rijn.',
    mail: 'werken@wulpenveld.example',
    colour: '#00695c',
    menu: ['Onze locaties', 'Zorg thuis', 'Werken bij', 'Vrijwilligers', 'Contact'],
    cookies: 'Wij gebruiken alleen cookies die nodig zijn om deze site te laten werken.',
    region: 'Foodvalley',
    folder: '/werken-bij/vacatures/',
    publishes: 'markup',
    sitemap: 'plain',
    texts: 'structured',
    facts: 'list',
    disallow: [],
    recipe: { kind: 'json-ld', sitemaps: [], include: ['/werken-bij/vacatures/'], exclude: [] },
    entry: '/',
    cron: '10 4 * * *',
  },
  {
    key: 'vallei-aan-het-werk',
    name: 'Vallei aan het Werk',
    employer: null,
    motto: 'Banen tussen Amersfoort en Arnhem',
    about: 'Vallei aan het Werk is de vacaturesite van ondernemers in de regio.',
    mail: 'redactie@valleiaanhetwerk.example',
    colour: '#1a4f8b',
    menu: ['Vacatures', 'Werkgevers', 'Cv-tips', 'Vacature plaatsen'],
    cookies: 'Deze website maakt gebruik van cookies om uw bezoek te onthouden. Accepteren | Instellingen',
    region: 'Foodvalley',
    folder: '/vacature/',
    publishes: 'markup',
    sitemap: 'packed-index',
    texts: 'breaks',
    facts: 'table',
    disallow: ['/vacature/intern/', '/mijn-account/'],
    recipe: { kind: 'json-ld', sitemaps: [], include: ['/vacature/'], exclude: [] },
    entry: '/',
    cron: '20 4 * * *',
  },
];
