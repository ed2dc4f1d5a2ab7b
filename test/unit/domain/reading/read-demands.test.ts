import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDemandRules } from '../../../../src/adapters/rules/load-demand-rules.ts';
import { toTextView } from '../../../../src/adapters/html/text-view.ts';
import { createDemandReader } from '../../../../src/domain/reading/read-demands.ts';
import { toReadable } from '../../../../src/domain/reading/readable-text.ts';
import { aDemandReading } from '../../../support/a-demand-reading.ts';

/** "dim level kind" of every demand in the text, in alphabetical order. */
const said = (text: string): readonly string[] =>
  aDemandReading(text)
    .map(({ dim, level, kind }) => `${dim} ${level} ${kind}`)
    .toSorted();

/** The text, what must be read in it, and what must not be read as a demand. */
const SENTENCES: readonly (readonly [text: string, demands: readonly string[], notDims?: readonly string[]])[] = [
  // Tillen en dragen, met hoeveelheid, ontkend en verzacht.
  ['Je tilt regelmatig kratten tot 25 kilo.', ['tillen 4 expliciet']],
  ['Je tilt dozen van 3 tot 12 kg.', ['tillen 3 expliciet']],
  ['Tillen tot 25 kg behoort tot de functie, tilhulpmiddelen zijn aanwezig.', ['tillen 4 verzacht']],
  ['Je tilt af en toe een doos van 15 kg.', ['tillen 3 verzacht']],
  ['Het is fysiek zwaar werk.', ['tillen 3 expliciet']],
  ['Geen zwaar tilwerk.', ['tillen 0 afwezig']],
  ['Minimaal tilwerk.', ['tillen 0 afwezig']],
  ['Tillen is niet nodig.', ['tillen 0 afwezig']],
  ['Samen tillen we onze klantenservice naar een hoger niveau.', [], ['tillen']],
  ['Wij leveren tilliften aan ziekenhuizen.', [], ['tillen']],
  // Woorden die op andere lijken.
  ['Je geeft advies over vis en schaaldieren.', [], ['tillen', 'huid', 'lopen']],
  ['Onze bestaande klanten zijn uitstekend.', [], ['staan']],
  ['Je bent op de hoogte van de wetgeving.', [], ['klimmen_hoogte']],
  ['Je tilt onze processen naar een hoger niveau.', [], ['tillen']],
  ['Kubernetes, Helm en Terraform ken je goed.', [], ['pbm']],
  ['Je kunt doorgroeien op de carrièreladder.', [], ['klimmen_hoogte']],
  ['Je werkt soms buiten kantoortijden.', [], ['temperatuur']],
  ['Minimaal 32 uur per week.', [], ['tillen', 'staan', 'zitten']],
  // Houding en beweging.
  ['Je staat de hele dag achter de kassa.', ['staan 3 expliciet']],
  ['Het is staand werk.', ['staan 2 expliciet']],
  ['Het is geen staand werk.', ['staan 0 afwezig']],
  ['Zittend werk met afwisseling.', ['zitten 2 expliciet']],
  ['Je loopt ongeveer 15.000 stappen per dag.', ['lopen 3 expliciet']],
  ['Je bent de hele dag op de been.', ['lopen 3 expliciet']],
  ['Werken op hoogte met een hoogwerker.', ['klimmen_hoogte 4 expliciet', 'persoonlijk_risico 2 expliciet']],
  ['Je hebt geen last van hoogtevrees.', ['klimmen_hoogte 4 expliciet']],
  ['Je werkt op ladders en steigers.', ['klimmen_hoogte 3 expliciet']],
  ['Je moet kunnen bukken en knielen.', ['buigen 1 expliciet', 'knielen_hurken 1 expliciet']],
  ['Je werkt vaak boven schouderhoogte.', ['bovenhands 2 expliciet']],
  ['Beeldschermwerk ongeveer 4 uur per dag.', ['beeldschermwerk 2 expliciet']],
  ['Je hebt een fijne motoriek.', ['handvaardigheid 2 expliciet']],
  ['Het is trap op, trap af.', ['trappen 3 expliciet']],
  // Omgeving.
  ['Werken in de vriescel (-20 °C), werkkleding aanwezig.', ['temperatuur 3 expliciet']],
  ['Je werkt bij 4 graden.', ['temperatuur 2 expliciet']],
  ['Je werkt buiten in weer en wind.', ['temperatuur 1 expliciet']],
  ['Je draagt veiligheidsschoenen.', ['pbm 1 expliciet']],
  ['Gehoorbescherming is verplicht.', ['geluid 2 expliciet', 'pbm 2 expliciet']],
  ['VCA is vereist.', ['pbm 1 afgeleid', 'persoonlijk_risico 1 afgeleid']],
  ['Je rijdt met de heftruck.', ['hoofd_nek 1 afgeleid', 'trilling 1 afgeleid', 'vervoer_beroepsmatig 2 expliciet']],
  ['Wij zijn een gekoeld distributiecentrum, jij werkt op kantoor.', [], ['temperatuur']],
  // Aandacht, druk en zelfstandigheid.
  ['Je werkt nauwkeurig.', ['aandacht 1 expliciet']],
  ['Stressbestendig en klantgericht.', ['deadlines_pieken 1 verzacht', 'klantcontact 2 verzacht']],
  ['Je werkt zonder tijdsdruk.', ['deadlines_pieken 0 afwezig'], ['werktempo']],
  ['Targets? Die halen we samen.', ['deadlines_pieken 2 expliciet']],
  ['Geen dag is hetzelfde.', ['voorspelbaarheid 1 expliciet']],
  ['Je hebt geen 9-tot-5-mentaliteit.', ['voorspelbaarheid 1 verzacht']],
  ['Je bent flexibel.', ['voorspelbaarheid 1 verzacht']],
  ['Flexibele werktijden.', [], ['voorspelbaarheid']],
  ['Je kunt goed zelfstandig werken.', ['structuur_zelfstandigheid 2 expliciet']],
  ['Het tempo ligt hoog.', ['werktempo 2 expliciet']],
  ['Duidelijke werkinstructies en een vaste werkplek.', ['structuur_zelfstandigheid 1 expliciet']],
  ['Gezellige drukte op de winkelvloer.', ['prikkels_afleiding 2 expliciet']],
  ['Rustig kantoor, eigen werkkamer.', ['prikkels_afleiding 0 afwezig']],
  // Mensen.
  ['Je werkt nauw samen met de werkvoorbereiders.', ['samenwerken 2 expliciet']],
  ['Je bent een teamplayer.', ['samenwerken 2 verzacht']],
  ['Je geeft leiding aan een team van acht.', ['leidinggeven 2 expliciet']],
  ['Je rapporteert aan je leidinggevende.', [], ['leidinggeven']],
  ['Je werkt niet alleen zelfstandig, maar ook samen.', ['structuur_zelfstandigheid 2 expliciet'], ['solitair']],
  ['Je helpt bewoners met wassen en aankleden.', ['zorgcontact 3 expliciet']],
  ['Je handelt klachten af per mail.', ['conflict_agressie 1 expliciet']],
  ['Je hebt regelmatig contact met klanten.', ['klantcontact 2 expliciet']],
  ['Geen klantcontact.', ['klantcontact 0 afwezig']],
  ['You work in a team and have excellent communication skills.', ['communicatie_zintuigen 1 expliciet', 'samenwerken 2 expliciet']],
];

