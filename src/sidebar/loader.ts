import { asFailure } from '../net';
import type { ICatalogSources, IChildrenOptions } from '../tokens';

import type { IFoundPage } from './answer';
import type { TreeNode } from './node';
import { UNDETECTED } from './undetected';

/** Milliseconds after which a person wants to know that we still wait. */
const SLOW = 1000;

/**
 * Fills nodes with what their catalogs answer.
 *
 * A node has one request at a time; the answer to one that was cancelled or
 * replaced is dropped.
 */
export class NodeLoader {
  /**
   * @param sources - reads the catalogs.
   * @param onFilled - is told of new nodes, and of all that the page is told to
   * hold, before `onChanged`.
   * @param onChanged - is told that a node looks different.
   */
  constructor(
    private readonly _sources: ICatalogSources,
    private readonly _onFilled: (
      added: readonly TreeNode[],
      read: readonly TreeNode[]
    ) => void,
    private readonly _onChanged: () => void
  ) {}

  /** Reads the first page, or that of `cursor`. Never rejects. */
  async load(node: TreeNode, cursor?: string): Promise<void> {
    node.request?.abort();
    const request = new AbortController();
    node.request = request;
    node.failure = null;
    node.isSlow = false;
    if (cursor === undefined) {
      node.next = null;
    }
    const timer = setTimeout(() => {
      node.isSlow = true;
      this._onChanged();
    }, SLOW);
    const isCurrent = () => node.request === request;
    request.signal.addEventListener('abort', () => clearTimeout(timer));
    this._onChanged();
    try {
      const { signal } = request;
      const page = await this._read(node, { cursor, signal });
      if (isCurrent()) {
        const isFirst = cursor === undefined;
        const added = node.fill(page, isFirst);
        this._onFilled(added, isFirst ? node.items : added);
      }
    } catch (error) {
      if (isCurrent()) {
        node.failure = asFailure(error, node.entry.href);
      }
    } finally {
      clearTimeout(timer);
      if (isCurrent()) {
        node.request = null;
        node.isSlow = false;
        this._onChanged();
      }
    }
  }

  /** Forgets what was read for the node, so that it is asked for again. */
  forget(node: TreeNode): void {
    const { net } = this._sources;
    net.forget(node.entry.href);
    // Where a cursor is an address, it is that of a page.
    node.cursors?.forEach(cursor => net.forget(cursor));
    if (!node.parent) {
      // The address that a person gave may lead to the entry's own.
      net.forget(node.id);
    }
  }

  private async _read(
    { entry, answer }: TreeNode,
    options: IChildrenOptions
  ): Promise<IFoundPage> {
    if (answer) {
      return answer.read(options);
    }
    const known =
      entry.source === UNDETECTED
        ? await this._sources.detect(entry.href, options)
        : entry;
    if (known.kind === 'dataset') {
      return { entries: [], next: null, self: known };
    }
    const page = await this._sources.children(known, options);
    return { ...page, self: page.self ?? known };
  }
}
