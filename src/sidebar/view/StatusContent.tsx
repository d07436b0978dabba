import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { failureMessage } from '../../messages';
import { Failure } from '../../net';
import type { CatalogTree } from '../model';
import type { IStatusRow } from '../rows';

interface IStatusContentProps {
  readonly row: IStatusRow;
  readonly isActive: boolean;
  readonly tree: CatalogTree;
  readonly trans: TranslationBundle;
}

/** How the children of a node are doing, and what can be done about it. */
export function StatusContent(props: IStatusContentProps): JSX.Element {
  const { row, isActive, tree, trans } = props;
  const { kind, node } = row;
  const act = (action: () => unknown) => (event: React.MouseEvent) => {
    event.stopPropagation();
    action();
  };
  const tabIndex = isActive ? 0 : -1;
  switch (kind) {
    case 'loading':
      return (
        <>
          <progress className="jp-CloudifyProgress" aria-hidden />
          <button
            type="button"
            className="jp-CloudifyRow-button"
            tabIndex={tabIndex}
            onClick={act(() => tree.cancel(node))}
          >
            {trans.__('Cancel')}
          </button>
        </>
      );
    case 'failure':
      return (
        <span className="jp-CloudifyFailure">
          <span>{statusText(row, trans)}</span>
          <button
            type="button"
            className="jp-CloudifyRow-button"
            tabIndex={tabIndex}
            onClick={act(() => void tree.retry(node))}
          >
            {trans.__('Retry')}
          </button>
        </span>
      );
    case 'more':
      return <More {...props} />;
    case 'empty':
      return (
        <span className="jp-CloudifyRow-label">{statusText(row, trans)}</span>
      );
  }
}

/**
 * Asks for the next page as soon as it comes near the screen; after one that
 * held nothing, when a person wants it.
 */
function More({ row, tree, trans }: IStatusContentProps): JSX.Element {
  const { node } = row;
  React.useEffect(() => {
    if (!node.isSparse) {
      void tree.more(node);
    }
  }, [tree, node, node.next, node.isSparse]);
  return <span className="jp-CloudifyRow-label">{statusText(row, trans)}</span>;
}

/** The row as a sentence. */
export function statusText(
  { kind, node }: IStatusRow,
  trans: TranslationBundle
): string {
  switch (kind) {
    case 'loading':
      return node.answer ? trans.__('Searching…') : trans.__('Loading…');
    case 'more':
      return node.isSparse
        ? trans.__('Nothing on the last page. Search on…')
        : trans.__('More…');
    case 'empty':
      return node.answer
        ? trans.__('Nothing found')
        : trans.__('Nothing in here');
    case 'failure': {
      const { href: url } = node.entry;
      const failure = node.failure ?? new Failure('cancelled', { url });
      const { text, advice } = failureMessage(failure, trans);
      return [text, advice].join(' ');
    }
  }
}
