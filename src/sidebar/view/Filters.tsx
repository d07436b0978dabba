import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { frequencyOf } from '../../search/frequency';
import type { QueryFacet } from '../../search/query';
import { choicesOf } from '../choices';
import type { IChoice } from '../choices';
import type { Sidebar } from '../sidebar';
import { FIELDS, countPicks, withPick, withoutPicks } from '../wanted';

import { Extent } from './Extent';
import { frequencyText, short } from './glance';

interface IFiltersProps {
  readonly id: string;
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}

/** Controls that narrow a search, with what there is to choose from. */
export function Filters({ id, sidebar, trans }: IFiltersProps): JSX.Element {
  const { wanted, indexes, found } = sidebar;
  const group = React.useRef<HTMLDivElement>(null);
  const pick = (field: QueryFacet, value: string) =>
    sidebar.search(withPick(sidebar.wanted, field, value));
  // What is left to pick may take longer to count than the next key to come.
  const counted = React.useDeferredValue(wanted);
  const { all } = indexes;
  const { abilities } = found;
  // Fields that are made anew hold nothing half written.
  const [cleared, setCleared] = React.useState(0);
  const choices = React.useMemo(
    () => choicesOf(counted, all, abilities.values()),
    [counted, all, abilities]
  );
  const fields = FIELDS.map(field => ({
    field,
    title: titleOf(field, trans),
    value: wanted.picks[field] ?? '',
    choices: choices[field]
  }));
  // A variable can be typed; of the others, there must be something to choose.
  const shown = fields.filter(
    ({ field, choices, value }) =>
      field === 'variable' || choices.length > 0 || value !== ''
  );
  return (
    <div
      ref={group}
      id={id}
      role="group"
      aria-label={trans.__('Filters')}
      className="jp-CloudifyFilters"
    >
      {shown.map(({ field, ...field_ }) =>
        field === 'variable' ? (
          <Variable key={field} {...field_} onPick={v => pick(field, v)} />
        ) : (
          <Select
            key={field}
            {...field_}
            any={trans.__('any')}
            nameOf={value => nameOf(field, value, trans)}
            onPick={v => pick(field, v)}
          />
        )
      )}
      {shown.length === 1 && (
        <p className="jp-CloudifyFilters-note">
          {trans.__(
            'There is more to choose from once a catalog that tells more of its datasets is indexed, or a server was searched.'
          )}
        </p>
      )}
      <details className="jp-CloudifyFilters-more">
        <summary>{trans.__('Time and place (servers only)')}</summary>
        <Extent key={cleared} sidebar={sidebar} trans={trans} />
      </details>
      {countPicks(wanted) > 0 && (
        <button
          type="button"
          className="jp-CloudifyButton jp-CloudifyFilters-clear"
          onClick={() => {
            sidebar.search(withoutPicks(sidebar.wanted));
            setCleared(count => count + 1);
            // This button goes away.
            group.current?.querySelector('input')?.focus();
          }}
        >
          {trans.__('Clear filters')}
        </button>
      )}
    </div>
  );
}

interface IFieldProps {
  readonly title: string;
  /** What is picked; `''` for nothing. */
  readonly value: string;
  readonly choices: readonly IChoice[];
  readonly onPick: (value: string) => void;
}

function Select(
  props: IFieldProps & {
    readonly any: string;
    readonly nameOf: (value: string) => string;
  }
): JSX.Element {
  const { title, value, choices, any, nameOf, onPick } = props;
  const isGone = value !== '' && !choices.some(each => each.value === value);
  return (
    <label className="jp-CloudifyField">
      <span>{title}</span>
      <select value={value} onChange={event => onPick(event.target.value)}>
        <option value="">{any}</option>
        {isGone && <option value={value}>{nameOf(value)}</option>}
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.count === null
              ? nameOf(choice.value)
              : `${nameOf(choice.value)} (${choice.count})`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Takes any name, once it is written. */
function Variable(props: IFieldProps): JSX.Element {
  const { title, value, choices, onPick } = props;
  const [text, setText] = React.useState(value);
  React.useEffect(() => setText(value), [value]);
  const id = React.useId();
  const take = (typed: string) => {
    if (typed.trim() !== value) {
      onPick(typed.trim());
    }
  };
  return (
    <label className="jp-CloudifyField">
      <span>{title}</span>
      <input
        type="text"
        list={id}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => {
          const typed = event.target.value;
          setText(typed);
          if (typed === '' || choices.some(each => each.value === typed)) {
            take(typed);
          }
        }}
        onBlur={() => take(text)}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            take(text);
          }
        }}
      />
      <datalist id={id}>
        {choices.map(choice => (
          <option
            key={choice.value}
            value={choice.value}
            label={
              choice.count === null
                ? undefined
                : `${choice.value} (${choice.count})`
            }
          />
        ))}
      </datalist>
    </label>
  );
}

function titleOf(field: QueryFacet, trans: TranslationBundle): string {
  switch (field) {
    case 'variable':
      return trans.__('Variable');
    case 'frequency':
      return trans.__('Frequency');
    case 'realm':
      return trans.__('Realm');
    case 'grid':
      return trans.__('Grid');
    case 'model':
      return trans.__('Model');
    case 'experiment':
      return trans.__('Experiment');
  }
}

function nameOf(
  field: QueryFacet,
  value: string,
  trans: TranslationBundle
): string {
  const frequency = field === 'frequency' ? frequencyOf(value) : null;
  return frequency ? frequencyText(frequency, trans) : short(value);
}
