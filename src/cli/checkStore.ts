import { isReferenceFormat } from '../model';
import type { AccessFormat, IAccess } from '../model';
import { diskPath } from '../net';
import type { INet } from '../net';
import { isWebAddress } from '../sources/url';
import { findTarget, keyURL, openStore } from '../zarr';
import type { IStore } from '../zarr';

import { ask } from './checkAsk';
import { firstChunks } from './checkChunkKey';
import { checkChunks } from './checkChunks';
import { checkJSON } from './checkDocument';
import type { IFinding, Level, Topic } from './checkReport';
import {
  attempt,
  checkAdmission,
  checkHead,
  checkMissing,
  checkRange
} from './checkServer';

/** Arrays of which the first chunk is looked for. */
const TRIALS = 5;

/** What clients will stumble over in one access to a dataset. */
export async function checkAccess(
  net: INet,
  access: IAccess
): Promise<IFinding[]> {
  const { href, format, reach } = access;
  const finding = (level: Level, topic: Topic, text: string): IFinding => ({
    level,
    topic,
    url: href,
    text
  });
  const isWeb = isWebAddress(href);
  // A catalog on disk is checked where its data is.
  const isHere =
    diskPath(access.origin.catalog) !== null && diskPath(href) !== null;
  if (!isWeb && !isHere) {
    const text = 'Only the site of the data can open this.';
    return [finding('warn', 'reach', text)];
  }
  if (format === 'zarr' || isReferenceFormat(format)) {
    return attempt('metadata', href, async () => {
      const { zarrFormat, group } = access;
      const options = { format, zarrFormat, group };
      const { metadata } = await openStore(net, href, options);
      return [
        finding('ok', 'metadata', 'Its metadata is consolidated.'),
        ...checkChunks(metadata.groups).map(({ level, text }) =>
          finding(level, 'chunks', text)
        ),
        ...(isWeb ? await checkMetadata(net, metadata, format) : []),
        ...(isWeb && reach !== 'tape' ? await checkChunk(metadata) : [])
      ];
    });
  }
  // A file on tape would be fetched from there: hours for a check.
  return isWeb && (format === 'netcdf' || format === 'grib') && reach !== 'tape'
    ? checkFile(href)
    : [];
}

/** How a file comes of which clients read parts. */
function checkFile(url: string, isNeeded = true): Promise<IFinding[]> {
  return attempt('address', url, async () => [
    ...checkAdmission(await ask(url)),
    ...(await checkHead(url, { isData: true })),
    ...(await checkRange(url, { isNeeded }))
  ]);
}

/** How a store's metadata comes, and what the host says to a missing chunk. */
function checkMetadata(
  net: INet,
  { href, zarrFormat, references }: IStore,
  format: AccessFormat
): Promise<IFinding[]> {
  const key = zarrFormat === 3 ? 'zarr.json' : '.zmetadata';
  const url = format === 'kerchunk-json' ? href : keyURL(href, key);
  const absent = keyURL(href, 'no-such-variable/0.0');
  return attempt('metadata', url, async () => {
    const { body, mediaType } = await net.text(url);
    return [
      ...(await checkJSON(url, body, mediaType)),
      ...checkAdmission(await ask(url)),
      ...(references ? [] : await checkMissing(absent, { isStore: true }))
    ];
  });
}

/** How the first chunk comes that the store has, or the file that holds it. */
function checkChunk(store: IStore): Promise<IFinding[]> {
  const { href, zarrFormat, nodes, groups, references } = store;
  return attempt('chunks', href, async () => {
    if (references) {
      const target = await findTarget(store);
      const url = target?.url ?? '';
      return isWebAddress(url) ? checkFile(url) : [];
    }
    const isSharded = groups.some(({ variables }) =>
      variables.some(({ innerChunks }) => innerChunks !== null)
    );
    for (const key of firstChunks(nodes, zarrFormat).slice(0, TRIALS)) {
      const url = keyURL(href, key);
      const { status } = await ask(url);
      if (status < 400) {
        return checkFile(url, isSharded);
      }
      // A chunk that holds nothing is left out, and tells nothing.
      if (status !== 404) {
        const text = `A chunk is answered with ${status}.`;
        return [{ level: 'bad', topic: 'chunks', url, text }];
      }
    }
    return [];
  });
}
