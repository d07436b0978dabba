import * as React from 'react';

import { snippetNoteMessage } from '../../messages';
import type { DatasetModel } from '../model';

import { Choice } from './Choice';
import { useView } from './context';
import { useHighlight } from './highlight';
import type { Run } from './highlight';

/** The code that opens what is selected, in the flavour of a person's choice. */
export function Code({
  model
}: {
  readonly model: DatasetModel;
}): React.JSX.Element {
  const { trans } = useView();
  const id = React.useId();
  const { flavours, flavour, snippet, store } = model;
  return (
    <section aria-labelledby={id} role="region">
      <h2 id={id}>{trans.__('Code')}</h2>
      {flavour && (
        <Choice
          label={trans.__('Code for')}
          value={flavour.id}
          options={flavours.map(({ id, label }) => [id, label])}
          onChange={id => model.chooseFlavour(id)}
        />
      )}
      {flavour && snippet && (
        <>
          {store.state.status === 'failed' && (
            <p className="jp-CloudifyDataset-hint">
              {trans.__(
                'It opens all of the dataset, of which the store could not be read from here.'
              )}
            </p>
          )}
          <Preview code={snippet.code} language={flavour.language} />
          {snippet.notes.length > 0 && (
            <ul
              className="jp-CloudifyDataset-notes"
              aria-label={trans.__('Before you run it')}
            >
              {snippet.notes.map((note, i) => (
                <li key={i}>{snippetNoteMessage(note, trans)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {!snippet && (
        <p className="jp-CloudifyDataset-hint">
          {!model.isProbed
            ? trans.__('The code appears when these values lead to data.')
            : flavour
              ? trans.__('The code appears when the selection is right.')
              : trans.__('There is no code for this way to the data.')}
        </p>
      )}
    </section>
  );
}

/** Code to read and to select, in the colours of the editor. */
function Preview({
  code,
  language
}: {
  readonly code: string;
  readonly language: string;
}): React.JSX.Element {
  const { trans, languages } = useView();
  const highlight = useHighlight(languages, language);
  const runs = React.useMemo<readonly Run[]>(
    () => highlight?.(code) ?? [[code, '']],
    [highlight, code]
  );
  return (
    <pre
      className="jp-CloudifyDataset-code"
      tabIndex={0}
      role="group"
      aria-label={trans.__('Code preview')}
    >
      <code>
        {runs.map(([text, className], i) =>
          className ? (
            <span key={i} className={className}>
              {text}
            </span>
          ) : (
            text
          )
        )}
      </code>
    </pre>
  );
}
