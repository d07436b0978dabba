import * as React from 'react';

import { failureMessage } from '../../messages';
import { plainAddress } from '../../net';
import type { ITwin } from '../twins';

import { useView } from './context';
import { useHeldFocus } from './heldFocus';

/**
 * What comes of asking other catalogs of the same dataset, in a line each: a
 * wait that can be cancelled, or why it failed.
 */
export function TwinStatus({
  twins
}: {
  readonly twins: readonly ITwin[];
}): React.JSX.Element {
  return (
    <>
      {twins.map(twin => (
        <TwinLine key={twin.entry.id} twin={twin} />
      ))}
    </>
  );
}

function TwinLine({ twin }: { readonly twin: ITwin }): React.JSX.Element {
  const { box, hold } = useHeldFocus(twin.description.state);
  return (
    <div ref={box} tabIndex={-1} className="jp-CloudifyDataset-part">
      <TwinText twin={twin} onAct={hold} />
    </div>
  );
}

function TwinText({
  twin: { entry, description },
  onAct
}: {
  readonly twin: ITwin;
  /** Called before a button that was clicked goes away. */
  readonly onAct: () => void;
}): React.JSX.Element | null {
  const { trans } = useView();
  const { state } = description;
  const host = hostOf(plainAddress(entry.href));
  switch (state.status) {
    case 'loading':
      return (
        <p className="jp-CloudifyDataset-hint">
          {trans.__('Asking %1, which has this dataset as well…', host)}{' '}
          <button
            type="button"
            className="jp-CloudifyDataset-quiet"
            onClick={() => {
              onAct();
              description.cancel();
            }}
          >
            {trans.__('Cancel')}
          </button>
        </p>
      );
    case 'failed':
      return (
        <p className="jp-CloudifyDataset-hint">
          {trans.__(
            '%1 has this dataset as well, but could not be asked: %2',
            host,
            failureMessage(state.failure, trans).text
          )}{' '}
          <button
            type="button"
            className="jp-CloudifyDataset-quiet"
            onClick={() => {
              onAct();
              void description.retry();
            }}
          >
            {trans.__('Retry')}
          </button>
        </p>
      );
    case 'idle':
    case 'done':
      return null;
  }
}

/** The host of a catalog; a path stays as it is. */
export function hostOf(url: string): string {
  return (URL.canParse(url) && new URL(url).host) || url;
}
