import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { SelectionModel } from '../selectionModel';

import { useView } from './context';

/** Why nothing is read of data on tape, and the one way to read it all the same. */
export function TapeNotice({
  selection
}: {
  readonly selection: SelectionModel;
}): React.JSX.Element {
  const { trans } = useView();
  return (
    <div className="jp-CloudifyDataset-tape">
      <p className="jp-CloudifyDataset-hint">
        {trans.__(
          'The data is on tape, so none of its values have been read. A range of time and an area need the coordinates; a level can be chosen by its position.'
        )}
      </p>
      <button
        type="button"
        className="jp-mod-styled jp-mod-reject"
        onClick={({ currentTarget }) => {
          const section = currentTarget.closest('section');
          void ask(selection, trans).then(() => {
            // This notice goes away, and what took its place is in here.
            if (!selection.isHeldBack) {
              section?.focus();
            }
          });
        }}
      >
        {trans.__('Read coordinates from tape…')}
      </button>
    </div>
  );
}

async function ask(
  selection: SelectionModel,
  trans: TranslationBundle
): Promise<void> {
  const { button } = await showDialog({
    title: trans.__('Read from tape?'),
    body: trans.__(
      'Fetching the coordinates from tape may take hours. Until they are there, the server may ask you to come back later.'
    ),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.okButton({ label: trans.__('Read from tape') })
    ],
    defaultButton: 0
  });
  if (button.accept) {
    selection.readFromTape();
  }
}
