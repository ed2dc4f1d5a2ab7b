import { describe, expect, it } from 'vitest';
import { loadGateRules } from '../../../../src/adapters/rules/load-gate-rules.ts';
import { readGatesFrom } from '../../../../src/domain/gate/read-gates.ts';
import type { Gates } from '../../../../src/domain/reading/reading.ts';

const rules = loadGateRules();

/** Reads a plain text, in which an offset of the readable text is an offset of the source. */
function gates(description: string, title = ''): Gates {
  const spanOf = (start: number, end: number) => ({ start, end, quote: description.slice(start, end) });
  return readGatesFrom(title, { text: description, zoneAt: () => null, spanOf }, rules);
}

const listed = (items: readonly { readonly code: string; readonly status: string }[]): string =>
  items.map(({ code, status }) => `${code} ${status}`).join(', ');

describe('hours a week', () => {
  it.each<[string, [number | null, number | null] | null]>([
    ['Je werkt 24 tot 32 uur per week.', [24, 32]],
    ['Minimaal 32 uur per week', [32, null]],
    ['Het gaat om een functie van maximaal 20 uur per week.', [null, 20]],
    ['32-40 uur | Rotterdam | direct', [32, 40]],
    ['Dienstverband: 36 uur', [36, 36]],
    ['Een contract voor 28 uur in de week', [28, 28]],
    ['38 u/week: maandag tot donderdag van 5u tot 13u30', [38, 38]],
    ['Een 36-urige werkweek', [36, 36]],
    ['Wij bieden een 38-urenweek met glijdende uren.', [38, 38]],
    ['Omvang: 0,7 - 0,9 fte', [28, 36]],
    ['Een aanstelling van 0,8 fte. Een volledige werkweek is 38 uur.', [30.4, 30.4]],
    ['Conciërge, werktijdfactor 0,5 (20 uur per week)', [20, 20]],
    ['Het betreft een fulltime functie.', [36, 40]],
    ['Deze functie kan fulltime of parttime ingevuld worden.', null],
    ['Een leuke parttime baan', null],
    ['Salaris € 2.500 bruto per maand o.b.v. 38 uur.', [38, 38]],
    ['25 vakantiedagen op basis van 38 uur', null],
    ['Je krijgt 190 vakantie-uren en 40 uur training in het eerste jaar.', null],
    ['Wij zijn open van 8 tot 17 uur.', null],
    ['Je start om 7.30 uur en bent om 16.00 uur klaar.', null],
    ['Werkdagen van 8 uur per dag', null],
    ['40 uur, 36 is bespreekbaar', [36, 40]],
    ['Een fulltime dienstverband (vanaf 32 uur is bespreekbaar)', [32, 40]],
    ['16 - 24 uur, 24 - 28 uur', [16, 28]],
    ['Een flexibele werkweek van 40, 36 of 32 uur', [32, 40]],
    ['Reageer binnen 24 uur.', null],
    ['Onze klantenservice is 24 uur per dag bereikbaar.', null],
    ['Het gaat om 12 uur, verdeeld over drie ochtenden.', [12, 12]],
    ['You will work 32 to 40 hours per week.', [32, 40]],
    ['Medewerker burgerzaken (schaal 7, 36 uur).', [36, 36]],
    ['Inschaling in FWG 35, 28 uur per week.', [28, 28]],
    ['Schaal 8, 24 of 32 uur per week.', [24, 32]],
    ['Uitzendkracht fase 3, 20-24 uur per week.', [20, 24]],
    ['Je kiest voor 24, 32 of 36 uur per week.', [24, 36]],
    ['Er is gewerkt van 8-13 en 13-18 uur.', null],
    ['Uren per week: 19-24', [19, 24]],
    ['Minimaal 2 dagen per week beschikbaar en flexibel inzetbaar.', [16, null]],
    ['Contracturen: 24', [24, 24]],
    ['Aantal uren: 16', [16, 16]],
    ['Je werkt gemiddeld 30 uur per week verdeeld over 4 dagen', [30, 30]],
    ['Voor 20 uur per week zoeken wij een collega.', [20, 20]],
    ['De werkweek is 37,5 uur.', [37.5, 37.5]],
    ['Voltijds, 38u/week', [38, 38]],
    ['Je werkt vier dagen van 8 uur.', null],
  ])('%s', (text, hours) => {
    expect(gates(text).hoursPerWeek).toEqual(hours && { min: hours[0], max: hours[1] });
  });

  it('takes the title before the text', () => {
    expect(gates('Je werkt 16 uur per week.', 'Fysiotherapeut (32-40 uur)').hoursPerWeek).toEqual({ min: 32, max: 40 });
  });

  it.each([
    ['24 tot 32 uur per week, uren in overleg', true],
    ['24 tot 32 uur per week', false],
    ['Dagen en uren in overleg', true],
  ])('knows a soft border: %s', (text, negotiable) => {
    expect(gates(text).hoursNegotiable).toBe(negotiable);
  });
});

