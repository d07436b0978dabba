import type { ISignal } from '@lumino/signaling';
import { useLayoutEffect, useReducer } from 'react';

/**
 * Renders the component again whenever the signal is emitted: at once, so that
 * a text field keeps its cursor. It listens from the moment that the component
 * is drawn, so that no change is lost in between.
 */
export function useSignal(signal: ISignal<unknown, void>): void {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    const onEmitted = () => render();
    signal.connect(onEmitted);
    return () => {
      signal.disconnect(onEmitted);
    };
  }, [signal]);
}
