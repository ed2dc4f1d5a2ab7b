import type { DayPart, Weekday } from '../../domain/fml/fml-list.ts';
import type { Contract, Education, LicenceCode, WorkingTime } from '../../domain/reading/reading.ts';
import type { TravelMode } from '../../domain/zoekprofiel/zoekprofiel.ts';

/** What the form offers, in the order of the screen. */
export const MODES = ['lopen', 'fiets', 'ebike', 'brommer', 'ov', 'auto'] as const satisfies readonly TravelMode[];
export const TIMES = ['avond', 'nacht', 'weekend', 'ploegen', 'consignatie'] as const satisfies readonly WorkingTime[];
export const EDUCATIONS = [
  'geen',
  'vmbo',
  'mbo1',
  'mbo2',
  'mbo3',
  'mbo4',
  'havo',
  'vwo',
  'hbo',
  'wo',
] as const satisfies readonly Education[];
export const LICENCES = ['AM', 'A', 'B', 'BE', 'C', 'CE', 'D', 'T'] as const satisfies readonly LicenceCode[];
export const CONTRACTS = [
  'vast',
  'tijdelijk',
  'detachering',
  'uitzend',
  'stage',
  'zzp',
  'vrijwillig',
  'bijbaan',
] as const satisfies readonly Contract[];
export const WEEKDAYS = [
  'maandag',
  'dinsdag',
  'woensdag',
  'donderdag',
  'vrijdag',
  'zaterdag',
  'zondag',
] as const satisfies readonly Weekday[];
export const PARTS = ['ochtend', 'middag', 'avond', 'hele_dag'] as const satisfies readonly DayPart[];
