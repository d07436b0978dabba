import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { TreeNode } from '../node';
import type { Sidebar } from '../sidebar';

import { badgesOfRow, indexedOn } from './badges';
import { glanceOf, short } from './glance';
import { entryIcons, searchIcon, starIcon, starredIcon } from './icons';
import { countOf, labelOf } from './label';

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
  const { entry, label, group, answer } = node;
  const icon = answer ? searchIcon : entryIcons[entry.kind];
  // Below a heading its words need not be repeated.
  const before = node.place?.length ?? group?.label.length ?? 0;
  const shown = label.slice(before);
  const title = short(label.join(' · '));
  const glance = secondLine(node, sidebar, trans);
  const badges = badgesOfRow(node, sidebar, trans);
  const isFound = answer !== null || node.place !== null;
  return (
    <>
      <icon.react tag="span" className="jp-CloudifyRow-icon" aria-hidden />
      <span className="jp-CloudifyRow-text">
        <span className="jp-CloudifyRow-line">
          <span className="jp-CloudifyRow-label" title={title}>
            {answer ? labelOf(node, trans) : short(shown.join(' · '))}
          </span>
          <span className="jp-CloudifyRow-badges">
            {badges.map(({ kind, text, meaning }) => (
              <span
                key={text}
                className={`jp-CloudifyBadge jp-mod-${kind}`}
                title={meaning}
              >
                {text}
              </span>
            ))}
          </span>
        </span>
        {glance && (
          <span
            className={`jp-CloudifyRow-glance ${isFound ? 'jp-mod-place' : ''}`}
          >
            {glance}
          </span>
        )}
      </span>
      {answer && node.loaded && (
        <span className="jp-CloudifyRow-count">{countOf(node)}</span>
      )}
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
  const facts = badgesOfRow(node, sidebar, trans).map(({ meaning }) => meaning);
  const line = secondLine(node, sidebar, trans);
  if (line) {
    facts.unshift(line);
  }
  if (node.answer && node.loaded) {
    facts.push(trans.__('%1 found', countOf(node)));
  }
  return facts.join(', ');
}

/** What stands below the label. */
function secondLine(
  node: TreeNode,
  sidebar: Sidebar,
  trans: TranslationBundle
): string {
  const { entry, place, answer } = node;
  if (sidebar.indexes.isMaking(entry)) {
    return trans.__('Indexing…');
  }
  if (answer) {
    return answer.from === 'index' ? indexedOn(node, sidebar, trans) : '';
  }
  return place && place.length > 0
    ? short(place.join(' · '))
    : glanceOf(entry, trans);
}
