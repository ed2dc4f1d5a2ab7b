import type { Demand } from '../../../src/domain/demand/demand.ts';
import type { Amount, Aspect, Dimension } from '../../../src/domain/demand/dimension.ts';
import type { Certificate, Education, LicenceCode } from '../../../src/domain/reading/reading.ts';

/** How often the texts of an occupation name a demand (0 to 1), the levels they name, and how they name it. */
export type UsualText = {
  readonly dim: Dimension;
  readonly share: number;
  readonly levels: readonly number[];
  readonly kind?: Demand['kind'];
  readonly aspects?: readonly Aspect[];
  readonly amounts?: readonly Amount[];
};

export type Occupation = {
  /** Parts of all vacancies, added up over all occupations about 100. */
  readonly share: number;
  readonly isco08: string;
  readonly titles: readonly string[];
  readonly education: readonly (readonly [Education | null, number])[];
  readonly licence?: readonly [LicenceCode, number];
  readonly certificate?: readonly [Certificate['code'], number];
  readonly shifts: number;
  readonly demands: readonly UsualText[];
};

const kg = (...values: readonly number[]): readonly Amount[] => values.map((value) => ({ value, unit: 'kg' }));
const t = (dim: Dimension, share: number, levels: readonly number[], more: Partial<UsualText> = {}): UsualText => ({
  dim,
  share,
  levels,
  ...more,
});

const LOW = [
  [null, 5],
  ['geen', 2],
  ['vmbo', 2],
  ['mbo2', 2],
] as const;
const MIDDLE = [
  [null, 4],
  ['mbo2', 1],
  ['mbo3', 2],
  ['mbo4', 3],
] as const;
const HIGH = [
  [null, 3],
  ['mbo4', 2],
  ['hbo', 5],
  ['wo', 1],
] as const;

const LIFTING = t('tillen', 0.5, [2, 3], { amounts: kg(10, 12, 15, 20, 23, 25) });
const ON_FEET = t('staan', 0.45, [2, 3]);
const WALKING = t('lopen', 0.35, [2, 3]);
const DESK = t('zitten', 0.2, [2, 3]);
const SCREEN = t('beeldschermwerk', 0.45, [2, 3]);
const TEAM = t('samenwerken', 0.55, [1, 2], { kind: 'afgeleid' });
const CUSTOMERS = t('klantcontact', 0.7, [2, 3]);
const PACE = t('werktempo', 0.25, [2]);
const PEAKS = t('deadlines_pieken', 0.25, [2, 3]);
const ALONE = t('structuur_zelfstandigheid', 0.45, [2, 3]);
const STRESS = t('prikkels_afleiding', 0.15, [1, 2]);
const SEVERAL = t('onderbrekingen', 0.2, [1, 2]);
const DRIVES = t('vervoer_beroepsmatig', 0.35, [2, 3]);

