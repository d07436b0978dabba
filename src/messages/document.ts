import type { Failure } from '../net';

import { hostOf, short } from './message';
import type { IFailureMessage, Translate } from './message';

/** Why what was sent is no catalog. */
export function notACatalogMessage(
  { facts }: Failure,
  trans: Translate
): IFailureMessage {
  const host = hostOf(facts.url);
  switch (facts.detail) {
    case 'no-access':
      return {
        text: trans.__(
          'The catalog names no way to the data that code can be written for.'
        ),
        advice: trans.__('Its owners can serve the data as Zarr.')
      };
    case 'html':
      return {
        text: trans.__('%1 sent a web page, not a catalog.', host),
        advice: knownKinds(trans)
      };
    case 'empty':
      return emptyMessage(host, trans);
    default:
      return {
        text: trans.__('%1 sent something that is no known catalog.', host),
        advice: knownKinds(trans)
      };
  }
}

/** Why what was sent is no JSON. */
export function notJSONMessage(
  { facts }: Failure,
  trans: Translate
): IFailureMessage {
  const host = hostOf(facts.url);
  switch (facts.detail) {
    case 'html':
      return {
        text: trans.__('%1 sent a web page, not a catalog.', host),
        advice: trans.__('Look for the address of its JSON.')
      };
    case 'empty':
      return emptyMessage(host, trans);
    case 'truncated':
      return {
        text: trans.__('The answer of %1 ends too early.', host),
        advice: trans.__('The connection may have broken; retry.')
      };
    default:
      return {
        text: trans.__('What %1 sent is not JSON.', host),
        advice: trans.__('Look for the address of its JSON.')
      };
  }
}

/** Why no code is written for an entry. */
export function unsupportedMessage(
  { facts: { detail = '' } }: Failure,
  trans: Translate
): IFailureMessage {
  switch (detail) {
    case 'template':
      return {
        text: trans.__(
          'The address of this entry is a template that would have to be executed.'
        ),
        advice: trans.__('Its owners can write the address out.')
      };
    case 'no-data':
      return {
        text: trans.__('This entry does not say where its data is.'),
        advice: trans.__('Only the owners of the catalog can mend this.')
      };
    default:
      return {
        text: trans.__(
          'This entry is of the kind “%1”, which is no gridded data.',
          short(detail)
        ),
        advice: trans.__('Open it with intake in a notebook.')
      };
  }
}

/** Which of its rules a known kind of answer breaks. */
export function brokenRule(detail: string, trans: Translate): string {
  switch (detail) {
    case 'not-a-store':
      return trans.__('Its metadata are not those of a Zarr store.');
    case 'no-such-group':
      return trans.__('The store has no group of this name.');
    case 'no-such-array':
      return trans.__('The store has no array of this name.');
    case 'not-one-dimension':
      return trans.__('A coordinate has more dimensions than one, or none.');
    case 'not-numbers':
      return trans.__('A coordinate holds no numbers.');
    case 'not-a-time':
      return trans.__('The calendar of the data has no such time.');
    case 'unreadable-values':
      return trans.__(
        'They are encoded in a way that is not known, or not as their metadata say.'
      );
    case 'stac':
      return trans.__('A part of the STAC document is not what STAC says.');
    case 'listing':
      return trans.__('The answer to a search of STAC holds no list.');
    case 'next':
      return trans.__(
        'The next page would be asked for by POST at another host, which is not done.'
      );
    case 'no-such-member':
      return trans.__('The list no longer has this collection or item.');
    case 'pages in a circle':
      return trans.__('Its pages lead in a circle.');
    case 'info':
      return trans.__('It lacks the dimensions, variables or attributes.');
    case 'no-such-entry':
      return trans.__('The catalog has no entry of this name.');
    case 'no table':
      return trans.__('The catalog does not say where its table is.');
    case 'no such rows':
      return trans.__('The table has no rows of these values.');
    case 'no such file':
      return trans.__('The server does not find this file.');
    case 'no index':
      return trans.__('It is not the index of a catalog.');
    default:
      // What others have worded: a parser, Python, another extension.
      return trans.__('Details: %1', short(detail));
  }
}

function emptyMessage(host: string, trans: Translate): IFailureMessage {
  return {
    text: trans.__('%1 sent an empty answer.', host),
    advice: trans.__('Retry later.')
  };
}

function knownKinds(trans: Translate): string {
  return trans.__(
    'Known are STAC catalogs, collections and items, servers of xpublish and cloudify, catalogs of intake, Zarr stores, and files of NetCDF and GRIB.'
  );
}
