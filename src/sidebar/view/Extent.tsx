import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Sidebar } from '../sidebar';
import type { IWanted } from '../wanted';

type Box = NonNullable<IWanted['bbox']>;
type Time = NonNullable<IWanted['time']>;

const NO_BOX = ['', '', '', ''];
const NO_TIME = ['', ''];

/** Time and place, which only servers search by. */
export function Extent(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { sidebar, trans } = props;
  const { time, bbox } = sidebar.wanted;
  const [box, setBox] = React.useState<readonly string[]>(textsOf(bbox));
  const [dates, setDates] = React.useState<readonly string[]>(datesOf(time));
  React.useEffect(() => {
    // A search is ended from outside; what is half written is kept.
    setBox(shown => (bbox || boxOf(shown) ? textsOf(bbox) : shown));
  }, [bbox]);
  React.useEffect(() => {
    setDates(shown => (time || timeOf(shown) ? datesOf(time) : shown));
  }, [time]);
  const setDate = (end: number, date: string) => {
    const both = dates.map((each, i) => (i === end ? date : each));
    setDates(both);
    const wanted = timeOf(both);
    if (JSON.stringify(wanted) !== JSON.stringify(time)) {
      sidebar.search({ ...sidebar.wanted, time: wanted });
    }
  };
  const setSide = (side: number, text: string) => {
    const sides = box.map((each, i) => (i === side ? text : each));
    setBox(sides);
    const wanted = boxOf(sides);
    if (JSON.stringify(wanted) !== JSON.stringify(bbox)) {
      sidebar.search({ ...sidebar.wanted, bbox: wanted });
    }
  };
  const isReversed = dates.every(date => date !== '') && !timeOf(dates);
  const isWrong = box.some(text => text !== '') && !boxOf(box);
  const messageId = React.useId();
  const timeMessageId = React.useId();
  const ends = [trans.__('From'), trans.__('To')];
  const sides = [
    trans.__('West'),
    trans.__('South'),
    trans.__('East'),
    trans.__('North')
  ];
  return (
    <>
      <div className="jp-CloudifyFilters-fields">
        {ends.map((title, end) => (
          <label key={title} className="jp-CloudifyField">
            <span>{title}</span>
            <input
              type="date"
              value={dates[end]}
              aria-invalid={isReversed}
              aria-describedby={isReversed ? timeMessageId : undefined}
              onChange={event => setDate(end, event.target.value)}
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
      {isReversed && (
        <p id={timeMessageId} className="jp-CloudifyFilters-note">
          {trans.__('The end lies before the start, so time is left out.')}
        </p>
      )}
      {isWrong && (
        <p id={messageId} className="jp-CloudifyFilters-note">
          {trans.__(
            'A place needs all four, in degrees: west and east from -180 to 180, south below north from -90 to 90.'
          )}
        </p>
      )}
    </>
  );
}

function datesOf(time: Time | null): readonly string[] {
  return time ? [time.start ?? '', time.end ?? ''] : NO_TIME;
}

/** The time between two dates, of which one may be open; `null` for none. */
function timeOf([start, end]: readonly string[]): Time | null {
  const isOpen = start === '' || end === '';
  const isTime = isOpen ? start !== end : start <= end;
  return isTime ? { start: start || null, end: end || null } : null;
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
