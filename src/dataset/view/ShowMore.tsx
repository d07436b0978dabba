import * as React from 'react';

import { useView } from './context';

/** Rows that a table shows more of at a time. */
export const PAGE = 100;

/** Shows more rows of the table before it, while there are any left. */
export function ShowMore({
  rest,
  onMore
}: {
  readonly rest: number;
  readonly onMore: () => void;
}): React.JSX.Element | null {
  const { trans, numbers } = useView();
  return rest > 0 ? (
    <button
      type="button"
      className="jp-CloudifyDataset-quiet"
      onClick={({ currentTarget: { previousElementSibling: table } }) => {
        // With the last rows this button goes away.
        if (rest <= PAGE && table instanceof HTMLElement) {
          table.focus();
        }
        onMore();
      }}
    >
      {trans.__('Show more (%1 left)', numbers.count(rest))}
    </button>
  ) : null;
}
