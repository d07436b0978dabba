import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Sidebar } from '../sidebar';
import type { IWanted } from '../wanted';

type Box = NonNullable<IWanted['bbox']>;

const NO_BOX = ['', '', '', ''];

/** Time and place, which only servers search by. */
export function Extent(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { sidebar, trans } = props;
  const { time, bbox } = sidebar.wanted;
  const [box, setBox] = React.useState<readonly string[]>(textsOf(bbox));
  React.useEffect(() => {
    // Filters are cleared from outside; what is half written is not.
    setBox(shown => (bbox || boxOf(shown) ? textsOf(bbox) : shown));
  }, [bbox]);
  const setTime = (end: 'start' | 'end', date: string) => {
    const both = { start: null, end: null, ...time, [end]: date || null };
    const isOpen = both.start === null && both.end === null;
    sidebar.search({ ...sidebar.wanted, time: isOpen ? null : both });
  };
  const setSide = (side: number, text: string) => {
    const sides = box.map((each, i) => (i === side ? text : each));
    setBox(sides);
    const wanted = boxOf(sides);
    if (JSON.stringify(wanted) !== JSON.stringify(bbox)) {
      sidebar.search({ ...sidebar.wanted, bbox: wanted });
    }
  };
  const isWrong = box.some(text => text !== '') && !boxOf(box);
  const messageId = React.useId();
  const ends = [
    ['start', trans.__('From')],
    ['end', trans.__('To')]
  ] as const;
  const sides = [
    trans.__('West'),
    trans.__('South'),
    trans.__('East'),
    trans.__('North')
  ];
  return (
    <details className="jp-CloudifyFilters-more">
      <summary>{trans.__('Time and place (servers only)')}</summary>
      <div className="jp-CloudifyFilters-fields">
        {ends.map(([end, title]) => (
          <label key={end} className="jp-CloudifyField">
            <span>{title}</span>
            <input
              type="date"
              value={time?.[end] ?? ''}
              onChange={event => setTime(end, event.target.value)}
            />
          </label>
        ))}
        {sides.map((title, side) => (
          <label key={title} className="jp-CloudifyField">
            <span>{title}</span>
            <input
              type="text"
              inputMode="decimal"
              placeholder="°"
              value={box[side]}
              aria-invalid={isWrong}
              aria-describedby={isWrong ? messageId : undefined}
              onChange={event => setSide(side, event.target.value)}
            />
          </label>
        ))}
      </div>
      {isWrong && (
        <p id={messageId} className="jp-CloudifyFilters-note">
          {trans.__(
            'A place needs all four, in degrees: west and east from -180 to 180, south below north from -90 to 90.'
          )}
        </p>
      )}
    </details>
  );
}

function textsOf(bbox: Box | null): readonly string[] {
  return bbox ? bbox.map(String) : NO_BOX;
}

/** The box of four texts; `null` where they are none. */
function boxOf(texts: readonly string[]): Box | null {
  const numbers = texts.map(text => (text.trim() === '' ? NaN : Number(text)));
  const [west, south, east, north] = numbers;
  const isBox =
    [west, east].every(lon => Math.abs(lon) <= 180) &&
    [south, north].every(lat => Math.abs(lat) <= 90) &&
    south <= north;
  return isBox ? [west, south, east, north] : null;
}