/** Invented for measuring: the size of groups follows the open vacancies of the country roughly, the demands what such texts tend to name. */
export const OCCUPATIONS: readonly Occupation[] = [
  {
    share: 9,
    isco08: '4321',
    titles: ['Orderpicker', 'Magazijnmedewerker', 'Logistiek medewerker', 'Medewerker expeditie', 'Heftruckchauffeur'],
    education: LOW,
    certificate: ['heftruck', 0.2],
    shifts: 0.4,
    demands: [LIFTING, ON_FEET, WALKING, PACE, TEAM, t('duwen_trekken', 0.2, [2, 3]), t('buigen', 0.15, [2, 3])],
  },
  {
    share: 7,
    isco08: '9329',
    titles: ['Productiemedewerker', 'Inpakker', 'Operator productie', 'Assemblagemedewerker'],
    education: LOW,
    shifts: 0.6,
    demands: [LIFTING, ON_FEET, PACE, TEAM, t('geluid', 0.2, [1, 2]), t('handvaardigheid', 0.2, [1, 2], { aspects: ['fijnmotoriek'] })],
  },
  {
    share: 5,
    isco08: '9112',
    titles: ['Schoonmaker', 'Schoonmaakmedewerker', 'Huishoudelijke hulp', 'Medewerker interieurverzorging'],
    education: LOW,
    shifts: 0.2,
    demands: [
      t('buigen', 0.4, [2, 3]),
      t('huid', 0.4, [1], { kind: 'afgeleid', aspects: ['nat_werk'] }),
      t('trappen', 0.15, [2, 3]),
      WALKING,
      ALONE,
    ],
  },
  {
    share: 8,
    isco08: '5223',
    titles: ['Verkoopmedewerker', 'Winkelmedewerker', 'Caissière', 'Verkoper mode', 'Vakkenvuller'],
    education: LOW,
    shifts: 0.5,
    demands: [CUSTOMERS, ON_FEET, TEAM, PACE, t('tillen', 0.2, [1, 2])],
  },
  {
    share: 6,
    isco08: '5131',
    titles: ['Medewerker bediening', 'Horecamedewerker', 'Gastheer', 'Medewerker keuken', 'Kok'],
    education: LOW,
    shifts: 0.8,
    demands: [CUSTOMERS, ON_FEET, WALKING, PACE, PEAKS, t('temperatuur', 0.15, [1, 2], { aspects: ['hitte'] })],
  },
  {
    share: 9,
    isco08: '5321',
    titles: ['Verzorgende IG', 'Helpende', 'Begeleider gehandicaptenzorg', 'Medewerker thuiszorg', 'Verpleegkundige'],
    education: MIDDLE,
    certificate: ['VOG', 0.3],
    licence: ['B', 0.25],
    shifts: 0.7,
    demands: [
      t('zorgcontact', 0.9, [2, 3]),
      t('emotionele_belasting', 0.3, [1, 2]),
      t('conflict_agressie', 0.15, [2, 3]),
      TEAM,
      ALONE,
      t('solitair', 0.15, [1, 2]),
      t('tillen', 0.1, [2, 3]),
    ],
  },
  {
    share: 9,
    isco08: '4110',
    titles: ['Administratief medewerker', 'Medewerker backoffice', 'Secretaresse', 'Office manager', 'Medewerker archief'],
    education: MIDDLE,
    shifts: 0.02,
    demands: [SCREEN, DESK, ALONE, SEVERAL, TEAM, t('aandacht', 0.3, [2, 3], { aspects: ['vasthouden'] }), PEAKS],
  },
  {
    share: 6,
    isco08: '4222',
    titles: ['Klantenservicemedewerker', 'Receptionist', 'Medewerker callcenter', 'Baliemedewerker', 'Telefonist'],
    education: MIDDLE,
    shifts: 0.3,
    demands: [
      CUSTOMERS,
      SCREEN,
      STRESS,
      SEVERAL,
      t('conflict_agressie', 0.15, [1, 2]),
      t('communicatie_zintuigen', 0.4, [1], { aspects: ['spreken'] }),
    ],
  },
  {
    share: 6,
    isco08: '8322',
    titles: ['Bezorger', 'Chauffeur', 'Vrachtwagenchauffeur', 'Pakketbezorger', 'Buschauffeur'],
    education: LOW,
    licence: ['B', 0.6],
    shifts: 0.4,
    demands: [
      t('vervoer_beroepsmatig', 0.95, [3]),
      LIFTING,
      t('zitten', 0.3, [3]),
      t('solitair', 0.4, [1, 2]),
      t('voorspelbaarheid', 0.1, [1, 2]),
    ],
  },
  {
    share: 7,
    isco08: '7112',
    titles: ['Timmerman', 'Metselaar', 'Schilder', 'Stratenmaker', 'Dakdekker', 'Hovenier'],
    education: LOW,
    certificate: ['VCA', 0.5],
    licence: ['B', 0.4],
    shifts: 0.02,
    demands: [
      LIFTING,
      t('klimmen_hoogte', 0.35, [3, 4]),
      t('knielen_hurken', 0.3, [2, 3], { aspects: ['geknield_werken'] }),
      t('persoonlijk_risico', 0.4, [1, 2], { kind: 'afgeleid' }),
      t('temperatuur', 0.4, [1], { aspects: ['koude', 'hitte', 'tocht'] }),
      t('pbm', 0.2, [1, 2], { aspects: ['schoenen', 'helm'] }),
      TEAM,
    ],
  },
  {
    share: 6,
    isco08: '7231',
    titles: ['Monteur', 'Automonteur', 'Onderhoudsmonteur', 'Lasser', 'Elektromonteur', 'Servicemonteur'],
    education: MIDDLE,
    licence: ['B', 0.5],
    certificate: ['VCA', 0.35],
    shifts: 0.25,
    demands: [
      t('tillen', 0.2, [2, 3], { amounts: kg(15, 20, 25) }),
      t('persoonlijk_risico', 0.5, [1, 2], { kind: 'afgeleid' }),
      t('handvaardigheid', 0.3, [1, 2], { aspects: ['kracht'] }),
      t('gebogen_houding', 0.15, [1, 2]),
      DRIVES,
      ALONE,
    ],
  },
  {
    share: 6,
    isco08: '2512',
    titles: ['Software engineer', 'Systeembeheerder', 'Applicatiebeheerder', 'Tester', 'Data analist'],
    education: HIGH,
    shifts: 0.05,
    demands: [SCREEN, DESK, TEAM, ALONE, t('geheugen_leren', 0.4, [1, 2]), PEAKS],
  },
  {
    share: 7,
    isco08: '3322',
    titles: ['Accountmanager', 'Verkoper binnendienst', 'Vertegenwoordiger', 'Inkoper', 'Commercieel medewerker'],
    education: HIGH,
    licence: ['B', 0.4],
    shifts: 0.02,
    demands: [CUSTOMERS, DRIVES, PEAKS, SCREEN, ALONE, t('deadlines_pieken', 0.2, [3])],
  },
  {
    share: 5,
    isco08: '2341',
    titles: ['Leerkracht', 'Docent', 'Onderwijsassistent', 'Pedagogisch medewerker kinderopvang'],
    education: HIGH,
    certificate: ['VOG', 0.5],
    shifts: 0.02,
    demands: [t('zorgcontact', 0.3, [1, 2]), STRESS, TEAM, ALONE, t('geluid', 0.1, [1]), t('klantcontact', 0.3, [2])],
  },
  {
    share: 4,
    isco08: '4323',
    titles: ['Planner transport', 'Werkvoorbereider', 'Medewerker planning', 'Teamleider logistiek', 'Projectleider bouw'],
    education: MIDDLE,
    shifts: 0.1,
    demands: [SCREEN, SEVERAL, PEAKS, TEAM, STRESS, t('leidinggeven', 0.4, [1, 2]), t('aandacht', 0.3, [3], { aspects: ['verdelen'] })],
  },
];
