// The occupation of a title, by the lexicon that ships with the service: titles as vacancies and agencies write them.
import { describe, expect, it } from 'vitest';
import { loadOccupations } from '../../../../src/adapters/rules/load-occupations.ts';
import { toTextView } from '../../../../src/adapters/html/text-view.ts';
import { loadDemandRules } from '../../../../src/adapters/rules/load-demand-rules.ts';
import { createOccupationGuesser } from '../../../../src/domain/occupation/guess-occupations.ts';
import { soughtOccupations } from '../../../../src/domain/occupation/sought-occupations.ts';
import { toReadable } from '../../../../src/domain/reading/readable-text.ts';

const guesser = createOccupationGuesser(loadOccupations());
const { sections } = loadDemandRules();
const first = (title: string, text?: string): string | undefined =>
  guesser.guess(title, text === undefined ? null : toReadable(toTextView(text, 'text'), sections))[0]?.code;

describe('a title as it stands in the lexicon', () => {
  it.each([
    ['Heftruckchauffeur', '8344'],
    ['Vrachtwagenchauffeur', '8332'],
    ['Vakkenvuller', '9334'],
    ['Orderpicker', '9333'],
    ['Magazijnmedewerker', '4321'],
    ['Productiemedewerker', '9329'],
    ['Schoonmaker', '9112'],
    ['Huishoudelijke hulp', '9111'],
    ['Verzorgende IG', '5321'],
    ['Thuishulp', '5322'],
    ['Pedagogisch medewerker', '5311'],
    ['Onderwijsassistent', '5312'],
    ['Administratief medewerker', '4110'],
    ['Receptioniste', '4226'],
    ['Klantenservicemedewerker', '4222'],
    ['Salarisadministrateur', '4313'],
    ['Boekhouder', '3313'],
    ['Accountmanager', '3322'],
    ['Intercedent', '3333'],
    ['Kok', '5120'],
    ['Kapper', '5141'],
    ['Beveiliger', '5414'],
    ['Hovenier', '6113'],
    ['Stratenmaker', '9312'],
    ['Timmerman', '7115'],
    ['Loodgieter', '7126'],
    ['Elektricien', '7411'],
    ['Lasser', '7212'],
    ['Automonteur', '7231'],
    ['Software engineer', '2512'],
    ['Huisarts', '2211'],
    ['Fysiotherapeut', '2264'],
    ['Advocaat', '2611'],
    ['Burgemeester', '1111'],
    ['Imker', '6123'],
    ['Duiker', '7541'],
  ])('%s is %s', (title, code) => {
    expect(first(title)).toBe(code);
  });
});

describe('what stands around the function', () => {
  it.each([
    ['Heftruckchauffeur (m/v/x)', '8344'],
    ['Heftruckchauffeur m/v 40 uur', '8344'],
    ['Ervaren heftruckchauffeur gezocht per direct!', '8344'],
    ['Heftruckchauffeur | Venlo | € 15,50 per uur', '8344'],
    ['Gezocht: vakkenvuller bij Supermarkt De Hoek', '9334'],
    ['Kok - Restaurant De Zon, Zutphen', '5120'],
    ['Senior boekhouder, 32-40 uur', '3313'],
    ['Junior software engineer (hybride, fulltime)', '2512'],
    ['Enthousiaste kapster voor onze salon', '5141'],
    ['VERZORGENDE IG - 24 tot 32 uur per week', '5321'],
    ['Wij zoeken een receptionist(e)', '4226'],
    ['Parttime schoonmaker in de avond', '9112'],
    ['Vacature: loodgieter', '7126'],
    ['Vrachtwagenchauffeur CE (nacht)', '8332'],
    ['Zelfstandig werkend kok (m/w/d)', '5120'],
    ['Timmerman nieuwbouw regio Utrecht', '7115'],
    ['Administratief medewerker voor 24 uur', '4110'],
    ['Hovenier - vaste baan', '6113'],
  ])('is left out: %s is %s', (title, code) => {
    expect(first(title)).toBe(code);
  });
});

describe('gender, number and spelling', () => {
  it.each([
    ['Verkoopster', '5223'],
    ['Schoonmaakster', '9112'],
    ['Medewerkster huishouding', '9112'],
    ['Verpleegkundigen', '2221'],
    ['Heftruckchauffeurs', '8344'],
    ['Vakkenvullers', '9334'],
    ['Schilders', '7131'],
    ['Caissière', '5230'],
    ['Conciërge', '5153'],
    ['Doktersassistente', '3256'],
    ['Administratieve medewerker', '4110'],
    ['Heftruck chauffeur', '8344'],
    ['Order picker', '9333'],
    ['Heftruckschauffeur', '8344'],
    ['Vrachtwagen chauffeur', '8332'],
    ['Kraanmachinisten', '8343'],
    ['Docente Nederlands', '2330'],
    ['Timmerlieden', '7115'],
    ['Directrice', '1120'],
    ['Masseuse', '3255'],
  ])('%s is %s', (title, code) => {
    expect(first(title)).toBe(code);
  });
});

