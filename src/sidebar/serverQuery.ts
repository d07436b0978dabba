import type { IEntry } from '../model';
import { Failure } from '../net';
import { frequencyOf } from '../search/frequency';
import type { QueryFacet } from '../search/query';
import { variableNamed } from '../search/vocabulary';
import type { ISearchAbilities, ISearchFilter, ISearchQuery } from '../tokens';

import { FIELDS } from './wanted';
import type { IWanted } from './wanted';

/** What servers call the fields, after a prefix such as `cmip6:`. */
const NAMES: Readonly<Record<QueryFacet, RegExp>> = {
  variable: /^variables?(_id|_name)?$/i,
  frequency: /^(time_)?frequency$/i,
  realm: /^(modeling_)?realm$/i,
  grid: /^grid(_label|_id)?$/i,
  model: /^(model|source)(_id)?$/i,
  experiment: /^experiment(_id)?$/i
};

/**
 * What is wanted, in the words of a server: what was picked becomes a filter
 * of it, and so do typed words that are a value of one of its fields.
 *
 * @throws Failure `not-searchable` where it would not understand a part.
 */
export function serverQuery(
  { href: url }: IEntry,
  wanted: IWanted,
  abilities: ISearchAbilities
): ISearchQuery {
  const { picks, bbox, time } = wanted;
  if ((bbox && !abilities.bbox) || (time && !abilities.time)) {
    throw new Failure('not-searchable', { url, detail: 'extent' });
  }
  const filters: Record<string, string> = {};
  for (const field of FIELDS) {
    const value = picks[field];
    const filter = filterOf(field, abilities);
    if (value !== undefined && !filter) {
      throw new Failure('not-searchable', { url, detail: 'filter' });
    }
    if (value !== undefined && filter) {
      filters[filter.name] = spelling(field, value, filter) ?? value;
    }
  }
  const words = wanted.text.split(/[\s,]+/).filter(word => {
    const found = FIELDS.map(field => {
      const filter = filterOf(field, abilities);
      const value = filter && spelling(field, word, filter);
      return filter && value && !(filter.name in filters)
        ? { name: filter.name, value }
        : null;
    }).find(told => told !== null);
    if (found) {
      filters[found.name] = found.value;
    }
    return word !== '' && !found;
  });
  return {
    ...(words.length > 0 && { text: words.join(' ') }),
    ...(bbox && { bbox }),
    ...(time && { time }),
    ...(Object.keys(filters).length > 0 && { filters })
  };
}

/** The filter of a server for a field. */
export function filterOf(
  field: QueryFacet,
  { filters }: ISearchAbilities
): ISearchFilter | null {
  const name = (filter: ISearchFilter) => filter.name.replace(/^[\w-]+:/, '');
  return filters.find(filter => NAMES[field].test(name(filter))) ?? null;
}

/** A value as the server writes it; `null` where it is none of its values. */
function spelling(
  field: QueryFacet,
  value: string,
  { values }: ISearchFilter
): string | null {
  const means = (text: string) => {
    switch (field) {
      case 'variable':
        return variableNamed(text);
      case 'frequency':
        return frequencyOf(text);
      default:
        return null;
    }
  };
  const isSame = (each: string) => each.toLowerCase() === value.toLowerCase();
  const meaning = means(value);
  const isMeant = (each: string) => meaning !== null && means(each) === meaning;
  return values?.find(isSame) ?? values?.find(isMeant) ?? null;
}
