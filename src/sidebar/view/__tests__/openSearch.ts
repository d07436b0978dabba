import { act } from '@testing-library/react';

import { CommandIDs } from '../../../commands';
import { runs, serveApi } from '../../../sources/__tests__/stacApiServer';
import type { IApiServer } from '../../../sources/__tests__/stacApiServer';
import {
  catalog,
  CatalogServer,
  children,
  items
} from '../../__tests__/catalogServer';
import { findRow, openSidebar, row } from '../../__tests__/openSidebar';
import type { IBeginning } from '../../__tests__/openSidebar';

/** What an API conforms to that is searched for words. */
export const WORDS = [
  'https://api.stacspec.org/v1.0.0/core',
  'https://api.stacspec.org/v1.0.0/item-search',
  'https://api.stacspec.org/v1.0.0-rc.1/item-search#free-text'
];

/** An API of 250 datasets that is searched for words, for each test anew. */
export let api: IApiServer;

/** A static catalog of four datasets, three of them in another below it. */
export let server: CatalogServer;

beforeEach(async () => {
  api = await serveApi({
    items: runs(250),
    conformsTo: WORDS,
    isPosted: true,
    next: 'body'
  });
  server = new CatalogServer();
  await server.start();
  server.documents.set(
    '/a/catalog.json',
    catalog('Models', [...children('Ocean'), ...items('SST daily')])
  );
  server.documents.set(
    '/a/Ocean.json',
    catalog('Ocean', items('SST monthly', 'Salinity monthly', 'Depth'))
  );
});

afterEach(async () => {
  await api.close();
  await server.stop();
});

/** The sidebar with both, which have been opened. */
export async function openBoth(parts: IBeginning = {}) {
  const site = [`${api.url}/`, server.at('/a/catalog.json')];
  const sidebar = await openSidebar({ site, ...parts });
  await sidebar.user.click(row('a'));
  await findRow('SST daily');
  await sidebar.user.click(row(`${api.url}/`));
  await findRow('Runs');
  return sidebar;
}

/** Indexes the static catalog. */
export async function indexModels({
  commands
}: Awaited<ReturnType<typeof openBoth>>): Promise<void> {
  await act(async () => {
    await commands.execute(CommandIDs.indexCatalog, {
      id: server.at('/a/catalog.json')
    });
  });
}
