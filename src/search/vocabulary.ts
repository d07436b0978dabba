import { TERMS } from './terms';

const NAMES = new Map<string, string>();
const TITLES = new Map<string, string>();
for (const { name, names, titles } of TERMS) {
  [name, ...names].forEach(each => NAMES.set(each.toLowerCase(), name));
  titles.forEach(each => TITLES.set(each, name));
}

/** Words of the longest title. */
export const LONGEST_TITLE = Math.max(
  ...[...TITLES.keys()].map(title => title.split(' ').length)
);

/** CMIP's name of the variable with this name; `null` for one not listed. */
export function variableNamed(name: string): string | null {
  return NAMES.get(plainName(name)) ?? null;
}

/** What titles were found to mean: an index repeats few of them many times. */
const MEANT = new Map<string, string | null>();

/** CMIP's name of the variable with this long or standard name. */
export function variableTitled(title: string): string | null {
  let name = MEANT.get(title);
  if (name === undefined) {
    name = TITLES.get(plainTitle(title)) ?? null;
    MEANT.set(title, name);
  }
  return name;
}

/** Characters of the shortest name that is none of a sentence's other words. */
const TELLING = 3;

/**
 * CMIP's names of the variables that a sentence names, each by as many words as
 * it can be: `sea surface temperature` is not `surface temperature`.
 */
export function variablesIn(sentence: string): string[] {
  const words = plainTitle(sentence).split(' ');
  const found: string[] = [];
  let at = 0;
  while (at < words.length) {
    let length = Math.min(LONGEST_TITLE, words.length - at);
    while (length > 0 && !TITLES.has(words.slice(at, at + length).join(' '))) {
      length--;
    }
    const name =
      length > 0
        ? TITLES.get(words.slice(at, at + length).join(' '))
        : words[at].length >= TELLING && NAMES.get(words[at]);
    if (name) {
      found.push(name);
    }
    at += Math.max(length, 1);
  }
  return found;
}

/**
 * A name without what tells how its values were averaged: IFS writes `avg_tos`,
 * ICON `tas_gmean` for the global mean; CDO names a code `var167`.
 */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^avg_|_gmean$/g, '')
    .replace(/^var(?=\d+$)/, '');
}

/** What is written before a title, by IFS and ICON, for how it was averaged. */
const AVERAGED = /^(?:(?:time|global) )?mean (?:of )?(?=.)/;

/**
 * A title as the vocabulary has it: `Time-mean 2 metre temperature` and
 * `temperature in 2m` are `2 m temperature` and `temperature at 2 m`.
 */
function plainTitle(title: string): string {
  let plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b(\d+) ?(?:met(?:re|er)s?|m)\b/g, '$1 m')
    .replace(/\bin (?=\d+ m\b)/g, 'at ')
    .replace(/\bdew point\b/g, 'dewpoint');
  // `Time-mean mean sea level pressure`
  while (AVERAGED.test(plain)) {
    plain = plain.replace(AVERAGED, '');
  }
  return plain;
}
