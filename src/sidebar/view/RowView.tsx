import type { TranslationBundle } from '@jupyterlab/translation';
import { caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { CatalogTree } from '../model';
import { branchOf, isExpanded } from '../rows';
import type { Row } from '../rows';
import type { Sidebar } from '../sidebar';

import { EntryContent } from './EntryContent';
import { StatusContent, statusText } from './StatusContent';
import { short } from './glance';
import { labelOf } from './label';

/** What a row is drawn with. */
export interface IRowProps {
  readonly row: Row;
  readonly index: number;
  /** Pixels from the top of the tree. */
  readonly start: number;
  readonly isActive: boolean;
  readonly sidebar: Sidebar;
  readonly tree: CatalogTree;
  readonly trans: TranslationBundle;
}

/**
 * A row of the tree.
 *
 * It is named by its label alone; badges and the second line describe it, so
 * that a screen reader says first what tells rows apart.
 */
export const RowView = React.forwardRef<HTMLDivElement, IRowProps>(
  function RowView(props, ref) {
    const { row, index, start, isActive, sidebar, tree, trans } = props;
    const id = React.useId();
    const isBranch = branchOf(row) !== null;
    const isOpen = isExpanded(row);
    const isBusy = row.kind === 'entry' && row.node.request !== null;
    return (
      <div
        ref={ref}
        role="treeitem"
        aria-label={nameOf(row, trans)}
        aria-describedby={row.kind === 'entry' ? id : undefined}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.size}
        aria-expanded={isBranch ? isOpen : undefined}
        aria-busy={isBusy || undefined}
        aria-selected={isActive}
        tabIndex={isActive ? 0 : -1}
        data-index={index}
        className={classesOf(row, tree, sidebar)}
        style={{ transform: `translateY(${start}px)` }}
        onMouseDown={() => tree.activate(index)}
        onFocus={() => tree.activate(index)}
        onClick={() => void sidebar.activate(tree, row)}
      >
        <span
          className="jp-CloudifyRow-indent"
          style={{
            width: `calc(${row.level - 1} * var(--jp-cloudify-indent))`
          }}
        />
        {isBranch ? (
          <span
            className="jp-CloudifyRow-twisty"
            onClick={event => {
              event.stopPropagation();
              void tree.toggle(row);
            }}
          >
            <caretRightIcon.react tag="span" aria-hidden />
          </span>
        ) : (
          <span className="jp-CloudifyRow-twisty" />
        )}
        <RowContent {...props} descriptionId={id} />
      </div>
    );
  }
);

function RowContent(props: IRowProps & { descriptionId: string }): JSX.Element {
  const { row, isActive, sidebar, tree, trans, descriptionId } = props;
  switch (row.kind) {
    case 'group': {
      const { label, items } = row.group;
      return (
        <>
          <span className="jp-CloudifyRow-label">
            {short(label.join(' · '))}
          </span>
          <span className="jp-CloudifyRow-count">{items.length}</span>
        </>
      );
    }
    case 'entry':
      return (
        <EntryContent
          node={row.node}
          sidebar={sidebar}
          trans={trans}
          descriptionId={descriptionId}
        />
      );
    default:
      return (
        <StatusContent
          row={row}
          isActive={isActive}
          tree={tree}
          trans={trans}
        />
      );
  }
}

function nameOf(row: Row, trans: TranslationBundle): string {
  switch (row.kind) {
    case 'group':
      return short(row.group.label.join(' · '));
    case 'entry':
      return labelOf(row.node, trans);
    default:
      return statusText(row, trans);
  }
}

/** Classes that menus and shortcuts select rows by. */
function classesOf(row: Row, tree: CatalogTree, sidebar: Sidebar): string {
  const classes = ['jp-CloudifyRow', `jp-mod-${row.kind}`];
  if (row.kind === 'entry') {
    const { node } = row;
    classes.push(`jp-mod-${node.entry.kind}`);
    if (!node.parent && tree === sidebar.trees.catalogs) {
      classes.push('jp-mod-root');
    }
    if (node.isExpandable) {
      classes.push('jp-mod-expandable');
    }
    if (sidebar.indexes.isOwn(node.entry)) {
      classes.push('jp-mod-indexed');
    }
    if (node.isOpenable) {
      classes.push('jp-mod-openable');
    }
    if (node.request) {
      classes.push('jp-mod-busy');
    }
  }
  return classes.join(' ');
}
