import { DisposableDelegate } from '@lumino/disposable';

import { UNTOLD, createEntry } from '../../model';
import type { EntryKind, IDataset, IEntry } from '../../model';
import { asFailure, Failure } from '../../net';
import type { INet } from '../../net';
import type {
  ICatalogSources,
  IChildrenOptions,
  IChildrenPage
} from '../../tokens';

/** A request that a test answers when it wants. */
export interface IPending {
  readonly href: string;
  readonly cursor: string | undefined;
  readonly signal: AbortSignal | undefined;
  answer(entries: readonly IEntry[], next?: string | null): Promise<void>;
  turnOut(self: IEntry, entries?: readonly IEntry[]): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/**
 * A kind of catalog whose answers a test gives, one by one: it shows what the
 * tree does meanwhile.
 */
export class HandMadeSources implements ICatalogSources {
  /** Requests that have no answer yet, in order. */
  readonly pending: IPending[] = [];
  /** Addresses that were asked for, in order. */
  readonly asked: string[] = [];
  /** Addresses that were forgotten, in order. */
  readonly forgotten: string[] = [];

  /** Addresses that are known to be hosted no more. */
  readonly gone = new Set<string>();

  readonly net = {
    forget: (prefix: string) => this.forgotten.push(prefix)
  } as Partial<INet> as INet;

  add() {
    return new DisposableDelegate(() => undefined);
  }

  async detect(url: string): Promise<IEntry> {
    if (url.endsWith('/page.html')) {
      throw new Failure('not-a-catalog', { url, detail: 'html' });
    }
    return node(url, url.endsWith('.zarr') ? 'dataset' : 'catalog');
  }

  children(
    { href }: IEntry,
    { cursor, signal }: IChildrenOptions = {}
  ): Promise<IChildrenPage> {
    this.asked.push(href);
    return new Promise((resolve, reject) => {
      const settle = async (action: () => void) => {
        this.pending.splice(this.pending.indexOf(request), 1);
        action();
        await settled();
      };
      const request: IPending = {
        href,
        cursor,
        signal,
        answer: (entries, next = null) =>
          settle(() => resolve({ entries, next })),
        turnOut: (self, entries = []) =>
          settle(() => resolve({ entries, next: null, self })),
        fail: error => settle(() => reject(asFailure(error, href)))
      };
      this.pending.push(request);
    });
  }

  async describe({ id, title }: IEntry): Promise<IDataset> {
    return {
      id,
      title,
      ...UNTOLD
    };
  }

  async searchAbilities() {
    return null;
  }

  async canSearch() {
    return false;
  }

  index(): never {
    throw new Error('not part of these tests');
  }

  async hosted(hrefs: readonly string[]) {
    const told = hrefs.filter(href => this.gone.has(href));
    return new Map(told.map(href => [href, false]));
  }

  async forget(hrefs: readonly string[]) {
    // As a server that is asked anew, with what it has now.
    hrefs.forEach(href => this.gone.delete(href));
  }

  search(): never {
    throw new Error('these servers search nothing');
  }
}

/** Lets everything run that only waits for promises. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await Promise.resolve();
  }
}

/** An entry named by the end of its address. */
export function node(href: string, kind: EntryKind = 'catalog'): IEntry {
  const title = href.split('/').pop() ?? href;
  return createEntry({ source: 'hand', href, title, kind });
}

/** Datasets `set0`, `set1`, … below `href`. */
export function datasets(href: string, count: number, first = 0): IEntry[] {
  return Array.from({ length: count }, (_, i) =>
    node(`${href}/set${first + i}`, 'dataset')
  );
}
