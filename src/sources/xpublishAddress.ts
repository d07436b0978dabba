import { decoded } from '../net';

import { below } from './url';

/** Below a server, the list of its datasets, and the datasets below that. */
const LIST = 'datasets';

/** The list of datasets of the server at `url`. */
export function listOf(url: string): string {
  return below(url, LIST);
}

/** Whether a URL is that of a list of datasets. */
export function isList(url: string): boolean {
  return new RegExp(`/${LIST}/?$`).test(new URL(url).pathname);
}

/** The dataset of an id in a list. */
export function datasetOf(list: string, id: string): string {
  return below(list, encodeURIComponent(id));
}

/** The id of a dataset; a server's only dataset has the server's name. */
export function nameOf(dataset: string): string {
  const { host, pathname } = new URL(dataset);
  const [, id] = DATASET.exec(pathname) ?? [];
  return id === undefined
    ? `${host}${pathname}`.replace(/\/$/, '')
    : decoded(id);
}

/** The server that a dataset is of; one with a single dataset is the dataset. */
export function serverOf(dataset: string): string {
  const address = new URL(dataset);
  address.pathname = address.pathname.replace(DATASET, '');
  return address.href;
}

/**
 * The list that an address is below, and the id of the dataset that it is of;
 * `null` for an address of no such server.
 */
export function listed(href: string): { list: string; id: string } | null {
  const [, list, id] =
    /^(https?:[^?#]*?\/datasets)\/([^/?#]+)/.exec(href) ?? [];
  return id === undefined ? null : { list, id: decoded(id) };
}

/** The URL without the last part of its path. */
export function parentOf(url: string): string {
  const address = new URL(url);
  address.pathname = address.pathname.replace(/\/[^/]*\/?$/, '');
  return address.href;
}

const DATASET = /\/datasets\/([^/]+)$/;
