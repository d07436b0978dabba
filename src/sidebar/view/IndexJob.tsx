import type { TranslationBundle } from '@jupyterlab/translation';
import { closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { failureMessage } from '../../messages';
import type { ICatalogIndex } from '../../model';
import { Failure } from '../../net';
import type { IIndexJob } from '../indexes';
import type { Sidebar } from '../sidebar';

import { short } from './glance';

/** Parts that could not be read which are named; a wider list helps nobody. */
const MOST = 20;

interface IJobProps {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}

/** How the making of an index goes, and what it came to. */
export function IndexJob({ sidebar, trans }: IJobProps): JSX.Element | null {
  const { indexes } = sidebar;
  const { job } = indexes;
  const end = React.useRef<HTMLButtonElement>(null);
  if (!job) {
    return null;
  }
  const { outcome, entry, title } = job;
  return (
    <div
      role="group"
      aria-label={trans.__('Index of %1', short(title))}
      className="jp-CloudifyJob"
    >
      <div className="jp-CloudifyJob-text">
        <div aria-live={outcome ? 'polite' : 'off'}>{textOf(job, trans)}</div>
        {!outcome && <Progress job={job} />}
        {outcome && !(outcome instanceof Failure) && (
          <Unread index={outcome} trans={trans} />
        )}
      </div>
      {outcome instanceof Failure && (
        <button
          type="button"
          className="jp-CloudifyButton"
          onClick={() => {
            void indexes.make(entry, title);
            // This button goes away.
            end.current?.focus();
          }}
        >
          {trans.__('Retry')}
        </button>
      )}
      <button
        ref={end}
        type="button"
        className={`jp-CloudifyButton ${outcome ? 'jp-mod-icon' : ''}`}
        aria-label={outcome ? trans.__('Close') : undefined}
        title={outcome ? trans.__('Close') : undefined}
        onClick={() => {
          indexes.dismiss();
          sidebar.focus();
        }}
      >
        {outcome ? (
          <closeIcon.react tag="span" aria-hidden />
        ) : (
          trans.__('Cancel')
        )}
      </button>
    </div>
  );
}

function Progress({ job }: { job: IIndexJob }): JSX.Element {
  const { done, total } = job.progress;
  return (
    <progress
      className="jp-CloudifyProgress"
      aria-hidden
      {...(total === null ? {} : { value: done, max: total })}
    />
  );
}

/** What could not be read of a catalog, and why. */
function Unread(props: {
  readonly index: ICatalogIndex;
  readonly trans: TranslationBundle;
}): JSX.Element | null {
  const { index, trans } = props;
  const { unread } = index;
  if (unread.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>
        {trans._n(
          '%1 part could not be read',
          '%1 parts could not be read',
          unread.length
        )}
      </summary>
      <ul>
        {unread.slice(0, MOST).map(({ entry, kind, facts }) => (
          <li key={entry.id}>
            {`${short(entry.title)}: `}
            {failureMessage(new Failure(kind, facts), trans).text}
          </li>
        ))}
      </ul>
    </details>
  );
}

function textOf(
  { outcome, progress, title, isFleeting }: IIndexJob,
  trans: TranslationBundle
): string {
  const name = short(title);
  if (outcome instanceof Failure) {
    const { text, advice } = failureMessage(outcome, trans);
    return [trans.__('%1 was not indexed.', name), text, advice].join(' ');
  }
  if (!outcome) {
    const datasets = trans._n('%1 dataset', '%1 datasets', progress.found);
    return trans.__('Indexing %1… %2', name, datasets);
  }
  const { records, isCut } = outcome;
  const facts = [
    trans._n(
      '%1 dataset of %2 is indexed.',
      '%1 datasets of %2 are indexed.',
      records.length,
      name
    )
  ];
  if (isCut) {
    facts.push(trans.__('It has more than an index can hold.'));
  }
  if (isFleeting) {
    facts.push(
      trans.__('The browser keeps nothing, so it goes when you leave the page.')
    );
  }
  return facts.join(' ');
}