describe('a sentence of a vacancy', () => {
  it.each(SENTENCES.map(([text, demands, notDims = []]) => ({ text, demands, notDims })))(
    '"$text" is read as $demands',
    ({ text, demands, notDims }) => {
      const read = said(text);
      for (const demand of demands) expect(read).toContain(demand);
      expect(read.filter((demand) => notDims.some((dim) => demand.startsWith(`${dim} `) && !demand.endsWith('afwezig')))).toEqual([]);
    },
  );

  it('says from which level on something is absent', () => {
    expect(aDemandReading('Geen zwaar tilwerk.').find(({ dim }) => dim === 'tillen')?.absentFrom).toBe(3);
    expect(aDemandReading('Geen tilwerk.').find(({ dim }) => dim === 'tillen')?.absentFrom).toBe(1);
  });

  it('keeps the amount, in its unit, as a ceiling', () => {
    expect(aDemandReading('Je tilt kratten tot 25 kilo.')[0]).toMatchObject({ amount: { value: 25, unit: 'kg' }, ceiling: true });
  });
});

describe('a whole vacancy', () => {
  const vacancy = `Over ons
Wij bouwen zware machines en werken in lawaaiige hallen.

Wat ga je doen?
- Je verzamelt orders in het magazijn.
- Je tilt dozen tot 10 kg.

Wat bieden wij?
- Een gezellige borrel op de steiger.

Andere vacatures
Lasser: je last de hele dag staand.`;

  it('is read in its duties and requirements only', () => {
    const dims = new Set(aDemandReading(vacancy).map(({ dim }) => dim));
    expect(dims).toContain('tillen');
    expect(dims).toContain('lopen');
    expect([...dims].filter((dim) => ['geluid', 'klimmen_hoogte', 'staan', 'stof_damp'].includes(dim))).toEqual([]);
  });

  it('has one demand for each dimension and aspect', () => {
    const keys = aDemandReading(`${vacancy}\n\nEisen\n- Je tilt.\n- Je tilt zwaar.`).map(
      ({ dim, aspects, kind }) => `${dim} ${aspects.join()} ${kind === 'afwezig'}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['text', 'markdown', 'html'] as const)('quotes the source to the letter (%s)', (format) => {
    const source =
      format === 'html'
        ? '<p>Taken</p><ul><li>Je tilt <b>dozen</b> van 25&nbsp;kg &amp; meer</li></ul>'
        : 'Je tilt **dozen** van 25 kg \\- soms meer';
    const demands = aDemandReading(source, format);
    expect(demands.length).toBeGreaterThan(0);
    for (const { start, end, quote } of demands) expect(source.slice(start, end)).toBe(quote);
  });
});

describe('the work of reading', () => {
  const pack = loadDemandRules();

  /** How many patterns were found, before any is left out. */
  function matchesIn(text: string): number {
    let matches = 0;
    createDemandReader(pack, () => (matches += 1)).read(toReadable(toTextView(text, 'text'), pack.sections));
    return matches;
  }

  it.each([
    ['words of rules without a full stop', 'tillen zwaar geen kg samen met 25 niet '],
    ['commas', 'tillen, dragen, '],
    ['numbers', '25 25 kg '],
    ['one word', 'tiltiltil'],
  ])('grows no faster than the text: %s', (_shape, part) => {
    const [short, long] = [matchesIn(part.repeat(500)), matchesIn(part.repeat(2000))];
    expect(long).toBeLessThanOrEqual(short * 4.4 + 1000);
  });

  it('has no more demands than there are dimensions and aspects, whatever the text', () => {
    const words = fc.constantFrom(
      'tillen',
      'geen',
      'zwaar',
      '25',
      'kg',
      '-20',
      'graden',
      'niet',
      ',',
      '.',
      '(',
      'maar',
      'hele',
      'dag',
      'je',
      'wij',
      'op',
      'bouw',
      '&',
      '<b>',
      '\n',
      '°',
      '\u00ad',
      '\ud83d',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 300 }),
        fc.constantFrom('', ' '),
        fc.constantFrom('text', 'markdown', 'html'),
        (parts, glue, format) => {
          const source = parts.join(glue);
          const demands = aDemandReading(source, format);
          for (const { start, end, quote } of demands) expect(source.slice(start, end)).toBe(quote);
          expect(demands.length).toBeLessThan(200);
        },
      ),
      { numRuns: 150 },
    );
  });
});
