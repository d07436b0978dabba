import {
  catalog,
  items,
  serveTwoCatalogs
} from '../../__tests__/catalogServer';
import type { CatalogServer } from '../../__tests__/catalogServer';
import { findRow, openSidebar, row } from '../../__tests__/openSidebar';

/** Two catalogs, of which the first holds another with one dataset. */
export async function serveTree(): Promise<CatalogServer> {
  const server = await serveTwoCatalogs();
  server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
  return server;
}

/** Two catalogs, of which nothing has been read. */
export function openTwo(server: CatalogServer) {
  return openSidebar({
    site: ['/a/catalog.json', '/b/catalog.json'].map(path => server.at(path))
  });
}

/** The first of them open; its row has the focus. */
export async function openFirst(server: CatalogServer) {
  const parts = await openTwo(server);
  await parts.user.click(row('a'));
  await findRow('SST');
  return parts;
}

/** Level, position, number of siblings and whether it is open, as told. */
export function place(name: string) {
  const element = row(name);
  return ['level', 'posinset', 'setsize', 'expanded'].map(attribute =>
    element.getAttribute(`aria-${attribute}`)
  );
}
