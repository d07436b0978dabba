import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Sidebar } from '../sidebar';

/** Searches what is loaded while it is typed, and servers with Enter. */
export function SearchBox(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { sidebar, trans } = props;
  const [query, setQuery] = React.useState(sidebar.wanted.text);
  React.useEffect(() => {
    // Adding a catalog ends the search.
    const follow = () => setQuery(sidebar.wanted.text);
    sidebar.queryChanged.connect(follow);
    return () => {
      sidebar.queryChanged.disconnect(follow);
    };
  }, [sidebar]);

  const search = (text: string) => sidebar.search({ ...sidebar.wanted, text });

  return (
    <input
      type="search"
      className="jp-CloudifyInput"
      aria-label={trans.__('Search catalogs')}
      placeholder={trans.__('Search catalogs')}
      spellCheck={false}
      value={query}
      title={trans.__('Enter searches on servers, too')}
      enterKeyHint="search"
      onChange={event => search(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          sidebar.focusFirst();
        } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          void sidebar.found.ask();
        } else if (event.key === 'Escape' && query !== '') {
          event.preventDefault();
          search('');
        }
      }}
    />
  );
}
