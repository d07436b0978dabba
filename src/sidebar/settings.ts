import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type {
  ReadonlyPartialJSONObject,
  ReadonlyPartialJSONValue
} from '@lumino/coreutils';

import { asText, asTexts, createEntry, entryAddress, isObject } from '../model';
import type { EntryKind, IEntry, IGlance } from '../model';

/** A catalog as settings name it. */
export interface INamedCatalog {
  readonly url: string;
  /** `''`: the catalog's own title. */
  readonly title: string;
  /** Whether its host is known not to admit web pages (CORS). */
  readonly isRefused: boolean;
}

/** What we need of a plugin's settings. */
export interface ISettingsStore {
  readonly composite: ReadonlyPartialJSONObject;
  readonly changed: ISignal<unknown, void>;
  set(key: string, value: ReadonlyPartialJSONValue): Promise<void>;
  remove(key: string): Promise<void>;
  /** Takes in what others, such as another tab, have saved meanwhile. */
  refresh(): Promise<void>;
}

/** The settings of a plugin. */
export async function openRegistry(
  registry: ISettingRegistry,
  id: string
): Promise<ISettingsStore> {
  const settings = await registry.load(id);
  const refresh = async () => {
    await registry.reload(id);
  };
  return Object.assign(settings, { refresh });
}

/** Settings that live as long as the page, where Jupyter keeps none. */
export class MemorySettings implements ISettingsStore {
  get composite(): ReadonlyPartialJSONObject {
    return Object.fromEntries(this._values);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  async set(key: string, value: ReadonlyPartialJSONValue): Promise<void> {
    this._values.set(key, value);
    this._changed.emit();
  }

  async remove(key: string): Promise<void> {
    this._values.delete(key);
    this._changed.emit();
  }

  async refresh(): Promise<void> {
    // Nobody else has them.
  }

  private readonly _values = new Map<string, ReadonlyPartialJSONValue>();
  private readonly _changed = new Signal<this, void>(this);
}

/**
 * The catalogs in a setting; what is none is left out.
 *
 * @param base - what relative addresses are resolved against.
 */
export function readCatalogs(value: unknown, base: string): INamedCatalog[] {
  const catalogs: INamedCatalog[] = [];
  for (const item of Array.isArray(value) ? value : []) {
    const url = isObject(item) ? asText(item.url) : null;
    if (isObject(item) && url !== null) {
      catalogs.push({
        url: isRelative(url, base) ? new URL(url, base).href : url,
        title: asText(item.title) ?? '',
        isRefused: item.cors === 'no'
      });
    }
  }
  return catalogs;
}

/**
 * Neither an address of the web nor a path on a disk, nor one that was begun
 * (`https://`): that is for its row to say.
 */
function isRelative(url: string, base: string): boolean {
  return !url.startsWith('/') && !URL.canParse(url) && URL.canParse(url, base);
}

/** The addresses in a setting. */
export function readAddresses(value: unknown): string[] {
  return asTexts(value);
}

/** Names by address in a setting. */
export function readNames(value: unknown): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [url, name] of Object.entries(isObject(value) ? value : {})) {
    const text = asText(name);
    if (text !== null) {
      names[url] = text;
    }
  }
  return names;
}

/** The entries in a setting or state; what is none is left out. */
export function readEntries(value: unknown): IEntry[] {
  const entries: IEntry[] = [];
  for (const item of Array.isArray(value) ? value : []) {
    const address = isObject(item) ? entryAddress(String(item.id)) : null;
    if (isObject(item) && address) {
      entries.push(
        createEntry({
          ...address,
          title: asText(item.title) ?? address.href,
          kind: readKind(item.kind),
          glance: isObject(item.glance) ? readGlance(item.glance) : undefined
        })
      );
    }
  }
  return entries;
}

function readKind(value: unknown): EntryKind {
  return value === 'catalog' || value === 'collection' ? value : 'dataset';
}

function readGlance(value: Readonly<Record<string, unknown>>): IGlance {
  const { reach, frequency, years, grid, variables } = value;
  const isReach =
    reach === 'world' ||
    reach === 'site' ||
    reach === 'tape' ||
    reach === 'login';
  return {
    ...(isReach && { reach }),
    ...(asText(frequency) && { frequency: String(frequency) }),
    ...(isYears(years) && { years }),
    ...(asText(grid) && { grid: String(grid) }),
    ...(typeof variables === 'number' && { variables })
  };
}

function isYears(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every(year => typeof year === 'number')
  );
}
