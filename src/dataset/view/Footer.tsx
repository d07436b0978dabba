import * as React from 'react';

import type { DatasetActions } from '../actions';

import { useChanges, useView } from './context';

/** What can be done with the code, always in reach, and what came of it. */
export function Footer({
  actions
}: {
  readonly actions: DatasetActions;
}): React.JSX.Element {
  const { trans } = useView();
  useChanges(actions);
  const { hasCode, canInsert, message } = actions;
  return (
    <footer className="jp-CloudifyDataset-footer">
      <div className="jp-CloudifyDataset-buttons">
        <button
          type="button"
          className="jp-mod-styled jp-mod-accept"
          disabled={!hasCode}
          onClick={() => void actions.openInNotebook()}
        >
          {trans.__('Open in notebook')}
        </button>
        <button
          type="button"
          className="jp-mod-styled jp-mod-reject"
          disabled={!canInsert}
          title={
            canInsert
              ? undefined
              : trans.__('No cell, console or editor has been active yet')
          }
          onClick={() => void actions.insertIntoCell()}
        >
          {trans.__('Insert into cell')}
        </button>
        <button
          type="button"
          className="jp-mod-styled jp-mod-reject"
          disabled={!hasCode}
          onClick={() => void actions.copyCode()}
        >
          {trans.__('Copy code')}
        </button>
      </div>
      <div role="status" className="jp-CloudifyDataset-status">
        {message}
      </div>
    </footer>
  );
}
