import type { JSONValue } from '../model';
import { Failure } from '../net';

/**
 * How often anchors may be used, those within others multiplied: generated
 * catalogs share one block among thousands of entries, and nothing is copied
 * until it is read.
 */
const ALIASES = 100_000;

/** Characters that are read in a second or two; catalogs have a twentieth. */
const LIMIT = 2_000_000;

/** A list in brackets, which may go on over lines. */
const LIST = /[:-][ \t]+\[[^[\]{}#]*\]/g;

/**
 * The value of a YAML text, read as intake reads it: keys are texts, as they
 * stand (`57e12` is no number), and the last of equal keys counts.
 *
 * Lists in brackets may go on in lines of any indentation: YAML forbids it, but
 * Python's reader, which catalogs are tried with, does not mind.
 *
 * @throws Failure `invalid`, with the place of the fault; `too-large`.
 */
export async function parseYAML(text: string, url: string): Promise<JSONValue> {
  if (text.length > LIMIT) {
    throw new Failure('too-large', { url, limit: LIMIT });
  }
  const yaml = await import('yaml');
  try {
    try {
      return read(text, yaml);
    } catch (error) {
      const mended = text.replace(LIST, list => list.replace(/\s+/g, ' '));
      if (mended === text) {
        throw error;
      }
      return read(mended, yaml);
    }
  } catch (error) {
    const [detail] = String(error).split('\n');
    throw new Failure('invalid', { url, detail }, { cause: error });
  }
}

function read(
  text: string,
  { isScalar, parseDocument, visit }: typeof import('yaml')
): JSONValue {
  const document = parseDocument(text, {
    logLevel: 'silent',
    merge: true,
    uniqueKeys: false
  });
  const [fault] = document.errors;
  if (fault) {
    throw fault;
  }
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.source !== undefined) {
        key.value = key.source;
      }
    }
  });
  return document.toJS({ maxAliasCount: ALIASES });
}
