import type { Point } from '../../../src/domain/place/place.ts';
import type { Chance } from './chance.ts';

/**
 * Larger municipalities with inhabitants in thousands and their middle (latitude, longitude in hundredths of a degree).
 * @source CBS StatLine, Regionale kerncijfers Nederland 2024 (CC BY 4.0), rounded
 */
const TOWNS: readonly (readonly [string, number, number, number])[] = [
  ['Amsterdam', 931, 5237, 490],
  ['Rotterdam', 670, 5192, 448],
  ['Den Haag', 566, 5207, 430],
  ['Utrecht', 374, 5209, 512],
  ['Eindhoven', 246, 5144, 547],
  ['Groningen', 243, 5322, 657],
  ['Tilburg', 229, 5156, 509],
  ['Almere', 227, 5237, 522],
  ['Breda', 188, 5159, 478],
  ['Nijmegen', 187, 5184, 586],
  ['Apeldoorn', 168, 5221, 597],
  ['Arnhem', 167, 5198, 591],
  ['Haarlem', 165, 5239, 464],
  ['Enschede', 161, 5222, 690],
  ['Amersfoort', 161, 5216, 539],
  ['Zaanstad', 160, 5244, 481],
  ['Den Bosch', 160, 5169, 530],
  ['Zwolle', 133, 5251, 609],
  ['Leiden', 130, 5216, 449],
  ['Leeuwarden', 128, 5320, 579],
  ['Zoetermeer', 128, 5206, 449],
  ['Ede', 123, 5204, 566],
  ['Maastricht', 125, 5085, 569],
  ['Dordrecht', 122, 5181, 467],
  ['Alkmaar', 112, 5263, 475],
  ['Emmen', 109, 5279, 690],
  ['Venlo', 103, 5137, 617],
  ['Deventer', 103, 5226, 616],
  ['Lelystad', 85, 5252, 547],
  ['Hoorn', 75, 5264, 506],
  ['Middelburg', 50, 5150, 361],
];
const BY_SIZE = TOWNS.map(([name, inhabitants, lat, lon]) => [{ name, lat: lat / 100, lon: lon / 100 }, inhabitants] as const);

/** Degrees of latitude and longitude of about a kilometre in the Netherlands. */
const [KM_LAT, KM_LON] = [1 / 111.2, 1 / 68.3];
/** How far from the middle of a town people live and work, kilometres: a bell curve. */
const SPREAD_KM = 6;

/** A place where people live or work: two in three in or around a larger municipality by its size, the others anywhere in the country. */
export function aPlaceInTheCountry(chance: Chance): { readonly name: string; readonly point: Point } {
  if (chance.maybe(1 / 3))
    return { name: 'Elders', point: { lat: 51.3 + chance.below(2000) / 1000, lon: 4.3 + chance.below(2500) / 1000 } };
  const { name, lat, lon } = chance.weighted(BY_SIZE);
  return { name, point: { lat: lat + chance.bell() * SPREAD_KM * KM_LAT, lon: lon + chance.bell() * SPREAD_KM * KM_LON } };
}
