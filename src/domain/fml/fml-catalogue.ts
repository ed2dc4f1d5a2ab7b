import type { FmlValue, Rubriek, ScoredListKind } from './fml-list.ts';

/** One anchor of a scale: the score and what it stands for, in the words of the list. Score 0 is the reference value. */
export type ScaleAnchor = { readonly score: number; readonly text: string };
export type ItemOption = { readonly option: number; readonly text: string };

/** One item of a scored list, as the entry screen shows it. Either `scale` or `options` is filled; neither for an item that is words alone. */
export type CatalogueItem = {
  /** Number as printed. */
  readonly item: string;
  readonly rubriek: Rubriek;
  readonly name: string;
  /** Ascending; empty for a multi-select item. */
  readonly scale: readonly ScaleAnchor[];
  /** Empty for an item with a score. */
  readonly options: readonly ItemOption[];
  /** Units in which a number on this item can be given; empty where a number makes no sense. */
  readonly units: readonly FmlValue['unit'][];
};

/** The names of the six rubrieken. */
export const RUBRIEK_NAMES: Readonly<Record<Rubriek, string>> = {
  1: 'Persoonlijk functioneren',
  2: 'Sociaal functioneren',
  3: 'Aanpassing aan fysieke omgevingseisen',
  4: 'Dynamische handelingen',
  5: 'Statische houdingen',
  6: 'Werktijden',
};

/** The kinds of list by name. */
export const LIST_KIND_NAMES = {
  fml_klassiek: 'FML, klassieke lijst',
  fml_herzien: 'FML, herziene lijst',
  izp: 'Inzetbaarheidsprofiel',
  lab: 'Lijst arbeidsmogelijkheden en beperkingen',
  vrij: 'Vrije tekst',
} as const;

type Units = CatalogueItem['units'];
const rubriekOf = (item: string): Rubriek => Number(item.slice(0, 1)) as Rubriek;

const scored = (item: string, name: string, texts: readonly string[], units: Units = []): CatalogueItem => ({
  item,
  rubriek: rubriekOf(item),
  name,
  scale: texts.map((text, score) => ({ score, text })),
  options: [],
  units,
});

const multi = (item: string, name: string, texts: readonly string[], units: Units = []): CatalogueItem => ({
  item,
  rubriek: rubriekOf(item),
  name,
  scale: [],
  options: texts.map((text, index) => ({ option: index + 1, text })),
  units,
});

const YES = ['normaal', 'beperkt, namelijk'];
const NAMELY = ['nee', 'ja, namelijk'];
const AANEEN: Units = ['minuten_aaneen'];
const PER_DAG: Units = ['uren_per_dag'];