describe('compounds and titles that no list has', () => {
  it.each([
    ['Dorpskapper', '5141'],
    ['Appeltaartbakker', '7512'],
    ['Nieuwbouwtimmerman', '7115'],
    ['Tulpenkwekerijmedewerker', '9214'],
    ['Veegwagenchauffeur', '8332'],
    ['Kerkschilder', '7131'],
    ['Ziekenhuiskok', '5120'],
    ['Vriesloodsorderpicker', '9333'],
    ['Gymzaalschoonmaker', '9112'],
    ['Warmtepompinstallateur', '7127'],
    ['Tramrailslasser', '7212'],
    ['Buurtbeveiliger', '5414'],
  ])('the head tells what %s is', (title, code) => {
    expect(
      guesser
        .guess(title, null)
        .map((guess) => guess.code)
        .slice(0, 3),
    ).toContain(code);
  });
});

describe('English and Flemish titles', () => {
  it.each([
    ['Forklift driver', '8344'],
    ['Truck driver', '8332'],
    ['Warehouse employee', '4321'],
    ['Cleaner', '9112'],
    ['Store manager', '1420'],
    ['Customer service agent', '4222'],
    ['HR business partner', '2423'],
    ['Zorgkundige', '5321'],
    ['Poetsvrouw', '9111'],
    ['Magazijnier', '4321'],
    ['Arbeider', '9329'],
    ['Clarkist', '8344'],
    ['Winkelbediende', '5223'],
    ['Kinesitherapeut', '2264'],
    ['Loodgieter-monteur', '7126'],
    ['Sales representative', '3322'],
  ])('%s is %s', (title, code) => {
    expect(first(title)).toBe(code);
  });
});

describe('a title that tells nothing', () => {
  it('has no occupation by itself', () => {
    expect(guesser.guess('Topper gezocht!', null)).toEqual([]);
    expect(guesser.guess('', null)).toEqual([]);
    expect(guesser.guess('12345 ***', null)).toEqual([]);
  });

  it.each([
    ['Topper gezocht', 'Als vakkenvuller vul je de schappen en spiegel je de producten.', '9334'],
    ['Word jij onze nieuwe collega?', 'Wat ga je doen?\nJe maakt kantoren schoon: stofzuigen, dweilen en sanitair schoonmaken.', '9112'],
    [
      'Leuke bijbaan',
      'Je bezorgt pakketten met onze bestelbus; rijbewijs B heb je. Pakketten bezorgen doe je via een vaste route.',
      '8322',
    ],
    ['Wij groeien', 'Functieomschrijving\nAls boekhouder verzorg je de btw-aangifte, het grootboek en de debiteuren.', '3313'],
  ])('%s gets it from its text', (title, text, code) => {
    expect(first(title, text)).toBe(code);
  });
});

describe('the guesses', () => {
  it('are at most five, each group once, best first, with a confidence over 0 up to 1', () => {
    for (const title of ['Medewerker', 'Verpleegkundige', 'Chauffeur', 'Monteur', 'Manager', 'Adviseur', 'Heftruckchauffeur']) {
      const guesses = guesser.guess(title, null);
      expect(guesses.length).toBeLessThanOrEqual(5);
      expect(new Set(guesses.map(({ code }) => code)).size).toBe(guesses.length);
      const confidences = guesses.map(({ confidence }) => confidence);
      expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
      expect(confidences.filter((value) => value < 0 || value > 1)).toEqual([]);
    }
  });

  it('are the same whenever they are asked', () => {
    const before = guesser.guess('Medewerker groenvoorziening', null);
    guesser.guess('Iets heel anders', null);
    expect(guesser.guess('Medewerker groenvoorziening', null)).toEqual(before);
  });

  it('are less sure of a title that may mean several things', () => {
    const sure = guesser.guess('Heftruckchauffeur', null)[0]?.confidence ?? 0;
    expect(guesser.guess('Medewerker', null)[0]?.confidence ?? 0).toBeLessThan(sure);
  });

  it('come from a title of any length in one go', () => {
    expect(guesser.guess('x'.repeat(100_000), null).length).toBeLessThanOrEqual(5);
  });
});

describe('a function sought', () => {
  it('stands for its unit group', () => {
    expect(soughtOccupations(guesser.guess('Heftruckchauffeur', null))).toEqual(['8344']);
  });

  it('stands for nothing where it is not understood', () => {
    expect(soughtOccupations([])).toEqual([]);
    expect(soughtOccupations([{ code: '9329', confidence: 0.34 }])).toEqual([]);
  });

  it('stands for several where they are about as likely', () => {
    const guesses = [
      { code: '2221', confidence: 0.5 },
      { code: '3221', confidence: 0.3 },
      { code: '5321', confidence: 0.2 },
    ];
    expect(soughtOccupations(guesses)).toEqual(['2221', '3221']);
  });
});
