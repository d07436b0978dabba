import * as React from 'react';

import { failureMessage } from '../../messages';
import type { ITwin } from '../twins';

import { useView } from './context';

/** What comes of asking other catalogs of the same dataset, in a line each. */
export function TwinStatus({
  twins
}: {
  readonly twins: readonly ITwin[];
}): React.JSX.Element {
  const { trans } = useView();
  return (
    <>
      {twins.map(({ entry, description: { state } }) => {
        const host = hostOf(entry.href);
        const text =
          state.status === 'loading'
            ? trans.__('Asking %1, which has this dataset as well…', host)
            : state.status === 'failed'
              ? trans.__(
                  '%1 has this dataset as well, but could not be asked: %2',
                  host,
                  failureMessage(state.failure, trans).text
                )
              : '';
        return (
          text !== '' && (
            <p key={entry.id} className="jp-CloudifyDataset-hint">
              {text}
            </p>
          )
        );
      })}
    </>
  );
}

/** The host of a catalog; a path stays as it is. */
export function hostOf(url: string): string {
  return (URL.canParse(url) && new URL(url).host) || url;
}
