import type { Facets } from '../model';

import { frequencyOf } from './frequency';

/** What is known of a dataset that tells its facets. */
export interface IFacetSigns {
  /** Its id or title, which says the most. */
  readonly title: string;
  /** Titles of what it stands below, from the outermost in. */
  readonly place: readonly string[];
  readonly href: string;
  /** Facets in the catalog's own words. */
  readonly told: Facets;
}

/**
 * The facets of a dataset.
 *
 * Where it stands counts before what is told of it: generated catalogs copy
 * attributes of the data, and a file that was remapped, or that one run took
 * over from another, still bears those of its origin.
 */
export function facetsOf({ title, place, href, told }: IFacetSigns): Facets {
  const paths = [partsOfURL(href), [...place, title].flatMap(partsOf)];
  const names = [title, ...paths.flatMap(path => [...path].reverse())];
  const run = paths.map(runIn).find(found => found !== null);
  return known({
    frequency:
      frequencyOf(title) ??
      frequencyOf(told.frequency ?? '') ??
      first([...place].reverse(), frequencyOf),
    realm: first(names, realmOf) ?? realmOf(told.realm ?? ''),
    grid: first(names, gridOf) ?? told.grid,
    model: run?.model ?? told.model,
    experiment: run?.experiment ?? told.experiment
  });
}

/** Parts of a dotted id, or of one that paths are written in. */
function partsOf(name: string): string[] {
  return name.split(/[./]/).filter(part => part !== '');
}

function partsOfURL(href: string): string[] {
  const path = URL.canParse(href) ? new URL(href).pathname : href;
  return partsOf(path);
}

/** Experiments of CMIP and of projects that name theirs alike. */
const EXPERIMENT =
  /^(?:(?:eerie|highres|highressst|esm)-)?(?:hist|historical|amip|ssp\d{3}|rcp\d{2}|(?:pi-?)?control|spin-?up|1pctco2|abrupt|future|omip\d?|past1000|midholocene|lgm)(?=$|[-_])[\w-]*$/i;

/** `model.experiment.…`, which ids and paths of model output have in common. */
function runIn(
  parts: readonly string[]
): { model: string | undefined; experiment: string } | null {
  const at = parts.findIndex(part => EXPERIMENT.test(part));
  if (at < 0) {
    return null;
  }
  const before = parts[at - 1] ?? '';
  // A folder of many models has a plain name.
  const model = /^[a-z][\w]*-[\w-]+$/i.test(before) ? before : undefined;
  return { model, experiment: parts[at] };
}

const REALMS: readonly (readonly [RegExp, string])[] = [
  [/^(atmos|atm|atmosphere|(?:hr)?a(?:mon|day|fx|monextremes))$/, 'atmos'],
  [/^(ocean|oce|ocn|(?:hr)?o(?:mon|day|yr|fx|clim))$/, 'ocean'],
  [/^(seaice|sea-ice|(?:hr)?si(?:mon|day))$/, 'seaIce'],
  [/^(land|lnd|(?:hr)?(?:e?l)(?:mon|day|fx))$/, 'land'],
  [/^(landice|land-ice|li(?:mon|fx))$/, 'landIce'],
  [/^(aerosol|aer(?:mon|day))$/, 'aerosol'],
  [/^(ocnbgchem)$/, 'ocnBgchem']
];

/** A realm in CMIP's words, of a part of a path or a table's name. */
function realmOf(name: string): string | null {
  const words = [name, ...name.split('_')].map(word => word.toLowerCase());
  for (const word of words) {
    const realm = REALMS.find(([pattern]) => pattern.test(word));
    if (realm) {
      return realm[1];
    }
  }
  return null;
}

/** CMIP's labels, those of EERIE among them, HEALPix, and ICON's. */
const GRID =
  /^(native|g[nr]\d*[agz]?|healpix(?:_?ng|_?\d+)?|hpz?\d+|r\d{1,2}b\d{1,2}|remap\d+)$/i;

function gridOf(name: string): string | null {
  const words = [name, ...name.split(/[_-]/)];
  return words.find(word => GRID.test(word)) ?? null;
}

function first<T>(
  names: readonly string[],
  read: (name: string) => T | null
): T | null {
  for (const name of names) {
    const found = read(name);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** Without what is not known. */
function known(facets: Record<string, string | null | undefined>): Facets {
  return Object.fromEntries(
    Object.entries(facets).filter(([, value]) => value)
  );
}
