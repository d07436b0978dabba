import * as React from 'react';

/**
 * Keeps the focus where it was although its button goes away: what a person
 * waits for takes the place of what started it.
 *
 * @param state - whose change draws other buttons, or none.
 * @returns `box`, which outlives them and takes the focus when there is none,
 * and `hold`, for their clicks.
 */
export function useHeldFocus(state: unknown): {
  readonly box: React.RefObject<HTMLDivElement>;
  readonly hold: () => void;
} {
  const box = React.useRef<HTMLDivElement>(null);
  const isHeld = React.useRef(false);
  React.useLayoutEffect(() => {
    const { activeElement, body } = document;
    const isElsewhere =
      activeElement !== body && !box.current?.contains(activeElement);
    if (isHeld.current && !isElsewhere) {
      (box.current?.querySelector('button') ?? box.current)?.focus();
    } else {
      isHeld.current = false;
    }
  }, [state]);
  const hold = React.useCallback(() => {
    isHeld.current = true;
  }, []);
  return { box, hold };
}
