import type { TranslationBundle } from '@jupyterlab/translation';

import { plainAddress } from '../net';

/** What turns our sentences into a person's language. */
export type Translate = Pick<TranslationBundle, '__' | '_n'>;

/** A failure for people: what happened, and what they can do. */
export interface IFailureMessage {
  readonly text: string;
  readonly advice: string;
}

/** The host in an address; of what is on disk the path. */
export function hostOf(url: string): string {
  return URL.canParse(url) && new URL(url).host
    ? new URL(url).host
    : short(plainAddress(url));
}

/** A text of others, cut where it would fill the screen. */
export function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
