import type { JSONObject, JSONValue, ReferenceFormat } from '../model';
import { diskPath, Failure, fileURL } from '../net';
import type { INet } from '../net';

/** Where the bytes of a key stand: a file, or a part of one. */
export interface ITarget {
  /** Absolute; not of the web where the set was made for a disk or a tape. */
  readonly url: string;
  /** The folder that it is written relative to; `null` for an absolute one. */
  readonly folder: string | null;
  readonly range: { readonly start: number; readonly end: number } | null;
}

/** What a key leads to: the bytes themselves, or where they stand. */
export type Reference = Uint8Array | ITarget;

/**
 * A set of references, as kerchunk writes it: a Zarr store whose keys lead to
 * parts of other files.
 */
export interface IReferences {
  readonly format: ReferenceFormat;
  /**
   * Whether fsspec needs Jinja to follow them: without, it fills in names of
   * templates, and generates nothing.
   */
  readonly needsJinja: boolean;
  /**
   * What a key leads to; `null` where the set does not have it.
   *
   * @throws Failure `reference` where it cannot be followed.
   */
  find(key: string, signal?: AbortSignal): Promise<Reference | null>;
}

/** A set of references and the metadata in it. */
export interface IReferenceSet {
  readonly references: IReferences;
  /** As the consolidated document of a store of Zarr v2 has it. */
  readonly document: JSONObject;
}

/**
 * The bytes of a key; `null` where the set does not have it.
 *
 * Only that means missing data: a target that cannot be read is an error, and
 * so is one of which other bytes come than were asked for.
 *
 * @throws Failure of the request; `range-ignored`; `reference`.
 */
export async function readReference(
  net: INet,
  references: IReferences,
  key: string,
  signal?: AbortSignal
): Promise<Uint8Array | null> {
  const found = await references.find(key, signal);
  return found !== null && 'url' in found
    ? readTarget(net, found, signal)
    : found;
}

async function readTarget(
  net: INet,
  { url, range }: ITarget,
  signal?: AbortSignal
): Promise<Uint8Array> {
  if (!net.reaches(url)) {
    throw new Failure('reference', { url, detail: 'not-web' });
  }
  const bytes = range
    ? await net.bytes(url, { signal, range, partial: true })
    : await net.bytes(url, { signal });
  if (bytes === null) {
    throw new Failure('http', { url, status: 404 });
  }
  if (range && bytes.byteLength !== range.end - range.start) {
    throw new Failure('reference', { url, detail: 'wrong-length' });
  }
  return bytes;
}

/**
 * The target of a reference.
 *
 * @param address - as it is written: absolute, a path on disk, or relative to
 * the set's own URL.
 * @param base - the address that relative ones start at.
 * @throws Failure `reference` with `broken` where the numbers make no sense.
 */
export function targetOf(
  address: string,
  offset: JSONValue,
  length: JSONValue,
  base: string
): ITarget {
  const { url, folder } = locate(address, base);
  if (offset === null && length === null) {
    return { url, folder, range: null };
  }
  const isPart =
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(length) &&
    Number(offset) >= 0 &&
    Number(length) > 0;
  if (!isPart) {
    throw new Failure('reference', { url, detail: 'broken' });
  }
  const start = Number(offset);
  return { url, folder, range: { start, end: start + Number(length) } };
}

/** A path on disk stays one: it is no path on the host of the references. */
function locate(
  address: string,
  base: string
): Pick<ITarget, 'url' | 'folder'> {
  const isWhole = /^([\w+.-]+:|\/)/.test(address);
  const path = diskPath(base);
  const start = path === null ? base : fileURL(path);
  return isWhole || !URL.canParse(address, start)
    ? { url: address, folder: null }
    : {
        url: new URL(address, start).href,
        folder: new URL('.', start).href.replace(/\/$/, '')
      };
}

/** The bytes of a text in a reference: of itself, or what it holds in base64. */
export function textBytes(text: string, url: string): Uint8Array {
  const [, base64] = /^base64:(.*)$/s.exec(text) ?? [];
  if (base64 === undefined) {
    return new TextEncoder().encode(text);
  }
  try {
    return Uint8Array.from(atob(base64), char => char.charCodeAt(0));
  } catch (error) {
    throw new Failure('reference', { url, detail: 'broken' }, { cause: error });
  }
}
