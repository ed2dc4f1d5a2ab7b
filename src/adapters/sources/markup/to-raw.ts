import type { RawPay, RawPlace, RawPosting } from '../raw-posting.ts';
import { isItem, listOf, propertyOf, textOf, type SchemaItem } from './schema-item.ts';

const NO_ITEMS: ReadonlyMap<string, SchemaItem> = new Map();

/**
 * Takes the fields of one JobPosting.
 * @param byId what `{"@id": ...}` refers to
 * @source schema.org/JobPosting; vacancy data, "Per field"
 */
export function jobPostingToRaw(item: SchemaItem, byId: ReadonlyMap<string, SchemaItem> = NO_ITEMS): RawPosting {
  const resolve = (value: unknown): unknown =>
    isItem(value) && typeof value['@id'] === 'string' && Object.keys(value).length <= 2 ? (byId.get(value['@id']) ?? value) : value;
  const organisation = listOf(propertyOf(item, 'hiringOrganization')).map(resolve)[0];
  const identifier = listOf(propertyOf(item, 'identifier')).map(resolve)[0];
  const education = listOf(propertyOf(item, 'educationRequirements')).map((part) =>
    isItem(part) ? (textOf(part, 'credentialCategory') ?? textOf(part, 'name')) : part,
  );
  const description = descriptionOf(item);
  const pay = payOf(item, resolve);
  const workHours = textOf(item, 'workHours');
  const url = textOf(item, 'url');
  return {
    title: textOf(item, 'title') ?? textOf(item, 'name'),
    employer: isItem(organisation)
      ? (textOf(organisation, 'name') ?? textOf(organisation, 'legalName') ?? organisation['@text'])
      : organisation,
    places: placesOf(item, resolve),
    remote: [...listOf(propertyOf(item, 'jobLocationType'))].find((value) => typeof value === 'string'),
    posted: textOf(item, 'datePosted'),
    validThrough: textOf(item, 'validThrough'),
    contract: propertyOf(item, 'employmentType'),
    education: education.find((part) => typeof part === 'string'),
    identifier: isItem(identifier) ? textOf(identifier, 'value') : identifier,
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof workHours === 'string' || typeof workHours === 'number' ? { hours: String(workHours) } : {}),
    ...(pay === undefined ? {} : { pay }),
    ...(description === null ? {} : { description }),
  };
}

/** The text may be spread over properties of its own; a list of texts is one text. */
function descriptionOf(item: SchemaItem): string | null {
  const part = (name: string): string =>
    listOf(propertyOf(item, name))
      .filter((value) => typeof value === 'string')
      .join('\n');
  const main = part('description');
  const more = ['responsibilities', 'qualifications', 'experienceRequirements', 'skills', 'jobBenefits']
    .map(part)
    .filter((text) => text.length > 40 && !main.includes(text.slice(0, 40)));
  const whole = [main, ...more].filter((text) => text.trim() !== '').join(/<(?:p|li|div|br)\b/i.test(main) ? '\n<br>\n' : '\n\n');
  return whole === '' ? null : whole;
}

function placesOf(item: SchemaItem, resolve: (value: unknown) => unknown): readonly RawPlace[] {
  return [...listOf(propertyOf(item, 'jobLocation')), ...listOf(propertyOf(item, 'jobLocations'))]
    .map(resolve)
    .flatMap((place): readonly RawPlace[] => {
      if (typeof place === 'string') return [place];
      if (!isItem(place)) return [];
      const geo = listOf(propertyOf(place, 'geo')).find(isItem);
      const point = geo ? { lat: propertyOf(geo, 'latitude'), lon: propertyOf(geo, 'longitude') } : {};
      const addresses = listOf(propertyOf(place, 'address')).map(resolve);
      const own = addresses.length > 0 ? addresses : [place];
      return own.flatMap((address): readonly RawPlace[] => {
        if (typeof address === 'string') return [address];
        if (!isItem(address)) return [];
        const fields = {
          town: textOf(address, 'addressLocality') ?? (address === place ? textOf(place, 'name') : undefined),
          street: textOf(address, 'streetAddress'),
          postcode: textOf(address, 'postalCode'),
          region: textOf(address, 'addressRegion'),
          country: propertyOf(address, 'addressCountry'),
          ...point,
        };
        const isEmpty = Object.values(fields).every((value) => value === undefined || value === '');
        const words = textOf(place, 'name') ?? address['@text'];
        return isEmpty ? (typeof words === 'string' ? [words] : []) : [fields];
      });
    });
}

function payOf(item: SchemaItem, resolve: (value: unknown) => unknown): RawPay | undefined {
  const currency = textOf(item, 'salaryCurrency');
  for (const salary of [...listOf(propertyOf(item, 'baseSalary')), ...listOf(propertyOf(item, 'estimatedSalary'))].map(resolve)) {
    if (typeof salary === 'string' || typeof salary === 'number') return { value: salary, currency };
    if (!isItem(salary)) continue;
    const value = listOf(propertyOf(salary, 'value')).map(resolve)[0];
    const amounts = isItem(value) ? value : salary;
    const one = isItem(value) ? textOf(value, 'value') : value;
    return {
      min: textOf(amounts, 'minValue') ?? textOf(salary, 'minValue'),
      max: textOf(amounts, 'maxValue') ?? textOf(salary, 'maxValue'),
      value: one ?? (isItem(value) ? value['@text'] : salary['@text']),
      unit: textOf(amounts, 'unitText') ?? textOf(salary, 'unitText') ?? textOf(amounts, 'unitCode') ?? textOf(salary, 'duration'),
      currency: textOf(salary, 'currency') ?? currency ?? textOf(amounts, 'currency'),
    };
  }
  return undefined;
}
