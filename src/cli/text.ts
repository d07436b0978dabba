import { failureMessage } from '../messages';
import type { Failure } from '../net';

import { english } from './translate';

/**
 * Text of a catalog as a terminal shows it: it cannot move the cursor, turn
 * what follows around, or go on in the next line.
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** The same, cut where it would hide what follows. */
export function oneLine(text: string): string {
  const line = plain(text);
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

/** What happened and what to do, some of it in the words of a catalog. */
export function explain(failure: Failure): string {
  const { text, advice } = failureMessage(failure, english);
  return plain(`${text} ${advice}`);
}