describe('hours a day', () => {
  it.each<[string, number | null, number | null]>([
    ['Diensten van 6 of 8 uur', 8, null],
    ['Je werkt in 12-uursdiensten.', 12, null],
    ['Je werkt 4 dagen van 9 uur.', 9, 4],
    ['Werktijden van 8u30 tot 17u met 30 min middagpauze', 8, null],
    ['Je werkt van maandag t/m donderdag.', null, 4],
    ['Je werkt vijf ochtenden.', null, 5],
  ])('%s', (text, hours, days) => {
    expect(gates(text).hoursPerDay).toEqual({ hours, days });
  });
});

describe('education', () => {
  it.each<[string, Gates['education']]>([
    ['Mbo werk- en denkniveau', 'mbo'],
    ['HBO werk- en denkniveau', 'hbo'],
    ['mbo/hbo werk- en denkniveau', 'mbo'],
    ['Een afgeronde hbo- of wo-opleiding', 'hbo'],
    ['Je hebt minimaal mbo niveau 3.', 'mbo3'],
    ['MBO 4 of HBO', 'mbo4'],
    ['vmbo/mbo 2 werk- en denkniveau', 'vmbo'],
    ['Een diploma helpende (niveau 2)', 'mbo2'],
    ['Diploma Verzorgende IG', 'mbo3'],
    ['Vakopleiding bakker niv. 2 of 3', 'mbo2'],
    ['Lasdiploma niveau 3', null],
    ['Nederlands op taalniveau 3', null],
    ['Geen diploma nodig', 'geen'],
    ['Een diploma is niet nodig.', 'geen'],
    ['Opleiding niet belangrijk. Nauwkeurigheid wel', 'geen'],
    ["Diploma's vragen we niet.", 'geen'],
    ['Je hoeft geen diploma te hebben.', 'geen'],
    ["Wij kijken niet naar diploma's maar naar motivatie.", 'geen'],
    ['Wij volgen de cao hbo.', null],
    ['Je geeft les aan mbo-studenten.', null],
    ['Je hebt een bachelor diploma of bent gelijkwaardig door ervaring.', 'hbo'],
    ['Academisch werk- en denkniveau', 'wo'],
    ['Universitair geschoold in de rechten', 'wo'],
    ['Ervaring als scrum master', null],
    ['Je volgt een HBO-opleiding', 'hbo'],
    ['Havo of vwo diploma', 'havo'],
    ['Geen ervaring vereist', null],
  ])('%s', (text, education) => {
    expect(gates(text).education).toBe(education);
  });
});

describe('licences', () => {
  it.each<[string, string]>([
    ['Je hebt een rijbewijs B.', 'B vereist'],
    ['Je bent in het bezit van een rijbewijs.', 'B vereist'],
    ['Rijbewijs B is een pré', 'B pre'],
    ['Rijbewijs B is handig, maar geen voorwaarde.', 'B pre'],
    ['Een rijbewijs is niet nodig.', ''],
    ['Rijbewijs is geen vereiste', ''],
    ['Rijbewijs CE met code 95', 'CE vereist'],
    ['BE-rijbewijs', 'BE vereist'],
    ['rijbewijs B en BE', 'B vereist, BE vereist'],
    ['rijbewijs C of CE', 'C vereist'],
    ['Een trekkerrijbewijs (T)', 'T vereist'],
    ['Rijbewijs C (met code 95) is een pre, wij betalen de opleiding', 'C pre'],
    ['Heftruckrijbewijs vereist', ''],
    ['In bezit van een B-rijbewijs en eigen auto', 'B vereist'],
  ])('%s', (text, licences) => {
    expect(listed(gates(text).licences)).toBe(licences);
  });

  it('reads the class from the title of a driver', () => {
    expect(listed(gates('Je rijdt door heel Nederland.', 'Chauffeur bouwmaterialen (CE)').licences)).toBe('CE vereist');
  });
});

