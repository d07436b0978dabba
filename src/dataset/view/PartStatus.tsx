import { refreshIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { failureMessage } from '../../messages';
import type { Part } from '../part';

import { useView } from './context';
import { useHeldFocus } from './heldFocus';

/**
 * How far the reading of a part is, while it is not there: a wait that can be
 * cancelled, or a failure and what to do.
 */
export function PartStatus<T>({
  part,
  loading
}: {
  readonly part: Part<T>;
  /** Says what is being read. */
  readonly loading: string;
}): React.JSX.Element {
  const { box, hold } = useHeldFocus(part.state);
  return (
    <div ref={box} tabIndex={-1} className="jp-CloudifyDataset-part">
      <Progress part={part} loading={loading} onAct={hold} />
    </div>
  );
}

function Progress<T>({
  part,
  loading,
  onAct
}: {
  readonly part: Part<T>;
  readonly loading: string;
  /** Called before a button that was clicked goes away. */
  readonly onAct: () => void;
}): React.JSX.Element | null {
  const { trans } = useView();
  const { state } = part;
  switch (state.status) {
    case 'loading':
      return (
        <div className="jp-CloudifyDataset-wait">
          <span className="jp-CloudifyDataset-spinner" aria-hidden="true" />
          <span>{loading}</span>
          <button
            type="button"
            className="jp-CloudifyDataset-quiet"
            onClick={() => {
              onAct();
              part.cancel();
            }}
          >
            {trans.__('Cancel')}
          </button>
        </div>
      );
    case 'failed': {
      const { text, advice } = failureMessage(state.failure, trans);
      return (
        <div className="jp-CloudifyDataset-failure" role="alert">
          <p>
            <strong>{text}</strong> {advice}
          </p>
          <button
            type="button"
            className="jp-mod-styled jp-mod-minimal"
            onClick={() => {
              onAct();
              void part.retry();
            }}
          >
            <refreshIcon.react tag="span" width="14px" />
            {trans.__('Retry')}
          </button>
        </div>
      );
    }
    case 'idle':
    case 'done':
      return null;
  }
}
