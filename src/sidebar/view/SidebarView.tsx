import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  caretDownIcon,
  caretRightIcon,
  collapseAllIcon,
  refreshIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import type { CatalogTree } from '../model';
import type { Sidebar } from '../sidebar';
import type { Section } from '../state';

import { AddForm } from './AddForm';
import { SearchBox } from './SearchBox';
import { StatusLine } from './StatusLine';
import { TreeView } from './TreeView';
import { useTree } from './useTree';

/** What the sidebar is drawn with. */
export interface ISidebarViewProps {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
  /** Called when it listens to the sidebar. */
  readonly onMount?: () => void;
}

/** The sidebar: search, actions, the three trees, and how all that is doing. */
export function SidebarView(props: ISidebarViewProps): JSX.Element {
  const { sidebar, trans, onMount } = props;
  // The address in the form for a new catalog; `null` while there is no form.
  const [address, setAddress] = React.useState<string | null>(null);
  // Every address that is asked for has a form of its own, even the same again.
  const [asked, setAsked] = React.useState(0);
  const addButton = React.useRef<HTMLButtonElement>(null);
  const { favourites, recent, catalogs } = sidebar.trees;
  useTree(catalogs);
  useTree(favourites);
  useTree(recent);
  React.useEffect(() => {
    const open = (_: Sidebar, url: string) => {
      if (url === '') {
        // What is being typed stays.
        setAddress(shown => shown ?? url);
      } else {
        setAddress(url);
        setAsked(count => count + 1);
      }
    };
    const focus = (_: Sidebar, tree: CatalogTree) => {
      if (tree.rows.length === 0) {
        addButton.current?.focus();
      }
    };
    sidebar.addRequested.connect(open);
    sidebar.focusRequested.connect(focus);
    onMount?.();
    return () => {
      sidebar.addRequested.disconnect(open);
      sidebar.focusRequested.disconnect(focus);
    };
  }, [sidebar, onMount]);
  const close = React.useCallback(() => {
    setAddress(null);
    sidebar.focus();
  }, [sidebar]);

  return (
    <div className="jp-CloudifySidebar-content">
      <div className="jp-CloudifyToolbar">
        <SearchBox sidebar={sidebar} trans={trans} />
        <div className="jp-CloudifyToolbar-buttons">
          <button
            ref={addButton}
            type="button"
            className="jp-CloudifyButton"
            aria-expanded={address !== null}
            onClick={() => sidebar.requestAdd()}
          >
            <addIcon.react tag="span" aria-hidden />
            {trans.__('Add catalog')}
          </button>
          <button
            type="button"
            className="jp-CloudifyButton jp-mod-icon"
            aria-label={trans.__('Refresh')}
            title={trans.__('Read everything that is open anew')}
            onClick={() => void sidebar.refreshAll()}
          >
            <refreshIcon.react tag="span" aria-hidden />
          </button>
          <button
            type="button"
            className="jp-CloudifyButton jp-mod-icon"
            aria-label={trans.__('Collapse all')}
            title={trans.__('Collapse all')}
            onClick={() => sidebar.collapseAll()}
          >
            <collapseAllIcon.react tag="span" aria-hidden />
          </button>
        </div>
      </div>
      {address !== null && (
        <AddForm
          key={asked}
          sidebar={sidebar}
          trans={trans}
          address={address}
          onClose={close}
        />
      )}
      <SectionView
        {...props}
        section="favourites"
        title={trans.__('Favourites')}
      />
      <SectionView {...props} section="recent" title={trans.__('Recent')} />
      <SectionView {...props} section="catalogs" title={trans.__('Catalogs')} />
      {catalogs.roots.length === 0 && (
        <EmptyState sidebar={sidebar} trans={trans} />
      )}
      <StatusLine sidebar={sidebar} trans={trans} />
    </div>
  );
}

/** A tree below its heading; there is none while the tree is empty. */
function SectionView(
  props: ISidebarViewProps & { section: Section; title: string }
): JSX.Element | null {
  const { sidebar, section, title } = props;
  const tree = sidebar.trees[section];
  const [isClosed, setClosed] = React.useState(sidebar.isClosed(section));
  if (tree.rows.length === 0) {
    return null;
  }
  // The catalogs are what the sidebar is for: only the other two can fold.
  const canFold = section !== 'catalogs';
  const isOpen = !canFold || !isClosed;
  const caret = isOpen ? caretDownIcon : caretRightIcon;
  return (
    <section className={`jp-CloudifySection jp-mod-${section}`}>
      <h3 className="jp-CloudifySection-title">
        {canFold ? (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => {
              sidebar.toggleSection(section);
              setClosed(sidebar.isClosed(section));
            }}
          >
            <caret.react tag="span" aria-hidden />
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      {isOpen && <TreeView {...props} tree={tree} label={title} />}
    </section>
  );
}

/** What there is to do where there is no catalog. */
function EmptyState({ sidebar, trans }: ISidebarViewProps): JSX.Element {
  return (
    <div className="jp-CloudifyEmpty">
      <p>{trans.__('There is no catalog here yet.')}</p>
      <p>
        {trans.__(
          'Add the address of a STAC catalog, collection or item, or of a Zarr store.'
        )}
      </p>
      <button
        type="button"
        className="jp-CloudifyButton"
        onClick={() => void sidebar.catalogs.restoreDefaults()}
      >
        {trans.__('Restore default catalogs')}
      </button>
    </div>
  );
}
