import { once } from 'node:events';
import { createServer } from 'node:http';

export type CareerSite = { readonly origin: string; close(): Promise<void> };

type Opening = {
  readonly key: string;
  readonly title: string;
  readonly town: string;
  readonly hours: readonly [least: number, most: number];
  readonly text: string;
};

/** The openings of an invented group of care homes and shops; their texts are ours. */
const OPENINGS: readonly Opening[] = [
  {
    key: 'receptionist',
    title: 'Receptionist',
    town: 'Ede',
    hours: [20, 24],
    text: `<p>Wie bij De Gelderhof binnenkomt, ziet jou als eerste. Je ontvangt bezoekers, verbindt telefoontjes door en houdt de afsprakenlijst bij.</p>
<h2>Wat ga je doen?</h2><ul><li>Je zit het grootste deel van de dag achter de balie en werkt met een beeldscherm.</li><li>Je staat bezoekers en familie te woord, ook als iemand ongeduldig is.</li><li>Je deelt de post rond; een doos kopieerpapier weegt hoogstens 5 kg.</li></ul>
<h2>Wat vragen wij?</h2><p>Een mbo-diploma niveau 3, goed Nederlands en plezier in contact met mensen. Je werkt 20 tot 24 uur per week, op maandag tot en met donderdag tussen 8.00 en 17.00 uur.</p>
<h2>Wat bieden wij?</h2><p>Een salaris tussen € 2.200 en € 2.650 bruto per maand bij een volledige werkweek, en een contract voor een jaar met uitzicht op vast.</p>`,
  },
  {
    key: 'administratief-medewerker',
    title: 'Administratief medewerker cliëntadministratie',
    town: 'Ede',
    hours: [24, 28],
    text: `<p>Je verwerkt indicaties en facturen en zoekt uit waar iets niet klopt. Het is geconcentreerd werk in een rustige kamer met drie collega’s.</p>
<p>Je werkt de hele dag met een beeldscherm. Aan het eind van de maand is het druk en zijn er deadlines. Je kunt een deel van de week thuiswerken.</p>
<p>Wij vragen mbo niveau 3 of 4 en ervaring met Excel. Het gaat om 24 tot 28 uur per week; de dagen spreken we samen af.</p>`,
  },
  {
    key: 'klantenservice',
    title: 'Medewerker klantenservice',
    town: 'Veenendaal',
    hours: [24, 32],
    text: `<p>Je beantwoordt vragen van klanten van onze webwinkel, per telefoon, mail en chat. Je schakelt de hele dag tussen gesprekken en wordt vaak onderbroken.</p>
<p>Af en toe is een klant boos; dan blijf je rustig. We werken in diensten tussen 8.00 en 21.00 uur, ook op zaterdag. Een vmbo-diploma is genoeg, je leert het vak bij ons.</p>`,
  },
  {
    key: 'gastvrouw',
    title: 'Gastvrouw of gastheer restaurant',
    town: 'Wageningen',
    hours: [16, 24],
    text: `<p>Je ontvangt de gasten van ons restaurant, dekt tafels en brengt de maaltijden rond. Je loopt en staat de hele dienst.</p>
<p>Je tilt kratten met servies tot 15 kg en bukt om de vaatwasser in te ruimen. Ervaring is niet nodig. Je werkt in wisselende diensten, ook in het weekend.</p>`,
  },
  {
    key: 'verkoopmedewerker',
    title: 'Verkoopmedewerker bakkerij',
    town: 'Barneveld',
    hours: [20, 38],
    text: `<p>In onze winkel help je klanten, vul je de schappen en reken je af. Je staat tijdens je hele dienst en tilt bakken met brood, meestal niet zwaarder dan 8 kg.</p>
<p>De winkel gaat om 7.30 uur open. Je werkt 20 tot 38 uur per week, ook op zaterdag. Je praat en schrijft goed Nederlands.</p>`,
  },
  {
    key: 'kwaliteitscontroleur',
    title: 'Kwaliteitscontroleur productie',
    town: 'Barneveld',
    hours: [36, 40],
    text: `<p>Je controleert de producten die van de lijn komen, meet na en legt vast wat afwijkt. Je wisselt zitten, staan en lopen af.</p>
<p>Je tilt soms een monsterdoos van 6 kg. In de hal is het lawaaierig; gehoorbescherming krijg je van ons. We werken in twee ploegen. Wij vragen mbo niveau 3.</p>`,
  },
  {
    key: 'planner',
    title: 'Planner logistiek',
    town: 'Nijkerk',
    hours: [32, 40],
    text: `<p>Je plant de ritten van veertig chauffeurs en lost op wat onderweg tegenzit. Het is hectisch: je telefoon gaat de hele dag en je neemt snel beslissingen.</p>
<p>Je werkt met een beeldscherm, van maandag tot en met vrijdag, met om de week een late dienst tot 20.00 uur. Wij vragen mbo niveau 4 en rijbewijs B.</p>`,
  },
  {
    key: 'verzorgende',
    title: 'Verzorgende IG',
    town: 'Ede',
    hours: [20, 32],
    text: `<p>Je verzorgt bewoners met dementie. Je helpt bij wassen en aankleden en maakt de transfers van bed naar stoel, met en zonder tillift.</p>
<p>Je werkt in dag-, avond- en nachtdiensten. Onbegrepen gedrag en soms agressie horen bij het werk. Je hebt het diploma Verzorgende IG.</p>`,
  },
];

/** A career page on this machine: a sitemap, and a page with JobPosting data for every opening. */
export async function startCareerSite(): Promise<CareerSite> {
  const server = createServer((request, response) => {
    const body = answer(request.url ?? '/', origin());
    response.writeHead(body === null ? 404 : 200, {
      'content-type': `${request.url?.endsWith('.xml') ? 'application/xml' : 'text/html'}; charset=utf-8`,
    });
    response.end(body ?? 'Niet gevonden');
  });
  const origin = (): string => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: origin(),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(path: string, origin: string): string | null {
  if (path === '/robots.txt') return `User-agent: *\nCrawl-delay: 0\nSitemap: ${origin}/sitemap.xml\n`;
  if (path === '/sitemap.xml')
    return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${OPENINGS.map(
      ({ key }) => `<url><loc>${origin}/vacatures/${key}</loc></url>`,
    ).join('')}</urlset>`;
  if (path === '/') return `<!doctype html><html lang="nl"><title>Werken bij De Gelderhof</title><h1>Werken bij De Gelderhof</h1></html>`;
  const opening = OPENINGS.find(({ key }) => path === `/vacatures/${key}`);
  return opening ? vacancyPage(opening) : null;
}

function vacancyPage({ key, title, town, hours, text }: Opening): string {
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title,
    description: text,
    datePosted: new Date().toISOString().slice(0, 10),
    identifier: { '@type': 'PropertyValue', name: 'De Gelderhof', value: key },
    hiringOrganization: { '@type': 'Organization', name: 'De Gelderhof' },
    workHours: `${hours[0]} tot ${hours[1]} uur per week`,
    jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: town, addressCountry: 'NL' } },
  };
  return `<!doctype html><html lang="nl"><head><title>${title} – De Gelderhof</title>
<script type="application/ld+json">${JSON.stringify(posting)}</script></head>
<body><h1>${title}</h1>${text}</body></html>`;
}
