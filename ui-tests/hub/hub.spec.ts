import type { Locator, Page } from '@playwright/test';

import {
  addCatalog,
  datasetView,
  demoUrl,
  openDataset,
  openSidebar,
  row,
  runCode,
  sidebar,
  tree
} from '../page';

import { atHub, expect, openLab, test } from './people';
import { ask, homeOf, write } from './routes';

const OSTIA = ['Demo', 'Observations', 'OSTIA'];

const favourites = (page: Page): Locator =>
  sidebar(page).getByRole('tree', { name: 'Favourites' });

test('catalogs of the site and its profile; one out of reach is a line', async ({
  logIn
}) => {
  const page = await logIn('jo');
  const { host } = new URL(page.url());
  const others: string[] = [];
  page.on('request', request => {
    if (new URL(request.url()).host !== host) {
      others.push(request.url());
    }
  });
  await openSidebar(page);
  for (const name of ['Demo', 'EERIE, on disk', 'km-scale cloud']) {
    await expect(row(page, name)).toBeVisible();
  }
  expect(others).toEqual([]);

  await row(page, 'km-scale cloud').click();
  await expect(tree(page)).toContainText(
    'km-scale-cloud.dkrz.de cannot be reached'
  );
  await expect(sidebar(page).getByRole('status')).toContainText('1 error');
  await row(page, 'Demo').click();
  await expect(row(page, 'Observations')).toBeVisible();
});

test('with a plugin switched off the others do their work', async ({
  logIn
}) => {
  const page = await logIn('jo');
  await expect(page.getByText('Climate data')).toHaveCount(0);
  await openDataset(page, OSTIA);
  const output = await runCode(page);
  await expect(output).toContainText('latitude: 18', { timeout: 60_000 });
});

test('a copied link leads a colleague through the login to the dataset', async ({
  comeTo,
  logIn
}) => {
  const jo = await logIn('jo');
  const view = await openDataset(jo, OSTIA);
  await view.getByRole('button', { name: 'Copy link to this view' }).click();
  await expect(view.getByText('The link is copied.')).toBeVisible();
  const copied = await jo.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(atHub('/hub/user-redirect/lab?entry='));

  // Such a link may bring a catalog as well, one that the site does not have.
  const link = new URL(copied);
  const catalog = new URL('ocean/collection.json', demoUrl()).href;
  link.searchParams.set('catalog', catalog);
  const ann = await comeTo(link.href, 'ann');
  await expect(
    datasetView(ann, 'OSTIA').getByText('surface_temperature').first()
  ).toBeVisible({ timeout: 60_000 });
  await expect(row(ann, 'Ocean models')).toHaveAttribute('aria-level', '1');
  expect(ann.url()).toBe(atHub('/user/ann/lab'));
});

test('what is starred in one tab is starred in another', async ({ logIn }) => {
  const first = await logIn('jo');
  const second = await first.context().newPage();
  await openLab(second);
  await openSidebar(second);
  const star = { name: 'Favourite' };
  const view = await openDataset(first, OSTIA);
  await view.getByRole('button', { ...star, pressed: false }).click();
  await expect(favourites(first).getByRole('treeitem')).toHaveCount(1);

  await openLab(second);
  const same = await openDataset(second, OSTIA);
  await expect(favourites(second).getByRole('treeitem')).toHaveCount(1);
  await same.getByRole('button', { ...star, pressed: true }).click();
  await expect(favourites(second)).toHaveCount(0);

  await openLab(first);
  await openSidebar(first);
  await expect(row(first, 'Demo')).toBeVisible();
  await expect(favourites(first)).toHaveCount(0);
});

test('a catalog in a folder of the person opens by its path', async ({
  logIn
}) => {
  const ann = await logIn('ann');
  const path = `${await homeOf(ann)}/catalog.json`;
  const child = new URL('observations/collection.json', demoUrl()).href;
  const catalog = {
    type: 'Catalog',
    stac_version: '1.1.0',
    id: 'mine',
    title: 'Mine',
    description: 'What Ann works with.',
    links: [{ rel: 'child', href: child, title: 'Observations' }]
  };
  await write(ann, 'catalog.json', JSON.stringify(catalog));
  await addCatalog(ann, path);
  await expect(row(ann, 'Mine')).toHaveAttribute('aria-expanded', 'true');
  await openDataset(ann, ['Mine', 'Observations', 'OSTIA']);

  await addCatalog(ann, '/scratch/no-such-catalog.json');
  await expect(sidebar(ann)).toContainText(
    'There is no file at /scratch/no-such-catalog.json.'
  );
});

test('files are read by their own server alone, below its roots', async ({
  logIn
}) => {
  const ann = await logIn('ann');
  const file = `${await homeOf(ann)}/notes.txt`;
  const text = 'What Ann alone may read.';
  await write(ann, 'notes.txt', text);
  const route = (name: string, path: string) =>
    atHub(`/user/${name}/cloudify/files${path}`);
  expect(await ask(ann, route('ann', file))).toEqual({ status: 200, text });
  const outside = await ask(ann, route('ann', '/etc/passwd'));
  expect(outside.status).toBe(403);
  expect(outside.text).not.toContain('root:');

  const jo = await logIn('jo');
  const through = encodeURIComponent('https://gitlab.dkrz.de/');
  for (const url of [
    route('ann', file),
    route('jo', file),
    atHub(`/user/ann/cloudify/forward?url=${through}`)
  ]) {
    const answer = await ask(jo, url);
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain(text);
  }
  const stranger = await fetch(route('ann', file));
  expect(await stranger.text()).not.toContain(text);
});
