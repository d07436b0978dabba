import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyPartialJSONValue } from '@lumino/coreutils';

import type { IEntry } from '../model';
import type { ICatalog, ICatalogs } from '../tokens';

import {
  readAddresses,
  readCatalogs,
  readEntries,
  readNames
} from './settings';
import type { ISettingsStore, INamedCatalog } from './settings';

/** Recent datasets that are kept. */
const RECENT = 10;

const STATE = 'jupyterlab-cloudify:catalogs';

/**
 * The catalogs, favourites and recent datasets of a person.
 *
 * A site's catalogs are a default that a person's settings never copy: what the
 * person changes of them (hidden, other names, another order) is kept beside
 * it, by address, so that what a site adds later is seen.
 */
export class Catalogs implements ICatalogs {
  /**
   * @param settings - where they are kept.
   * @param state - where the recent datasets are kept; `null`: only in memory.
   * @param _base - where the application is; a site's own catalogs lie beside it.
   * @param _refused - is told why a change cannot be kept.
   */
  constructor(
    settings: Promise<ISettingsStore>,
    private readonly _state: IStateDB | null,
    private readonly _base: string,
    private readonly _refused: (error: unknown) => void
  ) {
    this.ready = this._start(settings);
    this._last = this.ready;
  }

  readonly ready: Promise<void>;

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get catalogs(): readonly ICatalog[] {
    return this._catalogs;
  }

  get favourites(): readonly IEntry[] {
    return this._favourites;
  }

  get siteIndexes(): readonly string[] {
    return this._siteIndexes;
  }

  get recent(): readonly IEntry[] {
    return this._recent;
  }

  add(url: string, title = ''): Promise<void> {
    return this._inTurn(async () => {
      if (this._hidden.includes(url)) {
        await this._set('hidden', without(this._hidden, url));
      }
      if (!this._catalogs.some(catalog => catalog.url === url)) {
        await this._setOwn([...this._own, { url, title, isRefused: false }]);
      }
    });
  }

  rename(url: string, title: string): Promise<void> {
    return this._inTurn(async () => {
      if (this._own.some(catalog => catalog.url === url)) {
        await this._setOwn(
          this._own.map(catalog =>
            catalog.url === url ? { ...catalog, title } : catalog
          )
        );
      } else {
        const names = { ...this._names, [url]: title };
        await this._set('names', readNames(names));
      }
    });
  }

  remove(url: string): Promise<void> {
    return this._inTurn(async () => {
      if (this._own.some(catalog => catalog.url === url)) {
        await this._setOwn(this._own.filter(catalog => catalog.url !== url));
      }
      if (this._site.some(catalog => catalog.url === url)) {
        await this._set('hidden', [...without(this._hidden, url), url]);
      }
    });
  }

  move(url: string, by: number): Promise<void> {
    return this._inTurn(async () => {
      const order = this._catalogs.map(catalog => catalog.url);
      const from = order.indexOf(url);
      const to = Math.min(Math.max(from + by, 0), order.length - 1);
      if (from >= 0 && to !== from) {
        order.splice(to, 0, ...order.splice(from, 1));
        await this._set('order', order);
      }
    });
  }

  restoreDefaults(): Promise<void> {
    return this._inTurn(async () => {
      for (const key of ['hidden', 'order', 'names']) {
        await this._settings?.remove(key);
      }
    });
  }

  isFavourite(id: string): boolean {
    return this._favourites.some(entry => entry.id === id);
  }

  toggleFavourite(entry: IEntry): Promise<void> {
    return this._inTurn(async () => {
      const others = this._favourites.filter(({ id }) => id !== entry.id);
      const isNew = others.length === this._favourites.length;
      await this._set('favourites', isNew ? [...others, entry] : others);
    });
  }

  async remember(entry: IEntry): Promise<void> {
    await this.ready;
    const others = this._recent.filter(({ id }) => id !== entry.id);
    this._recent = [entry, ...others].slice(0, RECENT);
    this._changed.emit();
    try {
      await this._state?.save(STATE, { recent: asJSON(this._recent) });
    } catch (error) {
      this._refused(error);
    }
  }

  private async _start(settings: Promise<ISettingsStore>): Promise<void> {
    const [store, state] = await Promise.all([
      settings,
      this._state?.fetch(STATE)
    ]);
    const kept = state && typeof state === 'object' && 'recent' in state;
    this._recent = kept ? readEntries(state.recent) : [];
    this._settings = store;
    store.changed.connect(this._read, this);
    this._read();
  }

  private _read(): void {
    const value = (key: string) => this._settings?.composite[key];
    this._site = readCatalogs(value('siteCatalogs'), this._base);
    this._own = readCatalogs(value('catalogs'), this._base);
    this._hidden = readAddresses(value('hidden'));
    this._names = readNames(value('names'));
    this._favourites = readEntries(value('favourites'));
    this._siteIndexes = readAddresses(value('siteIndexes'))
      .filter(url => URL.canParse(url, this._base))
      .map(url => new URL(url, this._base).href);
    this._catalogs = this._merge(readAddresses(value('order')));
    this._changed.emit();
  }

  /** The site's, then the person's; those that the person has put in order first. */
  private _merge(order: readonly string[]): ICatalog[] {
    const catalogs = new Map<string, ICatalog>();
    for (const catalog of this._site) {
      const title = this._names[catalog.url] ?? catalog.title;
      catalogs.set(catalog.url, { ...catalog, title, from: 'site' });
    }
    for (const { url, title, isRefused } of this._own) {
      const site = catalogs.get(url);
      catalogs.set(url, {
        url,
        title,
        from: site ? 'site' : 'person',
        isRefused: site?.isRefused ?? isRefused
      });
    }
    this._hidden.forEach(url => catalogs.delete(url));
    const ordered = order.flatMap(url => catalogs.get(url) ?? []);
    return [...new Set([...ordered, ...catalogs.values()])];
  }

  /**
   * One change at a time, each from what the one before has left. Settings are
   * saved as a whole, so without a look at what they are now, a change would
   * undo what another tab has changed.
   */
  private _inTurn(change: () => Promise<void>): Promise<void> {
    this._last = this._last
      .then(() => this._settings?.refresh())
      .then(change)
      .catch(this._refused);
    return this._last;
  }

  private async _setOwn(own: readonly INamedCatalog[]): Promise<void> {
    const told = own.map(({ url, title, isRefused }) =>
      isRefused ? { url, title, cors: 'no' } : { url, title }
    );
    await this._set('catalogs', told);
  }

  private async _set(key: string, value: unknown): Promise<void> {
    await this._settings?.set(key, asJSON(value));
  }

  private _last: Promise<void>;
  private _settings: ISettingsStore | null = null;
  private _site: readonly INamedCatalog[] = [];
  private _own: readonly INamedCatalog[] = [];
  private _siteIndexes: readonly string[] = [];
  private _hidden: readonly string[] = [];
  private _names: Readonly<Record<string, string>> = {};
  private _catalogs: readonly ICatalog[] = [];
  private _favourites: readonly IEntry[] = [];
  private _recent: readonly IEntry[] = [];
  private readonly _changed = new Signal<this, void>(this);
}

function without(texts: readonly string[], text: string): string[] {
  return texts.filter(each => each !== text);
}

/** A copy that holds nothing but JSON. */
function asJSON(value: unknown): ReadonlyPartialJSONValue {
  return JSON.parse(JSON.stringify(value));
}
