import type { Failure } from '../net';

import { hostOf } from './message';
import type { IFailureMessage, Translate } from './message';

/** Why a path on disk is not read, and who can change it. */
export function notServedMessage(
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
export function notForwardedMessage(
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
