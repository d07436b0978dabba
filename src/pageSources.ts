import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import { CatalogSources } from './catalogSources';
import { Routes } from './net';
import { readServerPart } from './serverPart';
import { readSite } from './siteSettings';

/** The plugin that these are the settings of. */
export const SOURCES_ID = 'jupyterlab-cloudify:sources';

/**
 * The kinds of catalog in a page of Jupyter, with its ways to them: through the
 * server part, where it announces itself, and as the settings say, also when
 * they change.
 *
 * @param base - the base URL of Jupyter's server.
 */
export function createSources(
  base: string,
  registry: ISettingRegistry | null
): CatalogSources {
  const settings = openSettings(registry);
  const site = async () => readSite((await settings)?.composite.site);
  const routes = new Routes({ server: readServerPart(base), site: site() });
  const sources = new CatalogSources(base, routes);
  void settings.then(opened =>
    opened?.changed.connect(() => {
      routes.site = site();
      // What came by other ways may be something else.
      sources.net.forget('');
    })
  );
  return sources;
}

/** Settings that cannot be read must not take the catalogs with them. */
async function openSettings(
  registry: ISettingRegistry | null
): Promise<ISettingRegistry.ISettings | null> {
  try {
    return (await registry?.load(SOURCES_ID)) ?? null;
  } catch (error) {
    console.error('The settings of data catalogs cannot be read.', error);
    return null;
  }
}
