/**
 * Every command of the extension. The plugins that own them add them; ids are
 * for keyboard shortcuts, menus, other extensions and tests.
 */
export namespace CommandIDs {
  /** Opens the sidebar and focuses its tree. */
  export const showCatalogs = 'cloudify:show-catalogs';
  /** Adds a catalog: `{ url?: string }`; asks when there is no URL. */
  export const addCatalog = 'cloudify:add-catalog';
  export const renameCatalog = 'cloudify:rename-catalog';
  export const removeCatalog = 'cloudify:remove-catalog';
  export const moveCatalogUp = 'cloudify:move-catalog-up';
  export const moveCatalogDown = 'cloudify:move-catalog-down';
  export const restoreDefaults = 'cloudify:restore-default-catalogs';
  /** Reads the selected entry anew; with `{ all: true }` every catalog. */
  export const refresh = 'cloudify:refresh';
  /** Indexes a catalog, so that a search finds all in it: `{ id?: string }`. */
  export const indexCatalog = 'cloudify:index-catalog';
  export const removeIndex = 'cloudify:remove-index';
  export const collapseAll = 'cloudify:collapse-all';
  export const toggleFavourite = 'cloudify:toggle-favourite';
  export const copyAddress = 'cloudify:copy-address';
  /** Opens the dataset of the selected row. */
  export const openSelected = 'cloudify:open-selected';
  /** Opens the view of a dataset: `{ id: string, choices?: object }`. */
  export const openDataset = 'cloudify:open-dataset';
  export const openInNotebook = 'cloudify:open-in-notebook';
  export const insertIntoCell = 'cloudify:insert-into-cell';
  export const copyCode = 'cloudify:copy-code';
  /** Copies an address of this page that leads to the selected row. */
  export const copyLink = 'cloudify:copy-link';
  /** Opens what such an address leads to: `{ search: string }`. */
  export const followLink = 'cloudify:follow-link';
  export const openGettingStarted = 'cloudify:open-getting-started';
  export const openWorkshop = 'cloudify:open-workshop';
  /** Opens a page of the web in a new tab: `{ url: string, title?: string }`. */
  export const openWebPage = 'cloudify:open-web-page';
  /** Hands the person a zip file of all notebooks. */
  export const downloadNotebooks = 'cloudify:download-notebooks';
}

/** Commands that take no arguments say so. */
export const NO_ARGUMENTS = {
  args: { type: 'object' as const, properties: {} }
};