describe('certificates', () => {
  it.each<[string, string]>([
    ['VCA is vereist', 'VCA vereist'],
    ['VCA basis (of bereid dit binnen 2 maanden te halen)', 'VCA pre'],
    ['VCA behaal je in de proeftijd', 'VCA pre'],
    ['Heftruckcertificaat (of bereid deze te behalen; wij betalen)', 'heftruck pre'],
    ['geldig heftruckcertificaat, ervaring met zware trucks is een pre', 'heftruck vereist'],
    ['Een reachtruckcertificaat is mooi meegenomen', 'heftruck pre'],
    ['Een recente VOG is verplicht.', 'VOG vereist'],
    ['Bij indiensttreding vragen wij een Verklaring Omtrent het Gedrag.', 'VOG vereist'],
    ['BHV en EHBO, of bereid de cursus te doen', 'BHV pre, EHBO pre'],
    ['Je werkt volgens de HACCP-normen.', ''],
    ['Kennis van HACCP', 'HACCP vereist'],
    ['BIG-registratie', 'BIG vereist'],
    ['In het bezit van een VCA-attest en BA4 = EEN TROEF!', 'VCA pre, BA4 pre'],
    ['Je hebt code 95 en een bestuurderskaart.', 'code95 vereist, bestuurderskaart vereist'],
    ['NEN 3140', 'NEN3140 vereist'],
    ['Je werkt met big data.', ''],
    ['SKJ-registratie', 'SKJ vereist'],
    ['F-gassen certificaat', 'F-gassen vereist'],
  ])('%s', (text, certificates) => {
    expect(listed(gates(text).certificates)).toBe(certificates);
  });
});

describe('working times', () => {
  it.each<[string, string]>([
    ['Je werkt in een 5-ploegendienst.', 'ploegen'],
    ['Avond- en weekenddiensten horen erbij', 'avond weekend'],
    ['Alleen dagdiensten, geen weekenden', 'alleen_dag'],
    ['Geen avond- of weekendwerk', 'alleen_dag'],
    ['Een fulltime werkweek, met avonden en weekenden vrij', 'alleen_dag'],
    ['Werktijden van maandag t/m vrijdag van 8.00 tot 17.00 uur', 'alleen_dag'],
    ['Werkzaamheden ook buiten kantoortijd', 'avond'],
    ['Ochtenddienst: 05.30 – 14.15 uur', ''],
    ['Middagdienst: 14.00 – 22.45 uur', 'avond'],
    ['Starttijden: 04:00 – 07:00 uur', 'nacht'],
    ['Je draait mee in de consignatiedienst.', 'consignatie'],
    ['Je draait mee in stand-by diensten', 'consignatie'],
    ['Nachtdiensten alleen op basis van inschrijving, dus niet verplicht.', ''],
    ['Je hoeft geen nachtdiensten te draaien.', ''],
    ['Eens in de drie weken werk je op zaterdag, op zondag ben je altijd vrij.', 'weekend'],
    ['Je hebt er geen probleem mee om op zaterdag te werken', 'weekend'],
    ["Af en toe werk je 's avonds of in het weekend.", 'avond weekend'],
    ['Reageer vóór zaterdag 31 mei!', ''],
    ['Een weekendje weg met het team en elke vrijdagavond borrel', ''],
    ['Onze klantenservice is 24/7 bereikbaar.', ''],
    ['De winkel is open van 9.00 tot 18.00 uur.', ''],
    ['Je werkt in dagdienst', 'alleen_dag'],
    ['Wij zijn bereikbaar tijdens kantooruren.', ''],
    ['Je werkt tot 22.00 uur.', 'avond'],
    ['Je werkt niet elk weekend, maar ongeveer om de week.', 'weekend'],
    ['2-ploegendienst (06.00-14.30 / 14.30-23.00)', 'avond ploegen'],
    ['Je bent beschikbaar in minimaal twee weekenden per maand.', 'weekend'],
    ['Uurrooster: 8-17u', 'alleen_dag'],
  ])('%s', (text, times) => {
    expect(gates(text).workingTimes.join(' ')).toBe(times);
  });

  it('tells how many shifts, how often and from when until when', () => {
    const [shifts] = gates('Je werkt in een 3-ploegendienst.').workingTimeDetails;
    expect(shifts).toMatchObject({ time: 'ploegen', kind: 'expliciet', shifts: 3 });
    const [evening] = gates('Je werkt één avond per week in de winkel.').workingTimeDetails;
    expect(evening).toMatchObject({ time: 'avond', perWeek: 1 });
    const [clock] = gates('Dienst van 22.45 tot 07.15 uur').workingTimeDetails;
    expect(clock).toMatchObject({ time: 'nacht', from: 22 * 60 + 45, until: 7 * 60 + 15 });
  });

  it('keeps what is voluntary or absent apart from what is asked', () => {
    expect(gates('Nachtdiensten zijn niet verplicht.').workingTimeDetails[0]).toMatchObject({ time: 'nacht', kind: 'verzacht' });
    expect(gates('Geen weekendwerk').workingTimeDetails[0]).toMatchObject({ time: 'weekend', kind: 'afwezig' });
  });
});

