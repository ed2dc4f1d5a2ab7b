import type { Role } from '../../src/domain/access/actor.ts';
import type { CandidateStatus } from '../../src/domain/candidate/candidate.ts';
import type { FmlItem, FmlListKind, FmlValue, RubriekWords } from '../../src/domain/fml/fml-list.ts';
import type { Contract, Education, LicenceCode, WorkingTime } from '../../src/domain/reading/reading.ts';
import type { TravelMode } from '../../src/domain/zoekprofiel/zoekprofiel.ts';

/** Everybody here is invented; no address leads anywhere. */
export const AGENCY_NAME = 'Bureau Nieuw Spoor (demo)';

export type DemoEmployee = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Exclude<Role, 'candidate' | 'system'>[];
};

export const EMPLOYEES: readonly DemoEmployee[] = [
  { key: 'jobhunter', name: 'Joost Verhuizen', email: 'jobhunter@demo.example', roles: ['jobhunter'] },
  { key: 'jobhunter2', name: 'Amina Zoekman', email: 'jobhunter2@demo.example', roles: ['jobhunter'] },
  { key: 'coach', name: 'Carla Begeleider', email: 'coach@demo.example', roles: ['coach'] },
  { key: 'coach2', name: 'Ruben Rustig', email: 'coach2@demo.example', roles: ['coach'] },
  { key: 'teamlead', name: 'Tineke Overzicht', email: 'teamleider@demo.example', roles: ['teamlead'] },
  { key: 'office', name: 'Omar Planning', email: 'administratie@demo.example', roles: ['office'] },
  { key: 'administrator', name: 'Bea Beheer', email: 'beheerder@demo.example', roles: ['administrator'] },
];

type DemoItem = {
  readonly item: string;
  readonly score?: number;
  readonly options?: readonly number[];
  readonly value?: FmlValue;
  readonly toelichting?: string;
};

export type DemoCandidate = {
  readonly key: string;
  readonly name: string;
  readonly reference: string;
  readonly status: CandidateStatus;
  readonly jobhunter: string;
  readonly coach: string;
  readonly list: {
    readonly kind: FmlListKind;
    readonly items: readonly FmlItem[];
    readonly words: readonly RubriekWords[];
    readonly hoursPerDay: number | null;
    readonly hoursPerWeek: number | null;
  };
  readonly zoekprofiel: {
    readonly wanted: readonly string[];
    readonly acceptable: readonly string[];
    readonly excluded: readonly (readonly [title: string, reason: string])[];
    readonly home: string;
    readonly maxKm: number;
    readonly modes: readonly TravelMode[];
    readonly hours: readonly [min: number, max: number];
    readonly education: Education;
    readonly licences: readonly LicenceCode[];
    readonly certificates: readonly string[];
    readonly notTimes: readonly WorkingTime[];
    readonly contracts: readonly Contract[];
  };
};

const item = ({ item: number, score, options, value, toelichting }: DemoItem): FmlItem => ({
  item: number,
  score: options ? null : (score ?? 0),
  options: options ?? [],
  value: value ?? null,
  toelichting: toelichting ?? null,
  state: 'open',
  rules: [],
});
const scored = (
  kind: FmlListKind,
  items: readonly DemoItem[],
  hours: readonly [day: number | null, week: number | null] = [null, null],
) => ({
  kind,
  items: items.map(item),
  words: [],
  hoursPerDay: hours[0],
  hoursPerWeek: hours[1],
});
const inWords = (
  kind: FmlListKind,
  words: readonly (readonly [rubriek: RubriekWords['rubriek'], text: string])[],
  hours: readonly [number | null, number | null],
) => ({
  kind,
  items: [],
  words: words.map(([rubriek, text]): RubriekWords => ({ rubriek, text, state: 'open', rules: [] })),
  hoursPerDay: hours[0],
  hoursPerWeek: hours[1],
});

const none = { certificates: [], notTimes: [], contracts: [] } as const;

