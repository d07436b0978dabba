import * as React from 'react';

import type { IVariableHint } from '../../model';

import { useView } from './context';
import { PAGE, ShowMore } from './ShowMore';

/** The variables that the catalog names, while the store does not tell more. */
export function CatalogVariables({
  variables
}: {
  readonly variables: readonly IVariableHint[];
}): React.JSX.Element {
  const { trans } = useView();
  const [limit, setLimit] = React.useState(PAGE);
  const id = React.useId();
  const rest = variables.length - limit;
  return (
    <section
      className="jp-CloudifyDataset-overview"
      aria-labelledby={id}
      role="region"
    >
      <h2 id={id}>{trans.__('Variables')}</h2>
      <div
        className="jp-CloudifyDataset-scroll"
        role="group"
        aria-label={trans.__('Variables')}
        tabIndex={0}
      >
        <table className="jp-CloudifyDataset-table">
          <caption>{trans.__('As the catalog names them')}</caption>
          <thead>
            <tr>
              <th scope="col">{trans.__('Name')}</th>
              <th scope="col">{trans.__('Description')}</th>
              <th scope="col">{trans.__('Units')}</th>
            </tr>
          </thead>
          <tbody>
            {variables.slice(0, limit).map(({ name, description, unit }, i) => (
              <tr key={i}>
                <th scope="row">{name}</th>
                <td className="jp-CloudifyDataset-long">{description}</td>
                <td>{unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore rest={rest} onMore={() => setLimit(limit + PAGE)} />
    </section>
  );
}
