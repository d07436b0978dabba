import type { TranslationBundle } from '@jupyterlab/translation';
import { caretDownIcon, caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { CatalogTree } from '../model';
import type { Sidebar } from '../sidebar';
import type { Section } from '../state';

import { TreeView } from './TreeView';

/** A part of the sidebar; the first two can be folded. */
type Part = Section | 'found';

interface ISectionProps {
  readonly section: Part;
  readonly tree: CatalogTree;
  readonly title: string;
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}

/** A tree below its heading; there is none while the tree is empty. */
export function SectionView(props: ISectionProps): JSX.Element | null {
  const { sidebar, section, tree, title, trans } = props;
  // Results and the catalogs are what the sidebar is for.
  const foldable =
    section === 'catalogs' || section === 'found' ? null : section;
  const [isClosed, setClosed] = React.useState(
    foldable !== null && sidebar.memory.isClosed(foldable)
  );
  if (tree.rows.length === 0) {
    return null;
  }
  const caret = isClosed ? caretRightIcon : caretDownIcon;
  return (
    <section className={`jp-CloudifySection jp-mod-${section}`}>
      <h3 className="jp-CloudifySection-title">
        {foldable ? (
          <button
            type="button"
            aria-expanded={!isClosed}
            onClick={() => {
              sidebar.memory.toggle(foldable);
              setClosed(sidebar.memory.isClosed(foldable));
            }}
          >
            <caret.react tag="span" aria-hidden />
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      {!isClosed && (
        <TreeView sidebar={sidebar} tree={tree} label={title} trans={trans} />
      )}
    </section>
  );
}
