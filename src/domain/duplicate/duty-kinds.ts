/** Kinds of work that a person notices in the body, by the words that only that work brings. */
export type DutyKind =
  | 'handling'
  | 'machine'
  | 'driving'
  | 'desk'
  | 'counter'
  | 'cleaning'
  | 'kitchen'
  | 'care'
  | 'building'
  | 'cold'
  | 'inspection';

/** Stems as they stand in duties; whole words and their endings. Our list: only words that one kind of work brings and another does not. */
const STEMS: readonly (readonly [DutyKind, RegExp])[] = [
  [
    'handling',
    /\b(?:sjouw|til(?:t|len|werk)|stapel(?:t|en)|los(?:t|sen) (?:van )?|laden en lossen|orderpick|verzamel(?:t|en) orders|inpak|verhuiz|vakkenvul|vullen van|kratten|pallets|dozen)\w*/,
  ],
  ['machine', /\b(?:lopende band|productielijn|machine(?:s|operator)?|lijnoperator|insteller|assembl)\w*/],
  ['driving', /\b(?:heftruck|reachtruck|hoogwerker|vrachtwagen|bestelbus|bezorg|rijd(?:t|en) routes?|chauffeur)\w*/],
  [
    'desk',
    /\b(?:beeldscherm|bureau(?:werk)?|kantoor(?:werk)?|administrati|telefoon|telefonisch|e ?mail|excel|facturen|data ?invoer|planning)\w*/,
  ],
  ['counter', /\b(?:balie|receptie|kassa|gasten ontvang|bezoekers)\w*/],
  ['cleaning', /\b(?:schoonma|schoonmaak|dweil|stofzuig|sanitair|glazenwas)\w*/],
  ['kitchen', /\b(?:keuken|afwas|koken|bereid(?:t|en) (?:van )?(?:gerecht|maaltijd))\w*/],
  ['care', /\b(?:wassen en aankleden|steunkousen|tillift|verzorg(?:t|en) (?:van )?(?:client|bewoner)|adl)\w*/],
  ['building', /\b(?:steiger|straten(?:maken|maker)|metsel|tegel(?:s|zet)|dak(?:dekken|dekker|werk)|graaf|betonstort)\w*/],
  ['cold', /\b(?:koelcel|vriescel|vrieshuis|diepvries)\w*/],
  ['inspection', /\b(?:kwaliteitscontrole|keur(?:t|en)|inspecteer|inspectie|controleer(?:t)? (?:de )?(?:product|kwaliteit))\w*/],
];

/** The kinds of work that a text names. @param words the text in lower case, without accents and punctuation, one space apart */
export function dutyKindsOf(words: string): ReadonlySet<DutyKind> {
  return new Set(STEMS.flatMap(([kind, pattern]) => (pattern.test(words) ? [kind] : [])));
}
