import type { CatalogTree } from './model';
import { branchOf, isExpanded } from './rows';
import type { Row } from './rows';

/** Milliseconds after which a typed letter begins a new word. */
const PAUSE = 600;

/**
 * Moves through a tree by keys, as the ARIA tree pattern wants it.
 */
export class TreeNavigation {
  constructor(private readonly _tree: CatalogTree) {}

  /**
   * @param key - `KeyboardEvent.key`.
   * @param page - rows that fit on the screen.
   * @returns whether the key means something here.
   */
  press(key: string, page: number): boolean {
    const { rows, activeIndex } = this._tree;
    switch (key) {
      case 'ArrowDown':
        return this._go(activeIndex + 1);
      case 'ArrowUp':
        return this._go(activeIndex - 1);
      case 'Home':
        return this._go(0);
      case 'End':
        return this._go(rows.length - 1);
      case 'PageDown':
        return this._go(activeIndex + page);
      case 'PageUp':
        return this._go(activeIndex - page);
      case 'ArrowRight':
        return this._inwards();
      case 'ArrowLeft':
        return this._outwards();
      default:
        return [...key].length === 1 && this._type(key);
    }
  }

  private _go(index: number): boolean {
    const last = this._tree.rows.length - 1;
    this._tree.activate(Math.min(Math.max(index, 0), last));
    return true;
  }

  /** Opens what is closed; on what is open, goes to its first child. */
  private _inwards(): boolean {
    const { active, activeIndex, rows } = this._tree;
    const branch = branchOf(active);
    if (branch && !isExpanded(active)) {
      void this._tree.expand(branch);
    } else if (active && rows[activeIndex + 1]?.level > active.level) {
      this._go(activeIndex + 1);
    }
    return true;
  }

  /** Closes what is open; on what is closed, goes to what it stands below. */
  private _outwards(): boolean {
    const { active, activeIndex, rows } = this._tree;
    const branch = branchOf(active);
    if (branch && isExpanded(active)) {
      this._tree.collapse(branch);
    } else if (active && active.level > 1) {
      let above = activeIndex - 1;
      while (rows[above].level >= active.level) {
        above--;
      }
      this._go(above);
    }
    return true;
  }

  /** Goes to the next row whose label begins with what was typed. */
  private _type(letter: string): boolean {
    const now = Date.now();
    const isNew = now - this._typedAt > PAUSE;
    if (isNew && letter === ' ') {
      return false;
    }
    this._typed = (isNew ? '' : this._typed) + letter.toLowerCase();
    this._typedAt = now;
    const { rows, activeIndex } = this._tree;
    // A first letter goes on; the next ones may still mean the same row.
    const start = activeIndex + (isNew ? 1 : 0);
    for (let step = 0; step < rows.length; step++) {
      const index = (start + step) % rows.length;
      if (startOf(rows[index]).startsWith(this._typed)) {
        return this._go(index);
      }
    }
    return true;
  }

  private _typed = '';
  private _typedAt = 0;
}

/** The beginning of the text that people see in the row. */
function startOf(row: Row): string {
  switch (row.kind) {
    case 'group':
      return row.group.label.join(' · ').toLowerCase();
    case 'entry': {
      const { node } = row;
      const hidden = node.group?.label.length ?? 0;
      return hidden > 0
        ? node.label.slice(hidden).join(' · ').toLowerCase()
        : node.text;
    }
    default:
      return '';
  }
}
