const sidebar = page => page.getByRole('region', { name: 'Data catalogs' });

const tree = page => sidebar(page).getByRole('tree', { name: 'Catalogs' });

/** The first row of the tree whose name begins with `name`. */
export const row = (page, name) =>
  tree(page)
    .getByRole('treeitem', { name: new RegExp(`^${name}`) })
    .first();

export const searchBox = page =>
  sidebar(page).getByRole('searchbox', { name: 'Search catalogs' });

export const button = (page, name) =>
  sidebar(page).getByRole('button', { name, exact: true });

export async function openSidebar(page) {
  await page.getByRole('tab', { name: 'Data catalogs' }).click();
  await tree(page).waitFor();
}

/** Types an address into the form *Add catalog*; Enter is the caller's. */
export async function typeAddress(page, url) {
  await button(page, 'Add catalog').click();
  await sidebar(page)
    .getByRole('textbox', { name: 'Address of a catalog or dataset' })
    .fill(url);
}

/** Opens a node of the tree and waits for a child of it. */
export async function expand(page, name, child) {
  await row(page, name).click();
  await row(page, child).waitFor();
}

/** Rows of the tree, and elements of the whole sidebar, in the DOM. */
export async function sizeInDOM(page) {
  return {
    rows: await sidebar(page).getByRole('treeitem').count(),
    elements: await sidebar(page).locator('*').count()
  };
}
