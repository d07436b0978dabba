import { screen, waitFor, within } from '@testing-library/react';

import { createEntry } from '../../../model';
import { serveApi } from '../../../sources/__tests__/stacApiServer';
import {
  findRow,
  focused,
  openSidebar,
  row,
  rows,
  searchBox,
  status
} from '../../__tests__/openSidebar';
import { pages } from '../../__tests__/pages';

import { api, openBoth, server } from './openSearch';

describe('a server that can search', () => {
  it('is asked with Enter, and not while one types', async () => {
    const { user } = await openBoth();
    const before = api.asked.length;
    await user.type(searchBox(), 'run-24');
    expect(rows()).toEqual(['Search in The API']);
    expect(status()).toBe('0 matches in what is loaded');
    expect(api.asked).toHaveLength(before);
    await user.keyboard('{Enter}');
    await findRow('Run 24');
    expect(rows()[0]).toBe('Found on The API');
    expect(status()).toBe('0 matches in what is loaded · 11 found beyond');
    const posted = api.asked.filter(({ body }) => body !== null);
    expect(posted.map(({ body }) => body?.q)).toEqual([['run-24']]);
    const asked = api.asked.length;
    await user.type(searchBox(), '9');
    expect(rows()).toEqual(['Search in The API']);
    await user.clear(searchBox());
    expect(rows()).toContain('Models');
    expect(rows()).not.toContain('Search in The API');
    expect(api.asked).toHaveLength(asked);
  });

  it('is asked by its row, and read on as one goes down', async () => {
    const { user, opened: datasets } = await openBoth();
    await user.type(searchBox(), 'run{ArrowDown}');
    // What is loaded comes first.
    expect(focused()).toBe('The API');
    await user.tab();
    expect(focused()).toBe('Search in The API');
    await user.keyboard('{ArrowRight}');
    await findRow('Run 0');
    expect(status()).toContain('100 found beyond, so far');
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('200 found beyond'));
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('250 found beyond'));
    expect(status()).not.toContain('so far');
    await user.keyboard('{End}');
    expect(focused()).toBe('Run 249');
    await user.keyboard('{Enter}');
    expect(datasets).toEqual(['Run 249']);
    expect(api.asked.filter(({ body }) => body !== null)).toHaveLength(3);
  });

  it('is not read on by itself past a page that held nothing', async () => {
    const { user } = await openBoth();
    // Most servers find what has any of the words, we what has all.
    await user.type(searchBox(), 'run-249 runs{Enter}');
    const more = await findRow('Nothing on the last page. Search on…');
    const posted = () => api.asked.filter(({ body }) => body !== null).length;
    expect(posted()).toBe(1);
    await user.click(more);
    await waitFor(() => expect(posted()).toBe(2));
    await user.click(await findRow(/^Nothing on/));
    await findRow('Run 249');
    expect(status()).toContain('1 found beyond');
  });

  it('says what it cannot search by, beside what others find', async () => {
    const plain = await serveApi();
    try {
      const site = [`${plain.url}/`, `${api.url}/`];
      const { user } = await openSidebar({ site });
      for (const name of rows()) {
        await user.click(row(name));
      }
      await waitFor(() => expect(status()).toContain('2 entries loaded'));
      await user.type(searchBox(), 'run-7{Enter}');
      await findRow(/does not search for words/);
      await findRow('Run 7');
      const failure = row(/does not search for words/);
      within(failure).getByRole('button', { name: 'Retry' });
      expect(status()).toContain('1 error');
    } finally {
      await plain.close();
    }
  });
});

describe('a server that takes long', () => {
  /** A catalog whose server finds what stands in a file of the words’ name. */
  async function slow() {
    const parts = await openSidebar({ site: [server.at('/pages')] });
    server.documents.set('/pages', { pages: '/first' });
    server.documents.set('/first', { names: ['here'] });
    server.documents.set('/old', { names: ['found of old'] });
    server.documents.set('/new', { names: ['found anew'] });
    const { net } = parts.sources;
    const source = pages(server, parts.sources);
    parts.sources.add({
      ...source,
      searchAbilities: async () => ({
        text: true,
        bbox: false,
        time: false,
        filters: []
      }),
      search: async ({ href }, { text }, { signal } = {}) => {
        const found = await net.json(server.at(`/${text}`), { signal });
        const { names } = found.body as { names: string[] };
        const entries = names.map(title =>
          createEntry({ source: 'pages', href, title, kind: 'dataset' })
        );
        return { entries, next: null };
      }
    });
    await parts.user.click(row('pages'));
    await findRow('here');
    return parts;
  }

  it('is cancelled, and asked again', async () => {
    const { user } = await slow();
    const release = server.hold('/old');
    await user.type(searchBox(), 'old{Enter}');
    expect(status()).toContain('loading…');
    const cancel = await screen.findByRole('button', { name: 'Cancel' });
    expect(row('Searching…').contains(cancel)).toBe(true);
    await user.click(cancel);
    expect(rows()).toEqual(['Search in Pages']);
    await waitFor(() => expect(server.abandoned).toEqual(['/old']));
    release();
    await user.click(row('Search in Pages'));
    await findRow('found of old');
  });

  it('does not answer for what is no longer wanted', async () => {
    const { user } = await slow();
    const release = server.hold('/old');
    await user.type(searchBox(), 'old{Enter}');
    await waitFor(() => expect(server.requests).toContain('/old'));
    await user.clear(searchBox());
    await user.type(searchBox(), 'new{Enter}');
    await findRow('found anew');
    expect(server.abandoned).toEqual(['/old']);
    release();
    expect(rows()).toEqual(['Found on Pages', 'found anew']);
  });
});
