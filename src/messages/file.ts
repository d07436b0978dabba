import { diskPath } from '../net';
import type { Failure } from '../net';

import { hostOf } from './message';
import type { IFailureMessage, Translate } from './message';

/** A file on disk has no host that says so; `null` for what is rare there. */
export function fileMessage(
  { kind, facts: { url, status, detail } }: Failure,
  trans: Translate
): IFailureMessage | null {
  if (diskPath(url) === null) {
    return null;
  }
  const path = hostOf(url);
  if (kind === 'not-json') {
    return detail === 'truncated'
      ? {
          text: trans.__('%1 ends too early.', path),
          advice: trans.__('It may not have been written whole.')
        }
      : {
          text: trans.__('%1 is not JSON.', path),
          advice: trans.__('Look for the file of the catalog.')
        };
  }
  switch (status) {
    case 403:
      return {
        text: trans.__('You may not read %1.', path),
        advice: trans.__('Ask its owner, or whoever runs the disk.')
      };
    case 404:
      return {
        text: trans.__('There is no file at %1.', path),
        advice: trans.__('It may have moved; check the path.')
      };
    default:
      return null;
  }
}
