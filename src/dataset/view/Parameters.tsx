import * as React from 'react';

import type { IParameter, ParameterValue } from '../../model';
import { healpixLevel } from '../../zarr';
import type { DatasetModel } from '../model';

import { Choice } from './Choice';
import { useView } from './context';
import type { IViewContext } from './context';
import { TextField } from './TextField';

/** What decides which data the entry leads to. */
export function Parameters({
  model
}: {
  readonly model: DatasetModel;
}): React.JSX.Element | null {
  const { trans } = useView();
  const id = React.useId();
  const { parameters } = model;
  if (parameters.length === 0) {
    return null;
  }
  return (
    <section
      className="jp-CloudifyDataset-parameters"
      aria-labelledby={id}
      role="region"
    >
      <h2 id={id}>{trans.__('Parameters')}</h2>
      {parameters.map(parameter => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          isChosen={model.hasChosen(parameter.name)}
          onChange={value => void model.chooseParameter(parameter.name, value)}
        />
      ))}
    </section>
  );
}

function ParameterField({
  parameter,
  isChosen,
  onChange
}: {
  readonly parameter: IParameter;
  readonly isChosen: boolean;
  readonly onChange: (value: ParameterValue) => void;
}): React.JSX.Element {
  const { trans, numbers } = useView();
  const { name, description, values, value, default: given } = parameter;
  const text = (value: ParameterValue) =>
    valueText(name, value, { trans, numbers });
  return (
    <>
      {values ? (
        <Choice
          label={name}
          value={String(value)}
          options={values.map(value => [String(value), text(value)])}
          onChange={chosen =>
            onChange(values.find(value => String(value) === chosen) ?? chosen)
          }
        />
      ) : (
        <ParameterText name={name} value={String(value)} onChange={onChange} />
      )}
      {description && <p className="jp-CloudifyDataset-hint">{description}</p>}
      {values && !isChosen && given !== value && (
        <p className="jp-CloudifyDataset-hint">
          {given === null
            ? trans.__(
                'The catalog has no default: %1 was chosen.',
                text(value)
              )
            : trans.__(
                'The catalog’s default is of no use (%1): %2 was chosen.',
                text(given),
                text(value)
              )}
        </p>
      )}
    </>
  );
}

/** Any text, which counts once it has been typed to its end. */
function ParameterText({
  name,
  value,
  onChange
}: {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): React.JSX.Element {
  const [typed, setTyped] = React.useState(value);
  const apply = () => {
    if (typed !== value) {
      onChange(typed);
    }
  };
  return (
    <form
      onBlur={apply}
      onSubmit={event => {
        event.preventDefault();
        apply();
      }}
    >
      <TextField
        label={name}
        value={typed}
        placeholder=""
        error=""
        onChange={setTyped}
      />
    </form>
  );
}

/** A level of HEALPix as people know it: by its cells. */
function valueText(
  name: string,
  value: ParameterValue,
  { trans, numbers }: Pick<IViewContext, 'trans' | 'numbers'>
): string {
  if (name !== 'zoom' || typeof value !== 'number') {
    return String(value);
  }
  const { cells, kilometres } = healpixLevel(value);
  return trans.__(
    '%1: %2 cells of %3 km',
    value,
    numbers.count(cells),
    numbers.short(kilometres)
  );
}
