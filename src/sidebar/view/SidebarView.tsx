import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  collapseAllIcon,
  filterDotIcon,
  filterIcon,
  refreshIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';

import { useSignal } from '../../useSignal';
import type { CatalogTree } from '../model';
import type { Sidebar } from '../sidebar';
import { countPicks, isAnything } from '../wanted';

import { AddForm } from './AddForm';
import { Filters } from './Filters';
import { IndexJob } from './IndexJob';
import { SearchBox } from './SearchBox';
import { SectionView } from './SectionView';
import { StatusLine } from './StatusLine';

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
  useTree(sidebar.found.tree);
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
  const close = React.useCallback(() => setAddress(null), []);

  useSignal(sidebar.queryChanged);
  useSignal(sidebar.indexes.changed);
  useSignal(sidebar.found.changed);
  const [areFiltersOpen, setFiltersOpen] = React.useState(false);
  const filtersId = React.useId();
  const canFilter = sidebar.found.canSearch;
  const shown = [favourites, recent, catalogs, sidebar.found.tree];
  const funnel = countPicks(sidebar.wanted) > 0 ? filterDotIcon : filterIcon;
  const isSearching = !isAnything(sidebar.wanted);
  const mode = isSearching ? 'jp-mod-searching' : '';

  return (
    <div className={`jp-CloudifySidebar-content ${mode}`}>
      <div className="jp-CloudifyToolbar">
        <div className="jp-CloudifyToolbar-search">
          <SearchBox sidebar={sidebar} trans={trans} />
          {canFilter && (
            <button
              type="button"
              className="jp-CloudifyButton jp-mod-icon"
              aria-expanded={areFiltersOpen}
              aria-controls={areFiltersOpen ? filtersId : undefined}
              aria-label={filtersName(sidebar, trans)}
              title={filtersName(sidebar, trans)}
              onClick={() => setFiltersOpen(isOpen => !isOpen)}
            >
              <funnel.react tag="span" aria-hidden />
            </button>
          )}
        </div>
        {canFilter && areFiltersOpen && (
          <Filters id={filtersId} sidebar={sidebar} trans={trans} />
        )}
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
        tree={favourites}
        title={trans.__('Favourites')}
      />
      <SectionView
        {...props}
        section="recent"
        tree={recent}
        title={trans.__('Recent')}
      />
      <SectionView
        {...props}
        section="catalogs"
        tree={catalogs}
        title={trans.__('Catalogs')}
      />
      <SectionView
        {...props}
        section="found"
        tree={sidebar.found.tree}
        title={trans.__('Beyond what is loaded')}
      />
      {isSearching && shown.every(({ rows }) => rows.length === 0) && (
        <p className="jp-CloudifyEmpty">
          {trans.__(
            'Only what is loaded was searched. Open a catalog whose server can search, or index one from its context menu.'
          )}
        </p>
      )}
      {catalogs.roots.length === 0 && (
        <EmptyState sidebar={sidebar} trans={trans} />
      )}
      <IndexJob sidebar={sidebar} trans={trans} />
      <StatusLine sidebar={sidebar} trans={trans} />
    </div>
  );
}

function filtersName(sidebar: Sidebar, trans: TranslationBundle): string {
  const count = countPicks(sidebar.wanted);
  return count > 0
    ? trans._n('Filters (%1 set)', 'Filters (%1 set)', count)
    : trans.__('Filters');
}

/** What there is to do where there is no catalog. */
function EmptyState({ sidebar, trans }: ISidebarViewProps): JSX.Element {
  return (
    <div className="jp-CloudifyEmpty">
      <p>{trans.__('There is no catalog here yet.')}</p>
      <p>
        {trans.__(
          'Add the address of any catalog or dataset: of STAC, intake, xpublish, Freva, kerchunk or Zarr.'
        )}
      </p>
      <button
        type="button"
        className="jp-CloudifyButton"
        onClick={() => {
          // This button goes away.
          void sidebar.catalogs.restoreDefaults().then(() => sidebar.focus());
        }}
      >
        {trans.__('Restore default catalogs')}
      </button>
    </div>
  );
}
