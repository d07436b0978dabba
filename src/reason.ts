import { failureMessage } from './messages';
import type { Translate } from './messages';
import { Failure } from './net';

/** Why something has failed, for the end of a sentence. */
export function reasonOf(error: unknown, trans: Translate): string {
  if (error instanceof Failure) {
    return failureMessage(error, trans).text;
  }
  return error instanceof Error ? error.message : String(error);
}
