import { readPostingDate } from '../../../domain/posting/posting-date.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import type { FactLabel } from '../raw-posting.ts';

/** What pages call their facts, in Dutch, Flemish and English, with the words of a few neighbours. Whole label, any case. */
const LABELS: readonly (readonly [FactLabel, RegExp])[] = [
  [
    'place',
    /^(?:(?:werk)?locaties?|standplaats|(?:werk)?plaats|plaats van tewerkstelling|vestiging(?:splaats)?|gemeente|stad|waar|(?:job |work |office )?locations?|city|sites?|ubicaci[oó]n?|lieu(?: de travail)?|(?:arbeits)?ort|standort)$/i,
  ],
  [
    'hours',
    /^(?:(?:aantal )?uren(?: per week| p\/w)?|uur per week|tijd per week|arbeids(?:omvang|duur)|(?:functie|contract)?omvang(?: dienstverband)?|werk(?:uren|tijd|week)|contracturen|uren(?:aantal|indicatie)|hours(?: per week)?|weekly hours|working hours|fte|werktijdfactor)$/i,
  ],
  [
    'pay',
    /^(?:(?:bruto ?)?(?:maand|uur|jaar)?(?:salaris|loon)(?:indicatie|range|schaal)?(?: \(bruto\))?|bezoldiging|salarisschaal|inschaling|verdiensten|wat verdien je|salary(?: range| description| indication)?|pay(?: range| rate)?|compensation(?: range)?|salari|salario|salaire|gehalt)$/i,
  ],
  [
    'posted',
    /^(?:geplaatst(?: op)?|plaatsingsdatum|publicatiedatum|gepubliceerd(?: op)?|datum(?: plaatsing| publicatie| geplaatst)?|online sinds|posted(?: on| date)?|date posted|publi(?:shed|cation)(?: on| date)?|job posted)$/i,
  ],
  [
    'closing',
    /^(?:sluitings(?:datum|termijn)|reageren (?:voor|tot|kan tot|t\/m)|reageer (?:voor|tot|uiterlijk)|reactietermijn|uiterste (?:reactie|sollicitatie)datum|solliciteren (?:voor|tot|kan tot|t\/m)|solliciteer (?:voor|tot|uiterlijk)|einddatum(?: vacature)?|deadline(?: sollicitatie)?|vervaldatum|sluit op|closing date|end date|application deadline|apply (?:by|before)|deadline for applications)$/i,
  ],
  [
    'employer',
    /^(?:werkgever|organisatie|bedrijf(?:snaam)?|naam (?:werkgever|organisatie|bedrijf)|opdrachtgever|instelling|school|employer|company(?: name)?|organi[sz]ation|hiring organi[sz]ation|empresa|entreprise|unternehmen)$/i,
  ],
  [
    'contract',
    /^(?:(?:soort |type )?(?:contract(?:type|vorm|soort)?|dienstverband|aanstelling)|(?:type|soort) (?:vacature|functie|baan)|(?:employment|job|contract) (?:type|status)|type of (?:contract|employment)|tipus de contracte|tipo de contrato|jornada|vertragsart|type de contrat)$/i,
  ],
  [
    'education',
    /^(?:opleiding(?:sniveau|seis|en)?|werk- en denkniveau|(?:functie|denk|studie)niveau|niveau|education(?: level)?|educational requirements|minimum education|qualification)$/i,
  ],
  [
    'identifier',
    /^(?:vacature ?(?:nummer|nr\.?|id|code)|referentie(?:nummer|code)?|ref(?:erence)?\.?(?: (?:number|no\.?|code|id))?|job (?:id|code|number|reference)|(?:job )?requisition(?: id| number)?|req(?:uisition)? (?:id|#))$/i,
  ],
  [
    'remote',
    /^(?:thuiswerken|werkvorm|workplace(?: type)?|work model|remote(?: status| type)?|modalitat de treball|modalidad(?: de trabajo)?)$/i,
  ],
  ['country', /^(?:land|country)$/i],
];

const VALUE_MAX = 200;

function labelOf(text: string): FactLabel | null {
  const bare = tidy(text)
    .replace(/\s*[:：]\s*$/, '')
    .replace(/^[-•*–]\s*/, '');
  return bare.length > 40 || bare === '' ? null : (LABELS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null);
}

/**
 * Finds "Label: value" in the lines of a page: on one line, or the value on the next one.
 * @param strict only with a colon, or on lines of their own; else "Posted On 08 May 2026" counts too where the value has the form of its label
 * @returns the first value of each label, as written
 */
export function readLabels(text: string, strict = false): Partial<Record<FactLabel, string>> {
  const found: Partial<Record<FactLabel, string>> = {};
  const lines = text.split('\n').flatMap((line) => (line.length < 400 ? line.split(/\s+[|•·]\s+/) : [line]));
  const put = (label: FactLabel, value: string): void => {
    const written = tidy(value).replace(/^[:：\-–]\s*/, '');
    if (written !== '' && written.length <= VALUE_MAX && labelOf(written) === null) found[label] ??= written;
  };
  for (const [index, line] of lines.entries()) {
    const colon = /^(.{2,40}?)\s*[:：]\s*(.*)$/.exec(line);
    const label = colon ? labelOf(colon[1] ?? '') : null;
    if (colon && label !== null && (colon[2] ?? '') !== '') put(label, colon[2] ?? '');
    else {
      const own = labelOf(line);
      const next = lines[index + 1];
      if (own !== null && next !== undefined && next.length <= VALUE_MAX && (/[:：]\s*$/.test(line) || isValueOf(own, next)))
        put(own, next);
      else if (!strict && own === null && colon === null) putSpaced(line, put);
    }
  }
  return found;
}

/** A value on a line of its own, below a label without a colon, must look like one. */
function isValueOf(label: FactLabel, value: string): boolean {
  if (label === 'posted' || label === 'closing') return readPostingDate(value) !== null;
  if (label === 'hours' || label === 'pay') return /\d/.test(value) && value.length <= 80;
  return value.length <= 80 && !/[.!?]$/.test(value);
}

/** "Posted On 08 May 2026": label and value in neighbouring elements of one line. */
function putSpaced(line: string, put: (label: FactLabel, value: string) => void): void {
  const match = /^([\p{L}][\p{L} /-]{2,30}?) (\d.{0,40}|€.{1,60})$/u.exec(line);
  const label = match ? labelOf(match[1] ?? '') : null;
  if (match && label !== null && isValueOf(label, match[2] ?? '') && ['posted', 'closing', 'hours', 'pay', 'identifier'].includes(label))
    put(label, match[2] ?? '');
}
