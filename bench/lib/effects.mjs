/* global document */

/**
 * What a key does, as seen in the page. Each function runs there before the
 * key; what it returns says for a frame whether the effect is there.
 */

/** Another row of the tree has the focus and lies on the screen. */
export function rowMoves() {
  const before = document.activeElement;
  return () => {
    const row = document.activeElement;
    const list = row.closest('.jp-CloudifyTree').getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    return (
      row !== before &&
      row.matches('[role=treeitem]') &&
      top >= list.top - 1 &&
      bottom <= list.bottom + 1
    );
  };
}

/** A top row of the tree is open, with a row below it. */
export function childrenShow() {
  const count = () =>
    document.querySelectorAll('.jp-CloudifyTree [aria-level="2"]').length;
  const before = count();
  return () => count() > before;
}

/** The status line counts anew. */
export function statusChanges() {
  const status = document.querySelector('.jp-CloudifyStatus');
  const before = status.textContent;
  return () => status.textContent !== before;
}

/** The box with the focus shows the key. */
export function textChanges() {
  const { value } = document.activeElement;
  return () => document.activeElement.value !== value;
}

/** A dataset's view shows what is in the store. */
export function overviewShows() {
  const find = () => document.querySelector('.jp-CloudifyDataset-overview');
  const before = find();
  return () => find() !== before;
}

/** JupyterLab's file browser lists another folder. */
export function filesShow() {
  const count = () => document.querySelectorAll('.jp-DirListing-item').length;
  const before = count();
  return () => count() !== before;
}

/** Another file of JupyterLab's file browser is selected. */
export function fileMoves() {
  const find = () =>
    document.querySelector('.jp-DirListing-item.jp-mod-selected');
  const before = find();
  return () => find() !== before;
}
