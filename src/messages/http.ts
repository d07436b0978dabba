import type { Failure } from '../net';

import { hostOf } from './message';
import type { IFailureMessage, Translate } from './message';

/** What an error of a host means, as far as its status tells. */
export function httpMessage(
  { facts }: Failure,
  trans: Translate
): IFailureMessage {
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
