/**
 * The dimensions on which a vacancy can make a demand and a list can set a limit, with their highest demand level (0 is the lowest).
 * `uren_week`, `uren_dag` and `werktijden` are numbers and times, not levels; they are compared by rules of their own.
 * @source domain reference sections 3.2 to 3.4; limits page section 2
 */
export const DIMENSIONS = {
  tillen: 4,
  dragen: 4,
  licht_hanteren: 3,
  zwaar_hanteren: 3,
  duwen_trekken: 4,
  buigen: 4,
  torderen: 1,
  reiken: 3,
  bovenhands: 3,
  knielen_hurken: 3,
  gebogen_houding: 3,
  lopen: 3,
  trappen: 3,
  klimmen_hoogte: 4,
  handvaardigheid: 2,
  beeldschermwerk: 3,
  zitten: 3,
  staan: 3,
  houdingsafwisseling: 2,
  hoofd_nek: 3,
  temperatuur: 3,
  huid: 1,
  pbm: 3,
  stof_damp: 2,
  geluid: 2,
  trilling: 2,
  allergie_infectie: 1,
  aandacht: 3,
  geheugen_leren: 2,
  structuur_zelfstandigheid: 3,
  prikkels_afleiding: 2,
  voorspelbaarheid: 2,
  onderbrekingen: 2,
  deadlines_pieken: 3,
  werktempo: 2,
  persoonlijk_risico: 2,
  klantcontact: 3,
  zorgcontact: 3,
  conflict_agressie: 3,
  emotionele_belasting: 2,
  samenwerken: 2,
  solitair: 2,
  leidinggeven: 2,
  communicatie_zintuigen: 1,
  vervoer_beroepsmatig: 3,
} as const;

export type Dimension = keyof typeof DIMENSIONS;

/** Every dimension, in the order in which screens and reports show them. */
export const DIMENSION_IDS = Object.keys(DIMENSIONS) as readonly Dimension[];

/**
 * The aspects that a demand or limit on a dimension can bear on; a limit counts only for its own.
 * Dimensions that are not listed have none.
 * @source limits page section 1, "Aspects"
 */
export const ASPECTS = {
  temperatuur: ['koude', 'hitte', 'tocht'],
  communicatie_zintuigen: ['zien', 'horen', 'spreken', 'schrijven', 'lezen'],
  handvaardigheid: [
    'bolgreep',
    'pengreep',
    'pincetgreep',
    'sleutelgreep',
    'cilindergreep',
    'kracht',
    'fijnmotoriek',
    'tastzin',
    'schroeven',
  ],
  pbm: ['handschoenen', 'masker', 'gehoorbescherming', 'schoenen', 'kleding', 'bril', 'helm'],
  trilling: ['lichaam', 'hand_arm'],
  allergie_infectie: ['meel', 'dieren', 'planten', 'infectie', 'chemie', 'latex', 'stof', 'voedsel'],
  huid: ['nat_werk', 'chemie', 'planten', 'voedsel', 'olie'],
  hoofd_nek: ['bewegen', 'stilhouden'],
  aandacht: ['vasthouden', 'verdelen'],
  knielen_hurken: ['bukken', 'geknield_werken'],
} as const satisfies Partial<Record<Dimension, readonly string[]>>;

export type AspectOf<D extends Dimension> = D extends keyof typeof ASPECTS ? (typeof ASPECTS)[D][number] : never;
export type Aspect = AspectOf<Dimension>;

/** The units in which a demand or a limit can be given. `graden_celsius` counts downwards for cold, `per_uur` is times an hour. */
export type Unit =
  | 'kg'
  | 'newton'
  | 'minuten'
  | 'minuten_aaneen'
  | 'uren_per_dag'
  | 'per_uur'
  | 'graden'
  | 'graden_celsius'
  | 'cm'
  | 'meter'
  | 'dB'
  | 'treden';

export type Amount = { readonly value: number; readonly unit: Unit };
