import type { Facet, Facets } from '../model';

/** What attributes, columns and facets of catalogs call our facets. */
const NAMES: Readonly<Record<Facet, readonly string[]>> = {
  frequency: ['frequency', 'time_frequency', 'table_id'],
  realm: ['realm', 'modeling_realm'],
  grid: ['grid_label', 'grid_id', 'grid'],
  model: ['source_id', 'model_id', 'model'],
  experiment: ['experiment_id', 'experiment']
};

/**
 * The facets that a catalog tells by name.
 *
 * @param read - its value under a name, if it has one. Whole sentences, as
 * attributes of files are, are no values.
 */
export function toldFacets(read: (name: string) => string | null): Facets {
  const told = Object.entries(NAMES).map(([facet, names]) => {
    const values = names.map(name => read(name)?.trim() ?? '');
    return [facet, values.find(value => /^\S+$/.test(value))];
  });
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}
