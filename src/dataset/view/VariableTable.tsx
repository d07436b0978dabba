import * as React from 'react';

import type { IVariable } from '../../model';
import { textOf } from '../format';

import { useView } from './context';
import { PAGE, ShowMore } from './ShowMore';
import { VariableRow } from './VariableRow';

/** Variables above which a table gets a filter. */
const MANY = 20;

export interface IVariableTableProps {
  readonly caption: string;
  readonly variables: readonly IVariable[];
  /** Names of those that are picked; `null` where they cannot be. */
  readonly ticked: ReadonlySet<string> | null;
  /** Picks some, or leaves them out. */
  readonly onTick: (names: readonly string[], isTicked: boolean) => void;
}

/** A table of variables: the first rows, and more when they are asked for. */
export const VariableTable = React.memo(function VariableTable({
  caption,
  variables,
  ticked,
  onTick
}: IVariableTableProps): React.JSX.Element {
  const { trans, numbers } = useView();
  const [filter, setFilter] = React.useState('');
  const [limit, setLimit] = React.useState(PAGE);
  const found = React.useMemo(
    () => variables.filter(variable => matches(variable, filter)),
    [variables, filter]
  );
  const onTickOne = React.useCallback(
    (name: string, isTicked: boolean) => onTick([name], isTicked),
    [onTick]
  );
  const rest = found.length - limit;
  return (
    <div className="jp-CloudifyDataset-tableBox">
      {variables.length > MANY && (
        <input
          type="search"
          className="jp-mod-styled jp-CloudifyDataset-filter"
          placeholder={trans.__('Filter variables')}
          aria-label={trans.__('Filter: %1', caption)}
          value={filter}
          onChange={event => {
            setFilter(event.target.value);
            setLimit(PAGE);
          }}
        />
      )}
      <div
        className="jp-CloudifyDataset-scroll"
        role="group"
        aria-label={caption}
        tabIndex={0}
      >
        <table className="jp-CloudifyDataset-table">
          <caption>
            {trans.__('%1 (%2)', caption, numbers.count(variables.length))}
          </caption>
          <thead>
            <tr>
              {ticked && (
                <td className="jp-CloudifyDataset-tick">
                  <TickAll found={found} ticked={ticked} onTick={onTick} />
                </td>
              )}
              <th scope="col">{trans.__('Name')}</th>
              <th scope="col">{trans.__('Dimensions')}</th>
              <th scope="col">{trans.__('Type')}</th>
              <th scope="col">{trans.__('Long name')}</th>
              <th scope="col">{trans.__('Units')}</th>
              <th scope="col" className="jp-CloudifyDataset-number">
                {trans.__('Size')}
              </th>
              <th scope="col" className="jp-CloudifyDataset-number">
                {trans.__('Chunks')}
              </th>
              <th scope="col">{trans.__('Chunk shape')}</th>
              <th scope="col">{trans.__('Codecs')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map(variable => (
              <VariableRow
                key={variable.name}
                variable={variable}
                isTicked={ticked && ticked.has(variable.name)}
                onTick={onTickOne}
              />
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && (
        <p className="jp-CloudifyDataset-hint">
          {variables.length === 0
            ? trans.__('There are none.')
            : trans.__('No variable matches.')}
        </p>
      )}
      <ShowMore rest={rest} onMore={() => setLimit(limit + PAGE)} />
    </div>
  );
});

/** One box for all variables that are found. */
function TickAll({
  found,
  ticked,
  onTick
}: {
  readonly found: readonly IVariable[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: IVariableTableProps['onTick'];
}): React.JSX.Element {
  const { trans } = useView();
  const box = React.useRef<HTMLInputElement>(null);
  const names = found.map(({ name }) => name);
  const count = names.filter(name => ticked.has(name)).length;
  const isAll = count === names.length && count > 0;
  const isSome = count > 0 && !isAll;
  React.useEffect(() => {
    if (box.current) {
      box.current.indeterminate = isSome;
    }
  }, [isSome]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={trans.__('Select all')}
      checked={isAll}
      onChange={() => onTick(names, !isAll)}
    />
  );
}

function matches({ name, attributes }: IVariable, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/);
  const { long_name: longName, standard_name: standardName } = attributes;
  const text = [name, textOf(longName), textOf(standardName)].join(' ');
  return words.every(word => text.toLowerCase().includes(word));
}
