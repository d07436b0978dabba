import { asObject, asText, createEntry, FACETS, isObject } from '../model';
import type {
  EntryKind,
  Facets,
  ICatalogIndex,
  IEntry,
  IGlance,
  IRecord,
  IRecordVariable,
  IUnread,
  JSONObject,
  JSONValue,
  Reach
} from '../model';
import { FAILURE_KINDS, Failure } from '../net';

const KINDS: readonly EntryKind[] = ['catalog', 'collection', 'dataset'];
const REACHES: readonly Reach[] = ['world', 'login', 'site', 'tape'];

/**
 * An index from JSON that was kept or shipped, which others may have written.
 *
 * @param url - where it came from, for the failure.
 * @throws Failure `invalid` for what is no index, or one of another version.
 */
export function readIndex(json: unknown, url = ''): ICatalogIndex {
  const invalid = (detail: string) => new Failure('invalid', { url, detail });
  if (!isObject(json) || !('version' in json) || !('records' in json)) {
    throw invalid('no index');
  }
  const { version, catalog, title, made, isCut, records, unread = [] } = json;
  if (version !== 1) {
    throw invalid(`index of version ${String(version)}`);
  }
  const isDate = typeof made === 'string' && !Number.isNaN(Date.parse(made));
  if (
    !isText(catalog) ||
    typeof title !== 'string' ||
    !isDate ||
    typeof isCut !== 'boolean' ||
    !Array.isArray(records) ||
    !Array.isArray(unread)
  ) {
    throw invalid('head of the index');
  }
  return {
    version,
    catalog,
    title,
    made,
    isCut,
    records: records.map((value: JSONValue, i) => {
      const record = readRecord(value);
      if (!record) {
        throw invalid(`record ${i}`);
      }
      return record;
    }),
    unread: unread.map((value: JSONValue, i) => {
      const part = readUnread(value);
      if (!part) {
        throw invalid(`unread ${i}`);
      }
      return part;
    })
  };
}

function readRecord(value: JSONValue): IRecord | null {
  const { entry: told, place, variables, facets } = asObject(value);
  const entry = readEntry(told);
  const names = variables === null ? null : readVariables(variables);
  return entry && isTexts(place) && names !== undefined && isObject(facets)
    ? { entry, place, variables: names, facets: readFacets(facets) }
    : null;
}

function readEntry(value: JSONValue | undefined): IEntry | null {
  const { id, source, href, path, title, kind, glance } = asObject(value);
  if (
    !isText(source) ||
    !isText(href) ||
    !isTexts(path) ||
    typeof title !== 'string' ||
    !KINDS.includes(kind as EntryKind)
  ) {
    return null;
  }
  const entry = createEntry({
    source,
    href,
    path,
    title,
    kind: kind as EntryKind,
    ...(isObject(glance) && { glance: readGlance(glance) })
  });
  return entry.id === id ? entry : null;
}

/** A part that makes no sense is left out: it is for the row alone. */
function readGlance(glance: JSONObject): IGlance {
  const { reach, years, variables } = glance;
  const frequency = asText(glance.frequency);
  const grid = asText(glance.grid);
  const [from, to] = Array.isArray(years) ? years : [];
  return {
    ...(REACHES.includes(reach as Reach) && { reach: reach as Reach }),
    ...(frequency !== null && { frequency }),
    ...(grid !== null && { grid }),
    ...(Number.isInteger(from) &&
      Number.isInteger(to) && { years: [from, to] as const }),
    ...(typeof variables === 'number' && { variables })
  };
}

/** `undefined` where it is no list of variables. */
function readVariables(
  value: JSONValue | undefined
): IRecordVariable[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const variables = value.map((variable: JSONValue): IRecordVariable => {
    const { name, titles } = asObject(variable);
    return {
      ...(isText(name) && { name }),
      ...(isTexts(titles) && titles.length > 0 && { titles })
    };
  });
  const isNothing = ({ name, titles }: IRecordVariable) => !name && !titles;
  return variables.some(isNothing) ? undefined : variables;
}

function readFacets(facets: JSONObject): Facets {
  return Object.fromEntries(
    FACETS.map(facet => [facet, facets[facet]]).filter(
      ([, value]) => asText(value) !== null
    )
  );
}

function readUnread(value: JSONValue): IUnread | null {
  const { entry: told, kind: named, facts } = asObject(value);
  const entry = readEntry(told);
  const kind = FAILURE_KINDS.find(each => each === named);
  const { url, status, retryAfter, limit, waited, detail } = asObject(facts);
  return entry && kind && typeof url === 'string'
    ? {
        entry,
        kind,
        facts: {
          url,
          ...numbers({ status, retryAfter, limit, waited }),
          ...(isText(detail) && { detail })
        }
      }
    : null;
}

function numbers(
  values: Readonly<Record<string, JSONValue | undefined>>
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (each): each is [string, number] => typeof each[1] === 'number'
    )
  );
}

function isText(value: unknown): value is string {
  return asText(value) !== null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}
