import type { Facet } from '../model';

import { frequencyOf } from './frequency';
import { LONGEST_TITLE, variableNamed, variableTitled } from './vocabulary';

/** What datasets can be chosen by. */
export type QueryFacet = Facet | 'variable';

/**
 * What is looked for; parts that are left out do not matter.
 */
export interface IFacetQuery {
  /**
   * Values wanted: all of the variables, and one of the values of each other
   * facet. A variable is meant by any of its names.
   */
  readonly facets: Readonly<Partial<Record<QueryFacet, readonly string[]>>>;
  /** Words that must each stand somewhere. */
  readonly words: readonly string[];
}

/** Names of variables that mean something else more often; `31` is a number. */
const COMMON = /^(.|\d\d|2d|to)$/i;

/**
 * What a person types: names of variables and frequencies are known by
 * themselves, all else are words.
 *
 * @example
 * parseQuery('2 metre temperature mon ICON')
 * // { facets: { variable: ['tas'], frequency: ['P1M'] }, words: ['ICON'] }
 */
export function parseQuery(text: string): IFacetQuery {
  const tokens = text.split(/[\s,;]+/).filter(token => token !== '');
  const variable = new Set<string>();
  const frequency = new Set<string>();
  const words: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = variableAt(tokens, at);
    const often = found ? null : frequencyAt(tokens, at);
    if (found) {
      variable.add(found.name);
    } else if (often) {
      frequency.add(often.name);
    } else {
      words.push(tokens[at]);
    }
    at += (found ?? often)?.length ?? 1;
  }
  return {
    facets: {
      ...(variable.size > 0 && { variable: [...variable] }),
      ...(frequency.size > 0 && { frequency: [...frequency] })
    },
    words
  };
}

/** What is written at a place, and in how many words. */
interface IReading {
  readonly name: string;
  readonly length: number;
}

/** The variable that is written at a place, with as many words as possible. */
function variableAt(tokens: readonly string[], at: number): IReading | null {
  const most = Math.min(LONGEST_TITLE, tokens.length - at);
  for (let length = most; length > 0; length--) {
    const phrase = tokens.slice(at, at + length).join(' ');
    const name = variableTitled(phrase);
    if (name !== null) {
      return { name, length };
    }
  }
  const name = COMMON.test(tokens[at]) ? null : variableNamed(tokens[at]);
  return name === null ? null : { name, length: 1 };
}

/** `mon`, `6-hourly`, `6 hourly`; `2d_monthly_mean` is more than a frequency. */
function frequencyAt(tokens: readonly string[], at: number): IReading | null {
  for (const length of /^\d+$/.test(tokens[at]) ? [2, 1] : [1]) {
    const word = tokens.slice(at, at + length).join('');
    const name = /^[a-z0-9-]+$/i.test(word) ? frequencyOf(word) : null;
    if (name !== null) {
      return { name, length };
    }
  }
  return null;
}
