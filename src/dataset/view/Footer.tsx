import * as React from 'react';

import { useSignal } from '../../useSignal';
import type { DatasetActions } from '../actions';
import { browserSiteLink } from '../browserSite';
import type { DatasetModel } from '../model';

import { useView } from './context';

/** What can be done with the code, always in reach, and what came of it. */
export function Footer({
  model,
  actions
}: {
  readonly model: DatasetModel;
  readonly actions: DatasetActions;
}): React.JSX.Element {
  const { trans, browserSite } = useView();
  useSignal(actions.changed);
  const { hasCode, hasTarget, canOpen, canInsert, message } = actions;
  const { overview, entry } = model;
  const link = browserSiteLink(browserSite, overview, entry.id);
  return (
    <footer className="jp-CloudifyDataset-footer">
      <div className="jp-CloudifyDataset-buttons">
        {hasTarget && (
          <>
            <button
              type="button"
              className="jp-mod-styled jp-mod-accept"
              disabled={!canOpen}
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
          </>
        )}
        <button
          type="button"
          className="jp-mod-styled jp-mod-reject"
          disabled={!hasCode}
          onClick={() => void actions.copyCode()}
        >
          {trans.__('Copy code')}
        </button>
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            {trans.__('Open in the browser-only site')}
          </a>
        )}
      </div>
      <div role="status" className="jp-CloudifyDataset-status">
        {message}
      </div>
    </footer>
  );
}
