import type { TranslationBundle } from '@jupyterlab/translation';

import { diskPath, plainAddress } from './net';
import type { Failure } from './net';
import type { ISnippetNote } from './snippets/flavour';

/** What turns our sentences into a person's language. */
export type Translate = Pick<TranslationBundle, '__' | '_n'>;

/** A failure for people: what happened, and what they can do. */
export interface IFailureMessage {
  readonly text: string;
  readonly advice: string;
}

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
              'This is not an address of the web: %1',
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
      return notJSONMessage(failure, trans);
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
        text: trans.__(
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

/** Why a path on disk is not read, and who can change it. */
function notServedMessage(
  { facts: { url, detail } }: Failure,
  trans: Translate
): IFailureMessage {
  const path = hostOf(url);
  return detail === 'outside'
    ? {
        text: trans.__(
          '%1 is not below the folders that this Jupyter server shows.',
          path
        ),
        advice: trans.__(
          'Whoever runs it can add the folder to CloudifyServer.roots.'
        )
      }
    : {
        text: trans.__(
          '%1 is a path on disk, and here is no Jupyter server that reads files for this page.',
          path
        ),
        advice: trans.__(
          'On a Jupyter server, install the Python package jupyterlab-cloudify in its environment and restart it; else use a web address.'
        )
      };
}

/** Why Jupyter's server does not ask a host for the page. */
function notForwardedMessage(
  { facts: { url, detail } }: Failure,
  trans: Translate
): IFailureMessage {
  const host = hostOf(url);
  switch (detail) {
    case 'private-address':
      return {
        text: trans.__(
          '%1 is an address of a private network, to which Jupyter’s server does not forward.',
          host
        ),
        advice: trans.__(
          'Whoever runs it can name that very host in CloudifyServer.private_hosts.'
        )
      };
    case 'redirect':
      return {
        text: trans.__(
          '%1 leads to another host, to which Jupyter’s server does not forward.',
          host
        ),
        advice: trans.__('Use the address that it leads to.')
      };
    default:
      return {
        text: trans.__('Jupyter’s server does not forward to %1.', host),
        advice: trans.__(
          'Whoever runs it can name that host in CloudifyServer.forward_hosts.'
        )
      };
  }
}

/** A file on disk has no host that says so; `null` for what is rare there. */
function fileMessage(
  { facts: { url, status } }: Failure,
  trans: Translate
): IFailureMessage | null {
  const path = diskPath(url);
  switch (path === null ? null : status) {
    case 403:
      return {
        text: trans.__('You may not read %1.', hostOf(url)),
        advice: trans.__('Ask its owner, or whoever runs the disk.')
      };
    case 404:
      return {
        text: trans.__('There is no file at %1.', hostOf(url)),
        advice: trans.__('It may have moved; check the path.')
      };
    default:
      return null;
  }
}

function httpMessage({ facts }: Failure, trans: Translate): IFailureMessage {
  const host = hostOf(facts.url);
  const status = String(facts.status);
  // What is on tape may answer any error with it.
  const asked = !facts.retryAfter
    ? null
    : trans.__('It asks to come back in %1.', span(facts.retryAfter, trans));
  const retry = asked ?? trans.__('Retry later.');
  switch (facts.status) {
    case 401:
      return {
        text: trans.__('%1 wants a login (401).', host),
        advice: asked ?? trans.__('Log in there, or use another address.')
      };
    case 403:
      return {
        text: trans.__('%1 does not allow this (403).', host),
        advice:
          asked ?? trans.__('It may need a login or hide what does not exist.')
      };
    case 404:
    case 410:
      return {
        text: trans.__('%1 has nothing at this address (%2).', host, status),
        advice: asked ?? trans.__('It may have moved; check the address.')
      };
    case 429:
      return {
        text: trans.__('%1 gets too many requests (429).', host),
        advice: retry
      };
    case 503:
      return {
        text: trans.__('%1 cannot serve this now (503).', host),
        advice: retry
      };
    default:
      return {
        text: trans.__('%1 answered with an error (%2).', host, status),
        advice: retry
      };
  }
}

function notACatalogMessage(
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

function knownKinds(trans: Translate): string {
  return trans.__(
    'Known are STAC catalogs, collections and items, servers of xpublish and cloudify, catalogs of intake, Zarr stores, and files of NetCDF and GRIB.'
  );
}

function notJSONMessage({ facts }: Failure, trans: Translate): IFailureMessage {
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

function emptyMessage(host: string, trans: Translate): IFailureMessage {
  return {
    text: trans.__('%1 sent an empty answer.', host),
    advice: trans.__('Retry later.')
  };
}

function referenceMessage(
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

/** Which of its rules a known kind of answer breaks. */
function brokenRule(detail: string, trans: Translate): string {
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
      return trans.__('A time is none in the calendar of the data.');
    case 'unreadable-values':
      return trans.__(
        'The values cannot be read here: they are encoded in a way that is not known, or not as their metadata say.'
      );
    case 'stac':
      return trans.__('A part of the STAC document is not what STAC says.');
    case 'listing':
      return trans.__('The answer to a search of STAC lists nothing.');
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

function unsupportedMessage(
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

/** What a person should know before they run a snippet. */
export function snippetNoteMessage(
  { code, facts }: ISnippetNote,
  trans: Translate
): string {
  switch (code) {
    case 'missing-packages':
      return trans.__(
        'The kernel lacks packages: run `%pip install %1` first.',
        facts.packages
      );
    case 'old-package':
      return trans.__(
        'The kernel has %1 %2; %3 or newer is needed.',
        facts.package,
        facts.version,
        facts.needed
      );
    case 'too-old-for-format':
      return trans.__(
        'The kernel has %1 %2, which cannot read Zarr format 3.',
        facts.package,
        facts.version
      );
    case 'site-only':
      return trans.__('This path exists only at the site of the data.');
    case 'tape':
      return trans.__('The data is on tape: reading it may take hours.');
    case 'login':
      return trans.__('The host wants a login, which this code does not hold.');
    case 'no-dask':
      return trans.__(
        'The kernel lacks dask, so the data is read without chunks.'
      );
    case 'own-folder':
      return trans.__(
        'Its references are relative: run the code in the folder where they are.'
      );
    case 'netcdf3':
      return trans.__(
        'Should the file be NetCDF-3, the kernel lacks scipy to read it: run `%pip install scipy` first.'
      );
    case 'not-in-page':
      return trans.__('This does not run in the Python of a web page.');
  }
}

function span(seconds: number, trans: Translate): string {
  if (seconds < 120) {
    return trans._n('%1 second', '%1 seconds', seconds);
  }
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(minutes / 60);
  return minutes < 120
    ? trans._n('%1 minute', '%1 minutes', minutes)
    : hours < 48
      ? trans._n('%1 hour', '%1 hours', hours)
      : trans._n('%1 day', '%1 days', Math.round(hours / 24));
}

/** The host in an address; of what is on disk the path. */
function hostOf(url: string): string {
  return URL.canParse(url) && new URL(url).host
    ? new URL(url).host
    : short(plainAddress(url));
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
