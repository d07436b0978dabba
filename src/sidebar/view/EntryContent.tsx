import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { TreeNode } from '../node';
import type { Sidebar } from '../sidebar';

import { badgesOf, glanceOf, short } from './glance';
import { entryIcons, starIcon, starredIcon } from './icons';

interface IEntryContentProps {
  readonly node: TreeNode;
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
  /** Id for what describes the row. */
  readonly descriptionId: string;
}

/** What an entry tells at first glance. */
export function EntryContent(props: IEntryContentProps): JSX.Element {
  const { node, sidebar, trans, descriptionId } = props;
  const { entry, label, group } = node;
  const icon = entryIcons[entry.kind];
  // Below a heading its words need not be repeated.
  const shown = label.slice(group?.label.length ?? 0);
  const title = short(label.join(' · '));
  const glance = glanceOf(entry, trans);
  return (
    <>
      <icon.react tag="span" className="jp-CloudifyRow-icon" aria-hidden />
      <span className="jp-CloudifyRow-text">
        <span className="jp-CloudifyRow-label" title={title}>
          {short(shown.join(' · '))}
        </span>
        {glance && <span className="jp-CloudifyRow-glance">{glance}</span>}
      </span>
      <span className="jp-CloudifyRow-badges">
        {badgesOf(entry, trans).map(({ kind, text, meaning }) => (
          <span
            key={kind}
            className={`jp-CloudifyBadge jp-mod-${kind}`}
            title={meaning}
          >
            {text}
          </span>
        ))}
        {sidebar.isRefused(entry) && (
          <span
            className="jp-CloudifyBadge jp-mod-reach"
            title={refusal(trans)}
          >
            {trans.__('no CORS')}
          </span>
        )}
        {node.isCycle && (
          <span
            className="jp-CloudifyBadge"
            title={trans.__('The same catalog is already open above')}
          >
            {trans.__('see above')}
          </span>
        )}
      </span>
      <span id={descriptionId} hidden>
        {describe(node, sidebar, trans)}
      </span>
      {node.isOpenable && (
        <StarButton node={node} sidebar={sidebar} trans={trans} />
      )}
    </>
  );
}

function StarButton(
  props: Pick<IEntryContentProps, 'node' | 'sidebar' | 'trans'>
): JSX.Element {
  const { node, sidebar, trans } = props;
  const isFavourite = sidebar.catalogs.isFavourite(node.entry.id);
  const icon = isFavourite ? starredIcon : starIcon;
  return (
    <button
      type="button"
      className="jp-CloudifyRow-action"
      tabIndex={-1}
      aria-label={trans.__('Favourite')}
      aria-pressed={isFavourite}
      title={
        isFavourite
          ? trans.__('Remove from favourites')
          : trans.__('Add to favourites')
      }
      onClick={event => {
        event.stopPropagation();
        void sidebar.toggleFavourite(node);
      }}
    >
      <icon.react tag="span" aria-hidden />
    </button>
  );
}

/** What badges and second line say, for those who hear it. */
function describe(
  node: TreeNode,
  sidebar: Sidebar,
  trans: TranslationBundle
): string {
  const { entry, isCycle } = node;
  const facts = badgesOf(entry, trans).map(({ meaning }) => meaning);
  const glance = glanceOf(entry, trans);
  if (glance) {
    facts.unshift(glance);
  }
  if (sidebar.isRefused(entry)) {
    facts.push(refusal(trans));
  }
  if (isCycle) {
    facts.push(trans.__('The same catalog is already open above'));
  }
  return facts.join(', ');
}

function refusal(trans: TranslationBundle): string {
  return trans.__(
    'Its host does not admit web pages, so it cannot be read from here'
  );
}
