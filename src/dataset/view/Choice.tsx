import { caretDownEmptyIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

/** A choice and its text. */
export type ChoiceOption = readonly [value: string, text: string];

/** A labelled select in JupyterLab's dress. */
export function Choice({
  label,
  value,
  options,
  onChange
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly onChange: (value: string) => void;
}): React.JSX.Element {
  const id = React.useId();
  return (
    <div className="jp-CloudifyDataset-field">
      <label htmlFor={id}>{label}</label>
      <div className="jp-select-wrapper">
        <select
          id={id}
          className="jp-mod-styled"
          value={value}
          onChange={event => onChange(event.target.value)}
        >
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <caretDownEmptyIcon.react
          tag="span"
          stylesheet="select"
          right="8px"
          top="10px"
          aria-hidden
        />
      </div>
    </div>
  );
}
