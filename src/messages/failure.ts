import type { Failure } from '../net';

import {
  brokenRule,
  notACatalogMessage,
  notJSONMessage,
  unsupportedMessage
} from './document';
import { fileMessage } from './file';
import { httpMessage } from './http';
import { hostOf, short } from './message';
import type { IFailureMessage, Translate } from './message';
import { referenceMessage } from './reference';
import { notForwardedMessage, notServedMessage } from './serverPart';

/**
 * The true sentence for a failure: it says no more than we can know.
 */
export function failureMessage(
  failure: Failure,
  trans: Translate
): IFailureMessage {
  const { kind, facts } = failure;
  const host = hostOf(facts.url);
  switch (kind) {
    case 'offline':
      return {
        text: trans.__('This computer is offline.'),
        advice: trans.__('Connect to a network, then retry.')
      };
    case 'mixed-content':
      return {
        text: trans.__(
          'This page came over https, so the browser does not let it read %1, an http address.',
          host
        ),
        advice: trans.__('Use an https address of the same data.')
      };
    case 'not-admitted':
      return {
        text: trans.__(
          '%1 answers, but does not admit this page (CORS).',
          host
        ),
        advice: trans.__(
          'Its owners can allow it with the header Access-Control-Allow-Origin; a kernel can still read it.'
        )
      };
    case 'unreachable':
      return {
        text: trans.__('%1 cannot be reached.', host),
        advice: facts.detail
          ? trans.__('Details: %1', short(facts.detail))
          : trans.__(
              'It may be down, misspelt, redirecting in a circle, or only reachable from another network.'
            )
      };
    case 'refused':
      return {
        text: trans.__('%1 refuses the connection.', host),
        advice: trans.__('No server listens at this address; check the port.')
      };
    case 'unknown-host':
      return {
        text: trans.__('There is no host named %1.', host),
        advice: trans.__('Check the spelling of the address.')
      };
    case 'redirect-loop':
      return {
        text: trans.__('%1 redirects in a circle.', host),
        advice: trans.__('Only its owners can mend this.')
      };
    case 'certificate':
      return {
        text: trans.__('The certificate of %1 is not valid.', host),
        advice: trans.__('Ask its owners, or use another address.')
      };
    case 'broken-off':
      return {
        text: trans.__(
          'The answer of %1 broke off, or cannot be unpacked.',
          host
        ),
        advice: trans.__('The connection may have broken; retry.')
      };
    case 'http':
      return fileMessage(failure, trans) ?? httpMessage(failure, trans);
    case 'unsupported-address':
      return facts.detail === 'login'
        ? {
            text: trans.__(
              'A name or password in an address is not used, nor kept.'
            ),
            advice: trans.__(
              'Leave out what stands before the @: %1',
              short(facts.url)
            )
          }
        : {
            text: trans.__(
              '“%1” is not an address of the web.',
              short(facts.url)
            ),
            advice: trans.__(
              'Addresses begin with https:// or http://, paths on disk with a slash.'
            )
          };
    case 'not-served':
      return notServedMessage(failure, trans);
    case 'not-forwarded':
      return notForwardedMessage(failure, trans);
    case 'missing-package':
      return {
        text: trans.__(
          'Jupyter’s server lacks a Python package that reads %1.',
          host
        ),
        advice: trans.__('Details: %1', short(facts.detail ?? ''))
      };
    case 'not-json':
      return fileMessage(failure, trans) ?? notJSONMessage(failure, trans);
    case 'not-a-catalog':
      return notACatalogMessage(failure, trans);
    case 'not-searchable':
      return {
        text:
          facts.detail === 'search'
            ? trans.__('%1 has no search.', host)
            : facts.detail === 'text'
              ? trans.__('%1 does not search for words.', host)
              : facts.detail === 'extent'
                ? trans.__('%1 does not search by place and time.', host)
                : trans.__('%1 does not search for values of fields.', host),
        advice: trans.__('Open what it lists, or search for something else.')
      };
    case 'not-consolidated':
      return {
        text: trans.__(
          'This Zarr store has no consolidated metadata, so its variables cannot be listed over the web.'
        ),
        advice: trans.__(
          'Its owners can add it with zarr.consolidate_metadata().'
        )
      };
    case 'range-ignored':
      return {
        text: trans.__(
          '%1 sends whole files where a part was asked for (it ignores Range), so these values were not read.',
          host
        ),
        advice: trans.__('Its owners can serve the files with Range.')
      };
    case 'reference':
      return referenceMessage(failure, trans);
    case 'unsupported':
      return unsupportedMessage(failure, trans);
    case 'invalid':
      return {
        // Data are not to blame for what we cannot read.
        text:
          facts.detail === 'unreadable-values' || facts.detail === 'not-numbers'
            ? trans.__('These values of %1 cannot be read here.', host)
            : trans.__(
                'What %1 sent breaks the rules of its own format.',
                host
              ),
        advice: brokenRule(facts.detail ?? '', trans)
      };
    case 'unforeseen':
      return {
        text: trans.__('This failed for a reason that nobody foresaw.'),
        advice: trans.__('Details: %1', short(facts.detail ?? ''))
      };
    case 'too-large':
      return {
        text:
          facts.limit === undefined
            ? trans.__('%1 is too large and was not read.', host)
            : trans.__(
                'The answer of %1 is larger than %2 MB and was not read.',
                host,
                String(Math.round(facts.limit / 1e6))
              ),
        advice:
          facts.detail === 'table'
            ? trans.__('Open the catalog itself: its code queries the table.')
            : trans.__('Open a smaller part of the catalog.')
      };
    case 'timed-out':
      return {
        text:
          facts.waited === undefined
            ? trans.__('%1 did not answer in time.', host)
            : trans.__(
                '%1 did not answer within %2 seconds.',
                host,
                String(Math.round(facts.waited / 1000))
              ),
        advice: trans.__('It may be busy; retry later.')
      };
    case 'cancelled':
      return {
        text: trans.__('Cancelled.'),
        advice: trans.__('Retry when you want it.')
      };
  }
}
