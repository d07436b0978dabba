import { useCallback, useSyncExternalStore } from 'react';

import type { CatalogTree } from '../model';

/**
 * Renders the component again whenever the tree has changed.
 *
 * @param beforeChange - runs while the old rows are still drawn.
 */
export function useTree(tree: CatalogTree, beforeChange?: () => void): void {
  const subscribe = useCallback(
    (notify: () => void) => {
      const onChanged = () => {
        beforeChange?.();
        notify();
      };
      tree.changed.connect(onChanged);
      return () => {
        tree.changed.disconnect(onChanged);
      };
    },
    [tree, beforeChange]
  );
  useSyncExternalStore(subscribe, () => tree.version);
}
