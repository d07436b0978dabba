import { refreshIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { failureMessage } from '../../messages';
import type { Failure } from '../../net';
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
  const { state } = part;
  return (
    <div ref={box} tabIndex={-1} className="jp-CloudifyDataset-part">
      {/* It stands here before there is a wait, or none would be told. */}
      <div aria-live="polite">
        {state.status === 'loading' && (
          <Wait part={part} loading={loading} onAct={hold} />
        )}
      </div>
      {state.status === 'failed' && (
        <Failed part={part} failure={state.failure} onAct={hold} />
      )}
    </div>
  );
}

interface IProgressProps<T> {
  readonly part: Part<T>;
  /** Called before a button that was clicked goes away. */
  readonly onAct: () => void;
}

function Wait<T>({
  part,
  loading,
  onAct
}: IProgressProps<T> & { readonly loading: string }): React.JSX.Element {
  const { trans } = useView();
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
}

function Failed<T>({
  part,
  failure,
  onAct
}: IProgressProps<T> & { readonly failure: Failure }): React.JSX.Element {
  const { trans } = useView();
  const { text, advice } = failureMessage(failure, trans);
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
