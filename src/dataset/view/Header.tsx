import { copyIcon, linkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { plainAddress } from '../../net';
import type { DatasetActions } from '../actions';
import { addFavouriteIcon, favouriteIcon } from '../icons';
import type { DatasetModel } from '../model';

import { useView } from './context';

/** The dataset's name, and what concerns it as a whole. */
export function Header({
  model,
  actions,
  id
}: {
  readonly model: DatasetModel;
  readonly actions: DatasetActions;
  /** Id of the heading, which names the view. */
  readonly id: string;
}): React.JSX.Element {
  const { trans } = useView();
  const { isFavourite, title, access, entry } = model;
  const Star = (isFavourite ? favouriteIcon : addFavouriteIcon).react;
  const address = access?.href ?? plainAddress(entry.href);
  return (
    <header className="jp-CloudifyDataset-header">
      <div className="jp-CloudifyDataset-title">
        <h1 id={id}>{title}</h1>
        <button
          type="button"
          className="jp-CloudifyDataset-icon"
          aria-pressed={isFavourite}
          title={trans.__('Favourite')}
          aria-label={trans.__('Favourite')}
          onClick={() => void model.toggleFavourite()}
        >
          <Star tag="span" width="18px" />
        </button>
      </div>
      <div className="jp-CloudifyDataset-address">
        <code title={address}>{address}</code>
        <button
          type="button"
          className="jp-CloudifyDataset-icon"
          title={trans.__('Copy address')}
          aria-label={trans.__('Copy address')}
          onClick={() => void actions.copyAddress()}
        >
          <copyIcon.react tag="span" width="14px" />
        </button>
        <button
          type="button"
          className="jp-CloudifyDataset-icon"
          title={trans.__('Copy link to this view')}
          aria-label={trans.__('Copy link to this view')}
          onClick={() => void actions.copyLink()}
        >
          <linkIcon.react tag="span" width="14px" />
        </button>
      </div>
    </header>
  );
}
