import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Sidebar } from '../sidebar';

/** Milliseconds without a key after which the search begins. */
const DEBOUNCE = 80;

/** Searches what is loaded, while it is typed. */
export function SearchBox(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { sidebar, trans } = props;
  const [typed, setTyped] = React.useState(sidebar.query);
  React.useEffect(() => {
    // Adding a catalog ends the search.
    const follow = () => setTyped(sidebar.query);
    sidebar.queryChanged.connect(follow);
    return () => {
      sidebar.queryChanged.disconnect(follow);
    };
  }, [sidebar]);
  React.useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== sidebar.query) {
        sidebar.search(typed);
      }
    }, DEBOUNCE);
    return () => clearTimeout(timer);
  }, [typed, sidebar]);

  return (
    <input
      type="search"
      className="jp-CloudifyInput"
      aria-label={trans.__('Search catalogs')}
      placeholder={trans.__('Search catalogs')}
      spellCheck={false}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          sidebar.focus();
        } else if (event.key === 'Escape' && typed !== '') {
          event.preventDefault();
          setTyped('');
        }
      }}
    />
  );
}
