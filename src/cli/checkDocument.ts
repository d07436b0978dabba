import { failureMessage } from '../messages';
import { asFailure, parseJSON } from '../net';

import type { IFinding, Verdict } from './checkReport';
import { english } from './translate';

/** Whether a document is JSON to every reader; none where it is not meant to be. */
export async function checkJSON(
  url: string,
  text: string,
  mediaType: string
): Promise<IFinding[]> {
  const isMeant = /[/+]json$/.test(mediaType) || /^\s*[[{"]/.test(text);
  return isMeant ? [{ topic: 'json', url, ...(await verdict(url, text)) }] : [];
}

async function verdict(url: string, text: string): Promise<Verdict> {
  try {
    return typeof JSON.parse(text) === 'string'
      ? { level: 'bad', text: 'The JSON is a text that holds the JSON.' }
      : { level: 'ok', text: 'It is valid JSON.' };
  } catch {
    // We can read more than JSON allows; whether we can tells the two apart.
  }
  try {
    await parseJSON(text, url);
    const bare =
      'NaN or Infinity stands bare in the JSON, which forbids it: only Python reads this.';
    return { level: 'bad', text: bare };
  } catch (error) {
    const { text } = failureMessage(asFailure(error, url), english);
    return { level: 'bad', text };
  }
}
