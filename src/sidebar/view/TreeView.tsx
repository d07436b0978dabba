import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { CatalogTree } from '../model';
import { TreeNavigation } from '../navigation';
import type { Row } from '../rows';
import type { Sidebar } from '../sidebar';

import { RowView } from './RowView';
import { glanceOf } from './glance';
import { useTree } from './useTree';

/** Rows beyond those on the screen. */
const OVERSCAN = 6;

/** Pixels of a row that has not been measured yet. */
const HEIGHT = { line: 24, twoLines: 40, failure: 72 } as const;

/** What a tree is drawn with. */
export interface ITreeViewProps {
  readonly sidebar: Sidebar;
  readonly tree: CatalogTree;
  /** Its name for screen readers. */
  readonly label: string;
  readonly trans: TranslationBundle;
}

/**
 * A tree of which only the rows on the screen exist, and the active one.
 *
 * Tab reaches the active row alone, and it has the focus while keys act
 * (roving tabindex); so it exists even when it is scrolled away.
 */
export function TreeView(props: ITreeViewProps): JSX.Element {
  const { sidebar, tree, label, trans } = props;
  const scroller = React.useRef<HTMLDivElement>(null);
  const wantsFocus = React.useRef(false);
  const navigation = React.useMemo(() => new TreeNavigation(tree), [tree]);

  // A change may take away the very row that has the focus. So it is noted
  // while the old rows are drawn, and given to the active row of the new ones.
  useTree(
    tree,
    React.useCallback(() => {
      wantsFocus.current ||= holdsFocus(scroller.current);
    }, [])
  );
  // There are no rows before the list has been measured, so it may take one
  // more drawing until the active one can have the focus.
  React.useLayoutEffect(() => {
    if (wantsFocus.current) {
      wantsFocus.current = !focusActive(scroller.current);
    }
  });
  // A tree that has lost its last row goes away, and with it the focus.
  React.useLayoutEffect(
    () => () => {
      if (wantsFocus.current) {
        sidebar.focus();
      }
    },
    [sidebar]
  );
  React.useEffect(() => {
    const focus = (_: Sidebar, wanted: CatalogTree) => {
      if (wanted === tree) {
        wantsFocus.current = !focusActive(scroller.current);
      }
    };
    sidebar.focusRequested.connect(focus);
    return () => {
      sidebar.focusRequested.disconnect(focus);
    };
  }, [sidebar, tree]);

  const { rows, activeIndex } = tree;
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    overscan: OVERSCAN,
    getScrollElement: () => scroller.current,
    // With another function every key would lay out all rows again.
    getItemKey: React.useCallback((i: number) => rows[i].key, [rows]),
    estimateSize: i => estimate(rows[i], trans),
    measureElement: element =>
      element.getBoundingClientRect().height ||
      estimate(rows[Number(element.dataset.index)], trans),
    rangeExtractor: React.useCallback(
      (range: Range) => withActive(range, activeIndex),
      [activeIndex]
    )
  });
  const activeKey = tree.active?.key;
  React.useEffect(() => {
    if (activeKey !== undefined) {
      virtualizer.scrollToIndex(tree.activeIndex, { align: 'auto' });
    }
  }, [activeKey, tree, virtualizer]);

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const isOurs =
      !(event.ctrlKey || event.metaKey || event.altKey) &&
      !(event.target instanceof HTMLButtonElement);
    const page = Math.floor(event.currentTarget.clientHeight / HEIGHT.line);
    if (isOurs && press(event.key, Math.max(page - 1, 1))) {
      event.preventDefault();
    }
  };
  const press = (key: string, page: number): boolean => {
    const row = tree.active;
    if (!row) {
      return false;
    }
    if (key === 'Escape' && row.kind !== 'group' && row.node.request) {
      tree.cancel(row.node);
      return true;
    }
    if (navigation.press(key, page)) {
      return true;
    }
    if (key === 'Enter' || key === ' ') {
      void sidebar.activate(tree, row);
      return true;
    }
    return false;
  };

  return (
    <div
      className="jp-CloudifyTree"
      ref={scroller}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={() => sidebar.enter(tree)}
    >
      <div
        role="tree"
        aria-label={label}
        className="jp-CloudifyTree-rows"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <RowView
            key={key}
            ref={virtualizer.measureElement}
            index={index}
            start={start}
            row={rows[index]}
            isActive={index === activeIndex}
            sidebar={sidebar}
            tree={tree}
            trans={trans}
          />
        ))}
      </div>
    </div>
  );
}

function estimate(row: Row, trans: TranslationBundle): number {
  if (row.kind === 'failure') {
    return HEIGHT.failure;
  }
  const isTwoLines =
    row.kind === 'entry' &&
    (row.node.place !== null || glanceOf(row.node.entry, trans) !== '');
  return isTwoLines ? HEIGHT.twoLines : HEIGHT.line;
}

function withActive(range: Range, active: number): number[] {
  const indexes = defaultRangeExtractor(range);
  const exists = active >= 0 && active < range.count;
  return !exists || indexes.includes(active)
    ? indexes
    : [...indexes, active].sort((a, b) => a - b);
}

function holdsFocus(element: HTMLElement | null): boolean {
  return element?.contains(document.activeElement) ?? false;
}

/** Focuses the active row, or the tree while it has none; tells which. */
function focusActive(element: HTMLElement | null): boolean {
  const row = element?.querySelector<HTMLElement>(
    '[role=treeitem][tabindex="0"]'
  );
  (row ?? element)?.focus({ preventScroll: true });
  return Boolean(row);
}