describe('pay', () => {
  it.each<[string, [number | null, number | null, string] | null]>([
    ['Een salaris tussen € 2.750,- en € 3.500,- bruto per maand', [2750, 3500, 'maand']],
    ['Salaris € 4.535,76 - € 6.359,47', [4535.76, 6359.47, 'maand']],
    ['Schaal 2, maximaal € 2.733,- bruto per maand', [null, 2733, 'maand']],
    ['Salaris volgens schaal 4 (min. € 2.395, max. € 3.134 bij wtf 1,0)', [2395, 3134, 'maand']],
    ['€ 16,12 bruto per uur inclusief toeslag', [16.12, 16.12, 'uur']],
    ['Startloon €18,034 per uur', [18.034, null, 'uur']],
    ['Een bruto jaarsalaris tussen de €55.000 en €75.000', [55000, 75000, 'jaar']],
    ['Salary € 60k - € 75k per year', [60000, 75000, 'jaar']],
    ['Salaris tot 4500 euro per maand', [null, 4500, 'maand']],
    ['salaris tussen EUR 3.190 en EUR 3.745 bruto per 4 weken', [3190, 3745, 'vier_weken']],
    ['125 euro bruto per dag', [125, 125, 'dag']],
    ['Salaris € 3,500 per maand', [3500, 3500, 'maand']],
    ['Reiskostenvergoeding van € 0,23 per km', null],
    ['€ 1.000 opleidingsbudget per jaar', null],
    ['Een bonus van € 500', null],
    ['Een omzet van € 3.000.000', null],
    ['Maaltijdcheques van € 8 per gewerkte dag', null],
    ['Loon volgens cao', null],
    ['Thuiswerkvergoeding van € 2,40 per dag', null],
    ['Een stagevergoeding van € 500 per maand', [500, 500, 'maand']],
    ['Salaris: €2.536 – €2.800', [2536, 2800, 'maand']],
    ['Het uurloon ligt tussen 14,50 en 16,75 euro', [14.5, 16.75, 'uur']],
    ['Vergoeding: min. 3100 - max. 4000 euro bruto per maand', [3100, 4000, 'maand']],
    ['Je verdient vanaf € 2.400 bruto per maand', [2400, null, 'maand']],
  ])('%s', (text, pay) => {
    expect(gates(text).pay).toEqual(pay && { min: pay[0], max: pay[1], per: pay[2] });
  });
});