/** Twelve people with differing lists and wishes, around the Gelderse Vallei. */
export const CANDIDATES: readonly DemoCandidate[] = [
  {
    key: 'bakker',
    name: 'Wim Akkerman',
    reference: 'NS-2401',
    status: 'bemiddeling',
    jobhunter: 'jobhunter',
    coach: 'coach',
    list: scored('fml_herzien', [
      { item: '4.13', score: 1, value: { value: 10, unit: 'kg' } },
      { item: '4.14', score: 1 },
      { item: '4.10', score: 2 },
      { item: '4.12', score: 1 },
      { item: '5.6', score: 1 },
      { item: '3.7', score: 1, toelichting: 'geen trillingen van het hele lichaam, zoals op een heftruck' },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['kwaliteitscontroleur', 'planner logistiek', 'werkplaatsreceptionist'],
      acceptable: ['verkoopmedewerker', 'beveiliger', 'chauffeur personenvervoer'],
      excluded: [
        ['stratenmaker', 'eigen oude werk, te zwaar'],
        ['verhuizer', 'te zwaar'],
      ],
      home: 'Barneveld',
      maxKm: 30,
      modes: ['auto', 'fiets'],
      hours: [32, 40],
      education: 'mbo3',
      licences: ['B'],
      certificates: ['VCA'],
    },
  },
  {
    key: 'verzorgende',
    name: 'Miranda Zorgvliet',
    reference: 'NS-2402',
    status: 'bemiddeling',
    jobhunter: 'jobhunter',
    coach: 'coach',
    list: scored('fml_klassiek', [
      { item: '4.14', score: 2 },
      { item: '4.13', score: 2 },
      { item: '5.7', score: 1 },
      { item: '2.12', options: [2] },
      { item: '6.1', options: [2] },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['receptionist', 'administratief medewerker', 'medewerker klantenservice'],
      acceptable: ['gastvrouw', 'doktersassistent', 'verkoopmedewerker'],
      excluded: [
        ['verzorgende', 'lichamelijk te zwaar'],
        ['verpleegkundige', 'lichamelijk te zwaar'],
      ],
      home: 'Ede',
      maxKm: 25,
      modes: ['fiets', 'ov'],
      hours: [20, 28],
      education: 'mbo3',
      licences: [],
      notTimes: ['nacht'],
    },
  },
  {
    key: 'teammanager',
    name: 'Sander Kalmoes',
    reference: 'NS-2403',
    status: 'bemiddeling',
    jobhunter: 'jobhunter',
    coach: 'coach2',
    list: scored(
      'fml_herzien',
      [
        { item: '1.8', options: [1, 3, 4] },
        { item: '1.1', score: 1 },
        { item: '2.12', options: [5] },
        { item: '6.2', score: 3 },
        { item: '6.3', score: 3, value: { value: 16, unit: 'uren_per_week' } },
      ],
      [4, 16],
    ),
    zoekprofiel: {
      ...none,
      wanted: ['administratief medewerker', 'archiefmedewerker', 'medewerker bibliotheek'],
      acceptable: ['data-entry medewerker', 'hovenier', 'magazijnmedewerker'],
      excluded: [
        ['teamleider', 'geen leidinggevende aspecten'],
        ['callcentermedewerker', 'te veel onderbrekingen'],
      ],
      home: 'Amersfoort',
      maxKm: 20,
      modes: ['fiets', 'ov', 'auto'],
      hours: [12, 16],
      education: 'hbo',
      licences: ['B'],
      notTimes: ['avond', 'nacht', 'weekend'],
    },
  },
  {
    key: 'kapper',
    name: 'Denise Huidekoper',
    reference: 'NS-2404',
    status: 'bemiddeling',
    jobhunter: 'jobhunter2',
    coach: 'coach',
    list: scored('fml_herzien', [
      { item: '3.3', score: 1, toelichting: 'geen nat werk en geen schoonmaakmiddelen' },
      { item: '3.4', score: 1, toelichting: 'handschoenen niet langer dan 10 minuten achtereen' },
      { item: '3.8', options: [3] },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['verkoopmedewerker', 'styliste', 'receptionist'],
      acceptable: ['kassamedewerker', 'medewerker klantenservice', 'gastvrouw'],
      excluded: [
        ['kapper', 'huidcontact'],
        ['schoonmaker', 'nat werk'],
      ],
      home: 'Veenendaal',
      maxKm: 20,
      modes: ['fiets', 'auto'],
      hours: [24, 36],
      education: 'mbo2',
      licences: ['B'],
      contracts: ['vast', 'tijdelijk'],
    },
  },
  {
    key: 'monteur',
    name: 'Bart Schouderman',
    reference: 'NS-2405',
    status: 'bemiddeling',
    jobhunter: 'jobhunter2',
    coach: 'coach2',
    list: scored('fml_klassiek', [
      { item: '5.7', score: 1 },
      { item: '4.8', score: 1 },
      { item: '4.14', score: 1 },
      { item: '4.21', score: 2 },
      { item: '1.9', options: [9] },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['werkvoorbereider', 'technisch tekenaar', 'inkoper'],
      acceptable: ['magazijnbeheerder', 'conciërge', 'planner'],
      excluded: [
        ['dakdekker', 'hoogte'],
        ['installatiemonteur', 'werken boven schouderhoogte'],
      ],
      home: 'Nijkerk',
      maxKm: 35,
      modes: ['auto'],
      hours: [36, 40],
      education: 'mbo4',
      licences: ['B', 'BE'],
      certificates: ['VCA', 'NEN3140'],
    },
  },
  {
    key: 'chauffeur',
    name: 'Henk Wegman',
    reference: 'NS-2406',
    status: 'bemiddeling',
    jobhunter: 'jobhunter',
    coach: 'coach',
    list: scored('fml_herzien', [
      { item: '2.11', score: 1 },
      { item: '1.2', score: 1 },
      { item: '1.8', options: [6] },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['logistiek medewerker', 'orderpicker', 'medewerker expeditie'],
      acceptable: ['vakkenvuller', 'productiemedewerker', 'conciërge'],
      excluded: [['vrachtwagenchauffeur', 'niet beroepsmatig rijden']],
      home: 'Lunteren',
      maxKm: 20,
      modes: ['fiets', 'ov'],
      hours: [32, 38],
      education: 'vmbo',
      licences: ['B', 'C', 'CE'],
      certificates: ['heftruck'],
    },
  },
  {
    key: 'kok',
    name: 'Paulien Knieborg',
    reference: 'NS-2407',
    status: 'bemiddeling',
    jobhunter: 'jobhunter',
    coach: 'coach2',
    list: scored('fml_herzien', [
      { item: '5.4', score: 2, value: { value: 1, unit: 'uren_per_dag' } },
      { item: '5.3', score: 1 },
      { item: '4.17', score: 2 },
      { item: '4.18', score: 2 },
      { item: '4.20', score: 3 },
      { item: '5.5', score: 1 },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['planner', 'telefonist', 'medewerker klantenservice'],
      acceptable: ['administratief medewerker', 'inkoper', 'kassamedewerker'],
      excluded: [['kok', 'hele dag staan']],
      home: 'Wageningen',
      maxKm: 25,
      modes: ['ebike', 'auto'],
      hours: [24, 32],
      education: 'mbo3',
      licences: ['B'],
    },
  },
  {
    key: 'productie',
    name: 'Fatma Stilmaker',
    reference: 'NS-2408',
    status: 'bemiddeling',
    jobhunter: 'jobhunter2',
    coach: 'coach',
    list: scored('fml_klassiek', [
      { item: '3.7', score: 1 },
      { item: '2.2', score: 1, toelichting: 'draagt gehoorapparaten; telefoneren lukt niet in een drukke ruimte' },
      { item: '4.3', options: [8] },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['naaister', 'inpakker', 'huishoudelijke hulp'],
      acceptable: ['schoonmaker', 'bloembinder', 'archiefmedewerker'],
      excluded: [['callcentermedewerker', 'telefoneren']],
      home: 'Scherpenzeel',
      maxKm: 20,
      modes: ['fiets'],
      hours: [20, 32],
      education: 'vmbo',
      licences: [],
    },
  },
  {
    key: 'astma',
    name: 'Gerrit Luchtenveld',
    reference: 'NS-2409',
    status: 'activering',
    jobhunter: 'jobhunter2',
    coach: 'coach2',
    list: scored('fml_herzien', [
      { item: '3.5', score: 1 },
      { item: '3.1', options: [2] },
      { item: '4.16', score: 1 },
      { item: '1.8', options: [5] },
      { item: '4.18', score: 1 },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['beveiliger', 'conciërge', 'chauffeur personenvervoer'],
      acceptable: ['toezichthouder', 'magazijnbeheerder', 'verkoopmedewerker'],
      excluded: [
        ['bakker', 'meelstof'],
        ['schilder', 'dampen'],
      ],
      home: 'Putten',
      maxKm: 30,
      modes: ['auto'],
      hours: [28, 36],
      education: 'mbo2',
      licences: ['B'],
      certificates: ['BHV'],
    },
  },
  {
    key: 'izp',
    name: 'Linda Woordman',
    reference: 'NS-2410',
    status: 'orientatie',
    jobhunter: 'jobhunter',
    coach: 'coach',
    list: inWords(
      'izp',
      [
        [1, 'Aangewezen op overzichtelijk werk in een rustige omgeving, zonder veel onverwachte wendingen.'],
        [2, 'Contact met klanten kan, met boze mensen liever niet.'],
        [6, 'Begint met 3 keer 4 uur per week.'],
      ],
      [4, 12],
    ),
    zoekprofiel: {
      ...none,
      wanted: ['medewerker bibliotheek', 'baliemedewerker'],
      acceptable: ['administratief medewerker', 'verkoopmedewerker'],
      excluded: [],
      home: 'Ermelo',
      maxKm: 20,
      modes: ['fiets', 'ov'],
      hours: [8, 16],
      education: 'havo',
      licences: [],
    },
  },
  {
    key: 'lab',
    name: 'Youssef Bergman',
    reference: 'NS-2411',
    status: 'bemiddeling',
    jobhunter: 'jobhunter2',
    coach: 'coach2',
    list: inWords(
      'lab',
      [
        [4, 'Tillen tot ongeveer 5 kilo, niet vaak. Trappen een enkele keer.'],
        [5, 'Zitten en staan afwisselen; niet langer dan een uur in dezelfde houding.'],
      ],
      [null, 24],
    ),
    zoekprofiel: {
      ...none,
      wanted: ['medewerker postkamer', 'beveiliger', 'conciërge'],
      acceptable: ['administratief medewerker', 'portier'],
      excluded: [['magazijnmedewerker', 'tillen']],
      home: 'Utrecht',
      maxKm: 15,
      modes: ['fiets', 'ov'],
      hours: [16, 24],
      education: 'mbo1',
      licences: [],
    },
  },
  {
    key: 'vrij',
    name: 'Els Nieuwenweg',
    reference: 'NS-2412',
    status: 'bemiddeling',
    jobhunter: 'jobhunter',
    coach: 'coach',
    list: scored('fml_herzien', [
      { item: '4.11', score: 1 },
      { item: '4.9', score: 1 },
      { item: '4.4', score: 1 },
      { item: '5.1', score: 1 },
      { item: '6.4', score: 1, toelichting: 'woensdag vrij in verband met behandeling' },
    ]),
    zoekprofiel: {
      ...none,
      wanted: ['onderwijsassistent', 'pedagogisch medewerker', 'gastvrouw'],
      acceptable: ['verkoopmedewerker', 'medewerker bediening', 'receptionist'],
      excluded: [],
      home: 'Rhenen',
      maxKm: 25,
      modes: ['auto', 'fiets'],
      hours: [20, 30],
      education: 'mbo4',
      licences: ['B'],
      certificates: ['VOG'],
    },
  },
];
