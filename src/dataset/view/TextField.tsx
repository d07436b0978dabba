import * as React from 'react';

export interface ITextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** What is wrong with it; `''` when nothing is. */
  readonly error: string;
  readonly onChange: (text: string) => void;
  readonly onFocus?: () => void;
  /** Keys of a touch screen. */
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
}

/** A text field with its label, and what is wrong with what stands in it. */
export function TextField({
  label,
  value,
  placeholder,
  error,
  onChange,
  onFocus,
  inputMode = 'text'
}: ITextFieldProps): React.JSX.Element {
  const id = React.useId();
  const errorId = React.useId();
  return (
    <div className="jp-CloudifyDataset-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="jp-mod-styled"
        value={value}
        placeholder={placeholder}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== ''}
        aria-describedby={error ? errorId : undefined}
        onFocus={onFocus}
        onChange={event => onChange(event.target.value)}
      />
      {error && (
        <p id={errorId} className="jp-CloudifyDataset-error">
          {error}
        </p>
      )}
    </div>
  );
}
