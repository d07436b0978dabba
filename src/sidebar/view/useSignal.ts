import type { ISignal } from '@lumino/signaling';
import { useEffect, useReducer } from 'react';

/** Renders the component again whenever the signal is emitted. */
export function useSignal(signal: ISignal<unknown, void>): void {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    signal.connect(render);
    return () => {
      signal.disconnect(render);
    };
  }, [signal]);
}
