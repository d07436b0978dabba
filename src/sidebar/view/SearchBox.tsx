import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Sidebar } from '../sidebar';

/** Searches what is loaded, while it is typed. */
export function SearchBox(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { sidebar, trans } = props;
  const [query, setQuery] = React.useState(sidebar.query);
  React.useEffect(() => {
    // Adding a catalog ends the search.
    const follow = () => setQuery(sidebar.query);
    sidebar.queryChanged.connect(follow);
    return () => {
      sidebar.queryChanged.disconnect(follow);
    };
  }, [sidebar]);

  return (
    <input
      type="search"
      className="jp-CloudifyInput"
      aria-label={trans.__('Search catalogs')}
      placeholder={trans.__('Search catalogs')}
      spellCheck={false}
      value={query}
      onChange={event => sidebar.search(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          sidebar.focusFirst();
        } else if (event.key === 'Escape' && query !== '') {
          event.preventDefault();
          sidebar.search('');
        }
      }}
    />
  );
}
