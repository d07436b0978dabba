import { PageConfig, URLExt } from '@jupyterlab/coreutils';

import { asTexts, isObject } from './model';
import type { IServerPart } from './net';

/**
 * The server part as it announces itself in the page's configuration; `null`
 * without it, and then nobody asks for it.
 *
 * @param base - the base URL of Jupyter's server.
 */
export function readServerPart(base: string): IServerPart | null {
  const announced = readJSON(PageConfig.getOption('cloudifyServer'));
  return isObject(announced)
    ? {
        url: URLExt.join(base, 'cloudify/'),
        files: asTexts(announced.files),
        forward: asTexts(announced.forward),
        token: () => readCookie('_xsrf')
      }
    : null;
}

function readJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Of several of a name the last, as Jupyter's server reads them. */
function readCookie(name: string): string {
  const values = document.cookie
    .split(';')
    .map(part => part.trim().split('='))
    .filter(([key]) => key === name)
    .map(([, ...value]) => value.join('='));
  return values.at(-1) ?? '';
}
