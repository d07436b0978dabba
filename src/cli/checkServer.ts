import { failureMessage } from '../messages';
import { asFailure } from '../net';

import { admits, ask, exposes } from './checkAsk';
import type { IReply } from './checkAsk';
import type { IFinding, Level, Topic, Verdict } from './checkReport';
import { english } from './translate';

/** The part that is asked for: a host that sends the beginning is found out. */
const FIRST = 1;
const LAST = 4;

/** Whether pages of other origins may read an answer. */
export function checkAdmission(reply: IReply): IFinding[] {
  const { url, status, headers } = reply;
  const verdict = (level: Level, text: string): IFinding => ({
    level,
    topic: 'cors',
    url,
    text
  });
  if (!admits(reply)) {
    return [
      status < 400
        ? verdict(
            'bad',
            'No page of another site can read this: the answer lacks Access-Control-Allow-Origin: *.'
          )
        : verdict(
            'warn',
            `The error ${status} comes without Access-Control-Allow-Origin: *, so a browser cannot tell it from a host that is down.`
          )
    ];
  }
  const isHidden = headers.has('Retry-After') && !exposes(reply, 'Retry-After');
  return [
    isHidden
      ? verdict(
          'warn',
          `Pages cannot read the Retry-After of its answer ${status}: name it in Access-Control-Expose-Headers.`
        )
      : verdict('ok', `Every page may read its answer ${status}.`)
  ];
}

/**
 * What a host says to an address that it does not have.
 *
 * @param isStore - a store leaves out chunks that hold nothing: its readers
 * depend on this answer.
 */
export function checkMissing(
  url: string,
  { isStore = false } = {}
): Promise<IFinding[]> {
  return attempt('missing', url, async () => {
    const reply = await ask(url);
    const { status } = reply;
    const weight = isStore ? 'bad' : 'warn';
    if (status === 404) {
      return checkAdmission(reply).map(finding =>
        finding.level === 'warn' ? { ...finding, level: weight } : finding
      );
    }
    const text =
      status < 400
        ? `A file that does not exist is answered with ${status} in place of 404, so clients take that for its content.`
        : `A file that does not exist is answered with ${status} in place of 404.`;
    const level = status < 400 ? weight : 'warn';
    return [
      { level, topic: 'missing', url, text },
      ...checkAdmission(reply).filter(({ level }) => level !== 'ok')
    ];
  });
}

/**
 * Whether HEAD tells what GET would send.
 *
 * @param isData - readers of a file need its length before they begin.
 */
export function checkHead(
  url: string,
  { isData = false } = {}
): Promise<IFinding[]> {
  return attempt('head', url, async () => {
    const { status, headers } = await ask(url, { method: 'HEAD' });
    const length = headers.get('Content-Length');
    return [{ topic: 'head', url, ...headVerdict(status, length, isData) }];
  });
}

function headVerdict(
  status: number,
  length: string | null,
  isData: boolean
): Verdict {
  if (status >= 400) {
    const text = `HEAD is answered with ${status} where GET is not: clients that ask for the size first fail or ask twice.`;
    return { level: 'warn', text };
  }
  return isData && length === null
    ? { level: 'warn', text: 'HEAD does not tell the length (Content-Length).' }
    : { level: 'ok', text: `HEAD is answered with ${status}.` };
}

/**
 * Whether a part of a file can be had.
 *
 * @param isNeeded - clients read it in parts; else it is whole that they take.
 */
export function checkRange(
  url: string,
  { isNeeded = false } = {}
): Promise<IFinding[]> {
  return attempt('range', url, async () => {
    const reply = await ask(url, {
      headers: { Range: `bytes=${FIRST}-${LAST}` },
      wanted: LAST - FIRST + 2
    });
    const verdict = rangeVerdict(reply, isNeeded ? 'bad' : 'warn');
    return [{ topic: 'range', url, ...verdict }];
  });
}

function rangeVerdict(reply: IReply, weight: Level): Verdict {
  const { status, headers, bytes } = reply;
  const wanted = LAST - FIRST + 1;
  if (status >= 400) {
    const text = `A part of the file (Range) is answered with ${status}.`;
    return { level: weight, text };
  }
  if (status !== 206) {
    const text = `Range is ignored: the whole file comes (${status}) where a part was asked for.`;
    return { level: weight, text };
  }
  // From here on the host claims to have sent the part: wrong is worse than no.
  const told = headers.get('Content-Range');
  if (!told?.startsWith(`bytes ${FIRST}-${LAST}/`)) {
    const text = `The part that was asked for is called “${told ?? 'nothing'}” (Content-Range), not bytes ${FIRST}-${LAST}.`;
    return { level: 'bad', text };
  }
  if (bytes !== wanted) {
    const text = `A part of ${wanted} bytes was asked for, and ${bytes > wanted ? 'more' : bytes} came.`;
    return { level: 'bad', text };
  }
  return admits(reply) && !exposes(reply, 'Content-Range')
    ? {
        level: 'warn',
        text: 'Pages cannot read Content-Range: name it in Access-Control-Expose-Headers.'
      }
    : { level: 'ok', text: 'A part of the file can be had (Range).' };
}

/** The findings of `look`; that there is no answer is one as well. */
export async function attempt(
  topic: Topic,
  url: string,
  look: () => Promise<IFinding[]>
): Promise<IFinding[]> {
  try {
    return await look();
  } catch (error) {
    const { text } = failureMessage(asFailure(error, url), english);
    return [{ level: 'bad', topic, url, text }];
  }
}
