import { asText, asTexts } from '../model';
import type { IDataset, JSONObject } from '../model';

/** What the attributes of a file or store tell of the dataset in it. */
export type IAttributesTold = Pick<
  IDataset,
  'description' | 'keywords' | 'licence' | 'providers'
> & { readonly title: string | null };

/** Reads global attributes of the conventions CF and ACDD. */
export function readAttributes(attributes: JSONObject): IAttributesTold {
  const text = (...names: string[]) =>
    names.map(name => asText(attributes[name])).find(value => value) ?? null;
  const licence = text('license', 'licence');
  const institution = text('institution');
  return {
    title: text('title', 'name'),
    description: text('description', 'summary', 'comment') ?? '',
    keywords: readKeywords(attributes.keywords),
    licence: licence ? { name: licence, href: null } : null,
    providers: institution
      ? [{ name: institution, roles: ['producer'], href: null }]
      : []
  };
}

/** Keywords of an attribute: a list, or one text with commas (ACDD). */
function readKeywords(value: unknown): string[] {
  return typeof value === 'string'
    ? value.split(',').map(word => word.trim())
    : asTexts(value);
}