const COMPLETION = ['start niet tijdig', 'geen logische volgorde', 'controleert het verloop niet', 'beëindigt niet', 'anderszins'];
const INDEPENDENCE = [
  'neemt geen initiatief',
  'stelt geen doelen',
  'vindt geen andere oplossingen',
  'besluit niet over de aanpak',
  'onderkent tekortschieten niet',
  'kiest geen alternatief',
  'gaat niet door tot het doel',
  'vraagt niet tijdig hulp',
  'anderszins',
];
const INSIGHT = ['normaal', 'overschat de eigen mogelijkheden ernstig', 'overschat de eigen beperkingen ernstig'];
const MEMORY = ['normaal', 'moet regelmatig dingen apart opschrijven', 'onthoudt onontbeerlijke alledaagse gegevens niet'];
const ATTENTION = ['minstens een half uur op één informatiebron', 'niet langer dan een half uur', 'niet langer dan 5 minuten'];
const FEELINGS_OF_OTHERS = [
  'normaal',
  'trekt zich problemen erg aan; houdt afstand in gedrag, niet in beleving',
  'trekt zich problemen onvoldoende aan; enige inleving',
  'houdt geen afstand in gedrag en beleving',
  'kan zich niet inleven',
];
const OWN_FEELINGS = ['normaal', 'blokkeert', 'onduidelijk of onvoorspelbaar', 'ongecontroleerd'];
const CONFLICT = [
  'normaal',
  'conflict met agressieve of onredelijke mensen alleen per telefoon of schriftelijk',
  'kan doorgaans geen conflicten hanteren',
];
const TOGETHER = ['in teamverband', 'met een eigen, vooraf afgebakende deeltaak', 'kan doorgaans niet samenwerken'];
const SOCIAL_CONDITIONS = [
  'weinig of geen rechtstreeks contact met klanten',
  'weinig of geen rechtstreeks contact met patiënten of hulpbehoevenden',
  'kunnen terugvallen op collega’s of leidinggevenden (geen solitaire functie)',
  'doorgaans geen direct contact met collega’s',
  'geen leidinggevende aspecten',
  'overige voorwaarden',
];
const HAND = [
  'bolgreep',
  'pengreep',
  'pincetgreep',
  'sleutelgreep',
  'cilindergreep',
  'knijp- of grijpkracht',
  'fijnmotorische bewegingen',
  'repetitieve bewegingen',
];
const SIDE = ['niet van toepassing', 'rechts', 'links'];
const WALK_ON = ['ongeveer een uur achtereen', 'ongeveer een half uur', 'ongeveer een kwartier', 'minder dan 5 minuten'];
const PART_OF_DAY = ['het grootste deel van de werkdag', 'ongeveer 4 uur', 'ongeveer 1 uur', 'minder dan een half uur'];
const STAIRS = ['twee trappen op en af', 'een trap op en af', 'een trap op of af', 'een bordestrapje'];
const CLIMB = ['een ladder (ongeveer 5 meter)', 'een huishoudtrap (ongeveer 3 meter)', 'een opstapje', 'geen opstap'];
const KEYBOARD = [
  'het grootste deel van de werkdag',
  'ongeveer de helft van de werkdag (4 uur)',
  'ongeveer 1 uur',
  'minder dan een half uur',
];
const BEND = ['ongeveer 90 graden', 'ongeveer 60 graden', 'ongeveer 45 graden'];
const BEND_OFTEN = ['ongeveer 600 keer per uur', 'ongeveer 300 keer per uur', 'ongeveer 150 keer per uur', 'ongeveer 50 keer per uur'];
const REACH = ['ongeveer 70 cm', 'ongeveer 60 cm', 'ongeveer 50 cm'];
const HOURS_DAY = ['gemiddeld minstens 8 uur', 'ongeveer 8 uur', 'ongeveer 6 uur', 'ongeveer 4 uur', 'ongeveer 2 uur'];
const HOURS_WEEK = ['gemiddeld minstens 40 uur', 'ongeveer 40 uur', 'ongeveer 30 uur', 'ongeveer 20 uur', 'ongeveer 10 uur'];

const SENSES: readonly CatalogueItem[] = [
  scored('2.1', 'Zien', YES),
  scored('2.2', 'Horen', YES),
  scored('2.3', 'Spreken', YES),
  scored('2.4', 'Schrijven', YES),
  scored('2.5', 'Lezen', YES),
  scored('2.6', 'Emotionele problemen van anderen hanteren', FEELINGS_OF_OTHERS),
  scored('2.7', 'Eigen gevoelens uiten', OWN_FEELINGS),
  scored('2.8', 'Omgaan met conflicten', CONFLICT),
  scored('2.9', 'Samenwerken', TOGETHER),
  scored('2.10', 'Vervoer', ['zelfstandig (auto, fiets of openbaar vervoer)', 'kan niet zelfstandig reizen, namelijk']),
];

const STATIC_BEFORE: readonly CatalogueItem[] = [
  scored('5.1', 'Zitten (achtereen)', ['ongeveer 2 uur', 'ongeveer 1 uur', 'ongeveer een half uur', 'minder dan een kwartier'], AANEEN),
  scored(
    '5.2',
    'Zitten tijdens het werk (per dag)',
    ['vrijwel de hele werkdag', 'het grootste deel (hoogstens 8 uur)', 'ongeveer 4 uur', 'minder dan 4 uur'],
    PER_DAG,
  ),
  scored('5.3', 'Staan (achtereen)', ['ongeveer 1 uur', 'ongeveer een half uur', 'ongeveer een kwartier', 'minder dan 5 minuten'], AANEEN),
  scored('5.4', 'Staan tijdens het werk (per dag)', PART_OF_DAY, PER_DAG),
  scored('5.5', 'Geknield of gehurkt actief zijn', ['minstens 5 minuten achtereen', 'minder dan 5 minuten achtereen'], AANEEN),
  scored(
    '5.6',
    'Gebogen en/of getordeerd actief zijn',
    ['minstens 5 minuten achtereen', 'minder dan 5 minuten', 'minder dan 2 minuten'],
    AANEEN,
  ),
];

