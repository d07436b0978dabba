import { PageConfig } from '@jupyterlab/coreutils';

import { createLink, readLink, withoutLink } from '../link';

const LINK = {
  catalog: 'https://data.example/catalog.json?a=1&b=2',
  entry: 'zarr|https://data.example/a b.zarr|["E1 & A1B"]'
};

describe('a deep link', () => {
  afterEach(() => {
    PageConfig.setOption('shareUrl', '');
    PageConfig.setOption('baseUrl', '');
  });

  it('comes back as it was made', () => {
    PageConfig.setOption('baseUrl', 'http://localhost:8888/user/jo/');
    const link = new URL(createLink(LINK));
    expect(link.pathname).toBe('/user/jo/lab');
    expect(readLink(link.search)).toEqual(LINK);
  });

  it('works for a colleague on the same hub', () => {
    PageConfig.setOption('baseUrl', 'https://hub.example/user/jo/');
    PageConfig.setOption('shareUrl', 'https://hub.example/hub/user-redirect/');
    const link = createLink({ catalog: LINK.catalog, entry: null });
    expect(link).toMatch(
      'https://hub.example/hub/user-redirect/lab?catalog=https'
    );
  });

  it('is followed once', () => {
    const { search } = new URL(createLink(LINK));
    expect(withoutLink(search)).toBe('');
    expect(withoutLink(`${search}&token=t`)).toBe('?token=t');
    expect(readLink('?token=t')).toBeNull();
  });
});