describe('remote work', () => {
  it.each<[string, Gates['remote']]>([
    ['Hybride werken is mogelijk', 'hybride'],
    ['Je kunt twee dagen per week thuiswerken.', 'hybride'],
    ['1 à 2 dagen telewerk per week mogelijk', 'hybride'],
    ['Je werkt 100% remote.', 'volledig'],
    ['Thuiswerken is in deze functie niet mogelijk.', 'nee'],
    ['Je krijgt een thuiswerkvergoeding.', null],
    ['Ervaring met hybride cloud', null],
    ['Je bezoekt cliënten thuis.', null],
  ])('%s', (text, remote) => {
    expect(gates(text).remote).toBe(remote);
  });
});

describe('contract', () => {
  it.each<[string, string]>([
    ['Een vast contract', 'vast'],
    ['Een jaarcontract met uitzicht op een vast dienstverband', 'tijdelijk'],
    ['Direct een contract voor onbepaalde tijd', 'vast'],
    ['Interim met optie vast', 'uitzend tijdelijk'],
    ['Contract voor een jaar met uitzicht op vast', 'tijdelijk'],
    ['Je werkt op detacheringsbasis.', 'detachering'],
    ['gewoon loondienst dus geen zzp gedoe', ''],
    ['Een leuke bijbaan naast je studie', 'bijbaan'],
    ['Je werkt met vaste klanten.', ''],
    ['Voor het hoogseizoen (1 april t/m 30 september)', 'tijdelijk'],
    ['Acquisitie door uitzendbureaus wordt niet op prijs gesteld.', ''],
  ])('%s', (text, contract) => {
    expect([...gates(text).contract].sort().join(' ')).toBe(contract.split(' ').sort().join(' '));
  });

  it('reads an internship from the title', () => {
    expect(gates('Je leert veel.', 'Stage marketing').contract).toEqual(['stage']);
  });
});

describe('languages and experience', () => {
  it('reads each language with its level', () => {
    expect(gates('Je beheerst de Nederlandse taal goed in woord en geschrift, Duits is een pré.').languages).toEqual([
      { language: 'Nederlands', level: 'goed', status: 'vereist' },
      { language: 'Duits', level: 'goed', status: 'pre' },
    ]);
    expect(gates('Je spreekt Nederlands of Engels.').languages.map(({ status }) => status)).toEqual(['pre', 'pre']);
    expect(gates('Nederlands op minimaal B1-taalniveau').languages).toEqual([{ language: 'Nederlands', level: 'B1', status: 'vereist' }]);
    expect(gates('Marktleider op de Nederlandse markt').languages).toEqual([]);
  });

  it.each<[string, number | null]>([
    ['Minimaal 2 jaar ervaring met lassen', 2],
    ['3 tot 5 jaar werkervaring', 3],
    ['Ervaring is niet nodig.', 0],
    ['Wij hebben al 30 jaar ervaring', null],
    ['Je bent 18 jaar of ouder', null],
  ])('%s', (text, years) => {
    expect(gates(text).experienceYears).toBe(years);
  });
});

describe('evidence', () => {
  it('quotes the words that carry each value, at their place', () => {
    const text = 'Wij vragen een rijbewijs B en mbo werk- en denkniveau. Je werkt 24 uur per week voor € 2.500 bruto per maand.';
    const { evidence } = gates(text);
    expect(new Set(evidence.map(({ gate }) => gate))).toEqual(new Set(['licences', 'education', 'hours_week', 'salary']));
    for (const { start, end, quote } of evidence) expect(text.slice(start, end)).toBe(quote);
  });

  it('is silent on an empty text', () => {
    expect(gates('')).toMatchObject({
      hoursPerWeek: null,
      education: null,
      licences: [],
      workingTimes: [],
      pay: null,
      contract: [],
      evidence: [],
    });
  });
});

describe('weekdays that run into the weekend', () => {
  it.each([
    ['Je werkt dinsdag t/m zaterdag.', ['weekend']],
    ['Je werkt woensdag tot en met zondag in de winkel.', ['weekend']],
  ])('"%s" is %s', (text, times) => {
    expect(gates(text).workingTimes).toEqual(expect.arrayContaining(times));
  });
});