const STATIC_AFTER: readonly CatalogueItem[] = [
  scored('5.8', 'Het hoofd in een bepaalde stand houden tijdens het werk', PART_OF_DAY, PER_DAG),
  scored('5.9', 'Afwisseling van houding', ['niet nodig', 'specifieke afwisseling vereist, namelijk']),
  scored('5.10', 'Overige beperkingen statische houdingen', NAMELY),
];

const HOURS: readonly CatalogueItem[] = [
  scored('6.2', 'Uren per dag', HOURS_DAY, PER_DAG),
  scored('6.3', 'Uren per week', HOURS_WEEK, ['uren_per_week']),
  scored('6.4', 'Overige beperkingen werktijden', NAMELY),
];

/**
 * Every item of the two scored lists, in printed order: number, name, scale with its anchors or options, and the units a number can have.
 * The lists without scores (izp, lab, vrij) have no items: they hold words per rubriek.
 * @source domain reference section 1.4: revised list as printed; classic list as far as known, which is why a number on the list always wins
 */
export const FML_CATALOGUE: Readonly<Record<ScoredListKind, readonly CatalogueItem[]>> = {
  fml_klassiek: [
    scored('1.1', 'Concentreren van de aandacht', ATTENTION, AANEEN),
    scored('1.2', 'Verdelen van de aandacht', [
      'minstens een half uur over meerdere bronnen',
      'minder dan een half uur',
      'minder dan 5 minuten',
    ]),
    scored('1.3', 'Herinneren', MEMORY),
    scored('1.4', 'Inzicht in eigen kunnen', INSIGHT),
    multi('1.5', 'Doelmatig handelen (taakuitvoering)', COMPLETION),
    multi('1.6', 'Zelfstandig handelen', INDEPENDENCE),
    scored('1.7', 'Handelingstempo', ['normaal', 'aanmerkelijk vertraagd']),
    scored('1.8', 'Overige beperkingen in het persoonlijk functioneren', NAMELY),
    multi('1.9', 'Specifieke voorwaarden voor het persoonlijk functioneren in arbeid', [
      'volledig voorgestructureerd werk',
      'vaste, bekende werkwijzen',
      'rechtstreeks toezicht, veelvuldige feedback of intensieve begeleiding',
      'niet of nauwelijks afgeleid worden door activiteiten van anderen',
      'voorspelbare werksituatie',
      'werksituatie zonder veelvuldige storingen en onderbrekingen',
      'werk zonder veelvuldige deadlines of productiepieken',
      'werk waarin geen hoog handelingstempo vereist is',
      'werk zonder verhoogd persoonlijk risico',
      'overige voorwaarden',
    ]),
    ...SENSES,
    scored('2.11', 'Overige beperkingen in het sociaal functioneren', NAMELY),
    multi('2.12', 'Specifieke voorwaarden voor het sociaal functioneren in arbeid', SOCIAL_CONDITIONS),
    scored('3.1', 'Hitte', YES, ['graden_celsius']),
    scored('3.2', 'Koude', YES, ['graden_celsius']),
    scored('3.3', 'Tocht', YES),
    scored('3.4', 'Huidcontact', YES),
    scored('3.5', 'Beschermende middelen', YES),
    scored('3.6', 'Stof, rook, gassen en dampen', YES),
    scored('3.7', 'Geluidsbelasting', YES, ['dB']),
    scored('3.8', 'Trillingsbelasting', YES),
    scored('3.9', 'Overige beperkingen in de fysieke aanpassing', NAMELY),
    scored('3.10', 'Specifieke voorwaarden fysieke omgeving', NAMELY),
    scored('4.1', 'Dominantie', SIDE),
    scored('4.2', 'Lokalisatie beperkingen', [...SIDE, 'tweezijdig']),
    multi('4.3', 'Hand- en vingergebruik', HAND),
    scored('4.4', 'Tastzin', YES),
    scored('4.5', 'Toetsenbord bedienen en muis hanteren', YES),
    scored('4.6', 'Werken met toetsenbord en/of muis', KEYBOARD, PER_DAG),
    scored('4.7', 'Schroefbewegingen met hand en arm', YES),
    scored('4.8', 'Reiken', REACH, ['cm']),
    scored(
      '4.9',
      'Frequent reiken tijdens het werk',
      ['ongeveer 1200 keer per uur', 'ongeveer 600 keer per uur', 'beperkt (zie het getal op de lijst)', 'sterk beperkt'],
      ['per_uur'],
    ),
    scored('4.10', 'Buigen', BEND, ['graden']),
    scored('4.11', 'Frequent buigen tijdens het werk', BEND_OFTEN, ['per_uur']),
    scored('4.12', 'Torderen', ['romp minstens 45 graden draaien', 'beperkt']),
    scored(
      '4.13',
      'Duwen of trekken',
      ['ongeveer 15 kgf (150 N)', 'ongeveer 10 kgf (100 N)', 'ongeveer 5 kgf (50 N)', 'ongeveer 1 kgf (10 N)'],
      ['newton'],
    ),
    scored('4.14', 'Tillen of dragen', ['ongeveer 15 kg', 'ongeveer 10 kg', 'ongeveer 5 kg', 'ongeveer 1 kg'], ['kg']),
    scored(
      '4.15',
      'Frequent lichte voorwerpen hanteren tijdens het werk',
      ['ongeveer 600 keer per uur', 'ongeveer 300 keer per uur', 'ongeveer 150 keer per uur'],
      ['per_uur'],
    ),
    scored('4.16', 'Frequent zware lasten hanteren tijdens het werk', ['ongeveer 15 kg, een uur per dag', 'kan dat niet']),
    scored('4.17', 'Hoofdbewegingen maken', ['normaal', 'beperkt', 'sterk beperkt']),
    scored('4.18', 'Lopen (achtereen)', WALK_ON, AANEEN),
    scored('4.19', 'Lopen tijdens het werk (per dag)', PART_OF_DAY, PER_DAG),
    scored('4.20', 'Traplopen', STAIRS, ['treden']),
    scored('4.21', 'Klimmen', CLIMB, ['meter']),
    scored('4.22', 'Knielen of hurken', ['normaal', 'beperkt', 'sterk beperkt']),
    scored('4.23', 'Overige beperkingen dynamische handelingen', NAMELY),
    scored('4.24', 'Specifieke voorwaarden dynamische handelingen', NAMELY),
    ...STATIC_BEFORE,
    scored('5.7', 'Boven schouderhoogte actief zijn', ['minstens 5 minuten achtereen', 'minder'], AANEEN),
    ...STATIC_AFTER,
    multi('6.1', 'Perioden van het etmaal', ['niet (elke) avond', 'niet ’s nachts (0 tot 6 uur)']),
    ...HOURS,
  ],
  fml_herzien: [
    scored('1.1', 'Vasthouden van de aandacht', ATTENTION, AANEEN),
    scored('1.2', 'Verdelen van de aandacht', ['meerdere uiteenlopende bronnen', 'een beperkt aantal bronnen', 'niet of nauwelijks']),
    scored('1.3', 'Herinneren', MEMORY),
    scored('1.4', 'Inzicht in eigen kunnen', INSIGHT),
    multi('1.5', 'Doelmatig handelen (taakuitvoering)', COMPLETION),
    multi('1.6', 'Zelfstandig handelen', INDEPENDENCE),
    scored('1.7', 'Handelingstempo', ['normaal', 'aanmerkelijk vertraagd']),
    multi('1.8', 'Specifieke voorwaarden voor het persoonlijk functioneren in arbeid', [
      'niet of nauwelijks afgeleid worden door activiteiten van anderen',
      'voorspelbare werksituatie',
      'werksituatie zonder veelvuldige storingen en onderbrekingen',
      'werk zonder veelvuldige deadlines of productiepieken',
      'werk waarin geen hoog handelingstempo vereist is',
      'werk zonder verhoogd persoonlijk risico',
      'overige voorwaarden',
    ]),
    scored('1.9', 'Mate van zelfstandigheid', [
      'normaal',
      'aangewezen op vaste, bekende werkwijzen',
      'aangewezen op volledig voorgestructureerd werk',
    ]),
    ...SENSES,
    scored('2.11', 'Beroepsmatig vervoer', ['normaal', 'kan niet of beperkt beroepsmatig een voertuig besturen']),
    multi('2.12', 'Specifieke voorwaarden voor het sociaal functioneren in arbeid', SOCIAL_CONDITIONS),
    multi('3.1', 'Temperatuur', ['hitte (boven 35 °C)', 'koude (beneden -15 °C)'], ['graden_celsius']),
    scored('3.2', 'Tocht', YES),
    scored('3.3', 'Huidcontact', YES),
    scored('3.4', 'Beschermende middelen', YES),
    scored('3.5', 'Stof, rook, gassen en dampen', YES),
    scored('3.6', 'Geluidsbelasting', YES, ['dB']),
    scored('3.7', 'Trillingsbelasting', YES),
    multi('3.8', 'Overige beperkingen in de fysieke aanpassing', [
      'allergie',
      'verhoogde vatbaarheid voor infecties',
      'verzwakte huidbarrière',
      'andere',
    ]),
    scored('4.1', 'Dominantie', SIDE),
    scored('4.2', 'Lokalisatie beperkingen', [...SIDE, 'tweezijdig']),
    multi('4.3', 'Hand- en vingergebruik', [...HAND, 'toetsenbord bedienen en muis hanteren']),
    scored('4.4', 'Werken met toetsenbord en/of muis', KEYBOARD, PER_DAG),
    scored('4.5', 'Tastzin', YES),
    scored('4.6', 'Schroefbewegingen met hand en arm', YES),
    scored('4.7', 'Reiken', REACH, ['cm']),
    scored(
      '4.8',
      'Frequent reiken tijdens het werk',
      ['ongeveer 1200 keer per uur', 'ongeveer 600 keer per uur', 'ongeveer 300 keer per uur'],
      ['per_uur'],
    ),
    scored('4.9', 'Buigen', BEND, ['graden']),
    scored('4.10', 'Frequent buigen tijdens het werk', BEND_OFTEN, ['per_uur']),
    scored('4.11', 'Torderen', ['romp minstens 45 graden draaien', 'beperkt']),
    scored('4.12', 'Duwen of trekken', ['ongeveer 250 N (25 kgf)', 'ongeveer 150 N', 'ongeveer 100 N'], ['newton']),
    scored(
      '4.13',
      'Tillen',
      [
        'ongeveer 15 kg, tot 10 keer per uur',
        'ongeveer 10 kg, tot 10 keer per uur',
        'ongeveer 5 kg, tot 50 keer per uur',
        'ongeveer 2 kg, tot 100 keer per uur',
      ],
      ['kg'],
    ),
    scored(
      '4.14',
      'Dragen',
      ['ongeveer 15 kg, tot 4 minuten', 'ongeveer 10 kg, tot 2 minuten', 'ongeveer 5 kg, tot 1 minuut', 'ongeveer 2 kg, tot 1 à 2 minuten'],
      ['kg'],
    ),
    scored('4.15', 'Hoofdbewegingen maken', ['ongeveer 120 keer per uur', 'beperkt', 'sterk beperkt']),
    scored('4.16', 'Lopen (achtereen)', WALK_ON, AANEEN),
    scored('4.17', 'Lopen tijdens het werk (per dag)', PART_OF_DAY, PER_DAG),
    scored('4.18', 'Traplopen', STAIRS, ['treden']),
    scored('4.19', 'Klimmen', CLIMB, ['meter']),
    scored(
      '4.20',
      'Knielen of hurken',
      ['ongeveer 10 keer per uur', 'ongeveer 5 keer per uur', 'ongeveer 2 keer per uur', 'niet of nauwelijks'],
      ['per_uur'],
    ),
    scored('4.21', 'Overige beperkingen dynamische handelingen', NAMELY),
    ...STATIC_BEFORE,
    scored('5.7', 'Boven schouderhoogte actief zijn', ['2 minuten achtereen', 'ongeveer 1 minuut', 'niet of nauwelijks'], AANEEN),
    ...STATIC_AFTER,
    multi('6.1', 'Perioden van het etmaal', ['niet (elke) avond (18 tot 22 uur)', 'niet ’s nachts (22 tot 6 uur)']),
    ...HOURS,
  ],
};

/**
 * Looks an item up by its printed number. An option that was written as an item of its own ("1.9.7", "4.3.6") finds the item it belongs to.
 * @returns the item and, for such a number, the option; null when the list has no such item. Never throws.
 */
export function findCatalogueItem(
  kind: ScoredListKind,
  number: string,
): { readonly entry: CatalogueItem; readonly option: number | null } | null {
  const entry = FML_CATALOGUE[kind].find(({ item }) => item === number);
  if (entry) return { entry, option: null };
  const parts = /^(\d\.\d+)\.(\d+)$/.exec(number);
  const parent = parts && FML_CATALOGUE[kind].find(({ item }) => item === parts[1]);
  const option = Number(parts?.[2]);
  return parent?.options.some((known) => known.option === option) ? { entry: parent, option } : null;
}
