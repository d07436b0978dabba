import { isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';
import { Failure, parseJSON } from '../net';
import type { IAnswer, INet } from '../net';

import { encodeJSON } from './json';
import { readReference, targetOf, textBytes } from './reference';
import type { IReferences, IReferenceSet, Reference } from './reference';
import { generated } from './referenceGen';
import { render } from './referenceTemplate';
import type { Names } from './referenceTemplate';

/** A key of Zarr v2's metadata. */
const METADATA = /(^|\/)\.z(array|attrs|group)$/;

/**
 * Reads a set of references in JSON, of version 0 (a flat map) or 1.
 *
 * One request, unless the set refers to metadata instead of holding it.
 *
 * @throws Failure of a request; `not-a-catalog` where it is no such set;
 * `reference` with `version`, `template` or `broken`.
 */
export async function readJSONReferences(
  net: INet,
  href: string,
  signal?: AbortSignal
): Promise<IReferenceSet> {
  return readSet(net, await net.json(href, { signal }), signal);
}

/**
 * The set of references in a document.
 *
 * @throws Failure as {@link readJSONReferences}.
 */
export async function readSet(
  net: INet,
  { body, url }: Pick<IAnswer<unknown>, 'body' | 'url'>,
  signal?: AbortSignal
): Promise<IReferenceSet> {
  if (!isJSONReferences(body)) {
    throw new Failure('not-a-catalog', { url, detail: 'json' });
  }
  const references = new JSONReferences(url, body);
  const entries = await Promise.all(
    references.keys
      .filter(key => METADATA.test(key))
      .map(async key => {
        const bytes = await readReference(net, references, key, signal);
        return [key, await parse(bytes, url)];
      })
  );
  return { references, document: { metadata: Object.fromEntries(entries) } };
}

/** What a template has besides a name in its braces. */
const BEYOND_NAMES = /\{\{(?!\w+\}\})/;

/** Whether a JSON value is a set of references, of any version. */
export function isJSONReferences(body: unknown): body is JSONObject {
  if (!isObject(body)) {
    return false;
  }
  return 'version' in body || 'refs' in body
    ? isObject(body.refs)
    : Object.keys(body).some(key => /(^|\/)\.z(array|group)$/.test(key));
}

/** Metadata that does not parse is kept as nothing, and hides no other. */
async function parse(
  bytes: Uint8Array | null,
  url: string
): Promise<JSONValue> {
  const text = new TextDecoder().decode(bytes ?? undefined);
  const value: unknown = await parseJSON(text, url).catch(() => null);
  return isObject(value) ? value : {};
}

class JSONReferences implements IReferences {
  /**
   * @param _url - of the set, where relative addresses start.
   */
  constructor(
    private readonly _url: string,
    { version, refs, templates, gen, ...flat }: JSONObject
  ) {
    if (version !== undefined && version !== 1) {
      throw new Failure('reference', { url: _url, detail: 'version' });
    }
    this._refs = isObject(refs) ? refs : flat;
    this._templates = namesOf(templates);
    this._generated = new Map(generated(gen, this._templates, _url));
  }

  readonly format = 'kerchunk-json';

  get keys(): readonly string[] {
    return Object.keys(this._refs);
  }

  get needsJinja(): boolean {
    const templates = [...this._templates.values()];
    return (
      this._generated.size > 0 ||
      templates.some(template => String(template).includes('{{')) ||
      (templates.length > 0 &&
        Object.values(this._refs).some(
          value => Array.isArray(value) && BEYOND_NAMES.test(String(value[0]))
        ))
    );
  }

  async find(key: string): Promise<Reference | null> {
    const made = this._generated.get(key);
    if (made !== undefined) {
      return this._follow(made, NO_NAMES);
    }
    return Object.hasOwn(this._refs, key)
      ? this._follow(this._refs[key], this._templates)
      : null;
  }

  private _follow(value: JSONValue, names: Names): Reference {
    if (typeof value === 'string') {
      return textBytes(value, this._url);
    }
    if (isObject(value)) {
      return encodeJSON(value);
    }
    const parts: readonly JSONValue[] = Array.isArray(value) ? value : [];
    const [address, offset = null, length = null] = parts;
    if (typeof address !== 'string') {
      throw new Failure('reference', { url: this._url, detail: 'broken' });
    }
    const full = names.size > 0 ? render(address, names, this._url) : address;
    return targetOf(full, offset, length, this._url);
  }

  private readonly _refs: JSONObject;
  private readonly _templates: Names;
  private readonly _generated: ReadonlyMap<string, JSONValue>;
}

const NO_NAMES: Names = new Map();

function namesOf(templates: JSONValue | undefined): Names {
  return new Map(
    Object.entries(isObject(templates) ? templates : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string'
    )
  );
}
