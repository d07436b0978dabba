import type { Failure } from '../net';

import { hostOf, short } from './message';
import type { IFailureMessage, Translate } from './message';

/** Why what a reference leads to was not read. */
export function referenceMessage(
  { facts }: Failure,
  trans: Translate
): IFailureMessage {
  const host = hostOf(facts.url);
  switch (facts.detail) {
    case 'not-web':
      return {
        text: trans.__(
          'The values stand at %1, which cannot be read from here.',
          short(facts.url)
        ),
        advice: trans.__('The code reads them where that address exists.')
      };
    case 'header':
      return {
        text: trans.__(
          'Only the header of %1 was read, which does not hold these values.',
          host
        ),
        advice: trans.__('The code reads them.')
      };
    case 'wrong-length':
      return {
        text: trans.__(
          '%1 sent fewer bytes than the references of these data say.',
          host
        ),
        advice: trans.__(
          'The file may have changed since; its references must be made anew.'
        )
      };
    case 'template':
      return {
        text: trans.__(
          'The references of %1 are templates that would have to be executed.',
          host
        ),
        advice: trans.__('Its owners can write them out.')
      };
    case 'version':
      return {
        text: trans.__('%1 sent references of an unknown version.', host),
        advice: trans.__('Known are the versions 0 and 1 of kerchunk.')
      };
    default:
      return {
        text: trans.__('A reference of %1 is broken and leads nowhere.', host),
        advice: trans.__('Its owners can make the references anew.')
      };
  }
}
