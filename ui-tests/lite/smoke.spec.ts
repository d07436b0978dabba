import { expect, sidebar, sidebarTab, test, tree } from '../page';

test('the sidebar opens and lists the demo catalog', async ({ app }) => {
  await sidebarTab(app).click();
  await expect(sidebar(app)).toBeVisible();
  await expect(tree(app).getByRole('treeitem').first()).toBeVisible();
});
