import type { Menu } from '@lumino/widgets';

/**
 * Gives the focus back to what has lost it inside `node` to a menu, just before
 * the chosen command runs. Lumino itself leaves it nowhere.
 */
export function returnFocus(menu: Menu, node: HTMLElement): void {
  let last: HTMLElement | null = null;
  node.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (menu.node.contains(relatedTarget as Node | null)) {
      last = target as HTMLElement;
    }
  });
  menu.aboutToClose.connect(() => {
    last?.focus({ preventScroll: true });
    last = null;
  });
}
