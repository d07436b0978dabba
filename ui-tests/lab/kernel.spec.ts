import { runInNewCell } from '../keyboard';
import { applicationUrl, expect, openDataset, test } from '../page';
import type { Locator, Page } from '../page';

const OSTIA = ['Demo', 'Observations', 'OSTIA'];

/** A cell that is higher than a page; its output is 79. */
const TALL = `${Array.from({ length: 80 }, (_, i) => `line = ${i}`).join('\n')}\nline`;

const openInNotebook = (page: Page) =>
  page.getByRole('button', { name: 'Open in notebook' });

const notebooks = (page: Page) =>
  page.locator('.lm-TabBar-tab[data-type="document-title"]', {
    hasText: '.ipynb'
  });

/** The cells of the notebook in front that hold our code. */
const ourCells = (page: Page) =>
  page
    .locator('.jp-NotebookPanel:visible')
    .locator('.jp-CodeCell', { hasText: 'open_dataset' });

/** The notebook of the dataset, and its view, which it hides. */
async function open(page: Page): Promise<Locator> {
  const view = await openDataset(page, OSTIA);
  await openInNotebook(page).click();
  await expect(ourCells(page)).toHaveCount(1, { timeout: 60_000 });
  return view;
}

async function show(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'OSTIA' }).click();
}

test('two clicks open one notebook with the code once', async ({ app }) => {
  await openDataset(app, OSTIA);
  await openInNotebook(app).dblclick();
  await expect(ourCells(app)).toHaveCount(1, { timeout: 60_000 });
  await show(app);
  await expect(
    app.getByText('The code is in the notebook.', { exact: true })
  ).toBeVisible();
  await expect(notebooks(app)).toHaveCount(1);
});

test('new code is in sight, and goes into no Markdown', async ({ app }) => {
  const view = await open(app);
  await runInNewCell(app, TALL);
  await expect(app.locator('.jp-OutputArea-output').last()).toHaveText('79');
  await app.keyboard.press('Escape');
  await app.keyboard.press('ArrowUp');
  await show(app);
  await openInNotebook(app).click();
  await expect(ourCells(app)).toHaveCount(2);
  await expect(ourCells(app).last()).toBeInViewport();

  await app.keyboard.press('Escape');
  await app.keyboard.press('b');
  await app.keyboard.press('m');
  await expect(app.locator('.jp-MarkdownCell')).toHaveCount(1);
  await show(app);
  await expect(view).toBeVisible();
  await expect(
    view.getByRole('button', { name: 'Insert into cell' })
  ).toBeDisabled();
});

test('two datasets in one notebook have names of their own', async ({
  app
}) => {
  await open(app);
  await app.keyboard.press('Shift+Enter');
  await openDataset(app, ['Demo', 'Ocean models', 'ORCA2']);
  await openInNotebook(app).click();
  await expect(ourCells(app)).toHaveCount(2);
  await app.keyboard.press('Shift+Enter');
  const both = await runInNewCell(
    app,
    "'surface_temperature' in ds, 'votemper' in ds2"
  );
  await expect(both).toHaveText('(True, True)');
});

test('what is inserted is in sight, whatever has hidden its place', async ({
  app
}) => {
  await open(app);
  await runInNewCell(app, TALL);
  const panel = app.locator('.jp-NotebookPanel:visible');
  await panel.locator('.jp-WindowedPanel-outer').evaluate(outer => {
    outer.scrollTo(0, 0);
  });
  await expect(panel.locator('.jp-CodeCell').last()).not.toBeInViewport();
  await show(app);
  await app.getByRole('button', { name: 'Insert into cell' }).click();
  await expect(ourCells(app)).toHaveCount(2);
  await expect(ourCells(app).last()).toBeInViewport();
  await expect(ourCells(app).last().locator('.cm-content')).toBeFocused();

  await app.getByRole('button', { name: 'New Launcher' }).click();
  await app
    .locator('.jp-LauncherCard[data-category="Console"]:visible')
    .click();
  const prompt = app.locator('.jp-CodeConsole-promptCell');
  await expect(prompt).toBeVisible();
  await show(app);
  await expect(prompt).toBeHidden();
  await app.getByRole('button', { name: 'Insert into cell' }).click();
  await expect(prompt).toContainText('open_dataset');
  await expect(prompt).toBeInViewport();
});

test('all that is inserted is in sight, from its first line', async ({
  app
}) => {
  await openDataset(app, OSTIA);
  await app.getByRole('button', { name: 'New Launcher' }).click();
  await app
    .locator('.jp-LauncherCard:visible', { hasText: 'Text File' })
    .click();
  const file = app.locator('.jp-FileEditor');
  await file.locator('.cm-content').fill(TALL);
  await app.keyboard.press('Control+Home');
  await file.locator('.cm-scroller').evaluate(scroller => {
    scroller.scrollTo(0, scroller.scrollHeight);
  });
  await show(app);
  await app.getByRole('button', { name: 'Insert into cell' }).click();
  await expect(file.getByText('# OSTIA')).toBeInViewport();
});

test('nothing is inserted into a cell that must not be edited', async ({
  app
}) => {
  const url = applicationUrl();
  const content = {
    cells: [
      {
        cell_type: 'code',
        id: 'locked',
        metadata: { editable: false },
        source: 'kept',
        outputs: [],
        execution_count: null
      }
    ],
    // Else JupyterLab asks which kernel to start.
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)' }
    },
    nbformat: 4,
    nbformat_minor: 5
  };
  const saved = await app.request.put(
    url.replace('/lab?', '/api/contents/locked.ipynb?'),
    { data: { type: 'notebook', format: 'json', content } }
  );
  expect(saved.ok()).toBe(true);
  await app.goto(`${url.replace('/lab?', '/lab/tree/locked.ipynb?')}&reset`);
  await app.locator('.jp-CodeCell').click();
  const view = await openDataset(app, OSTIA);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  await expect(openInNotebook(app)).toBeEnabled();
  await expect(
    app.getByRole('button', { name: 'Insert into cell' })
  ).toBeDisabled();
});

test('a kernel that is busy is not waited for', async ({ app }) => {
  const view = await open(app);
  // It stays busy until it is answered.
  await runInNewCell(app, "name = input('Who? ')");
  await expect(app.getByPlaceholder(/^↑↓ for history/)).toBeVisible();
  await show(app);
  await expect(view).toBeVisible();
  await openInNotebook(app).click();
  await expect(ourCells(app)).toHaveCount(2, { timeout: 5_000 });
});

test('what a kernel lacks is asked anew after its restart', async ({ app }) => {
  const view = await open(app);
  // A kernel without any package, as long as it lives.
  const done = await runInNewCell(app, 'import sys; sys.path.clear(); 1 + 1');
  await expect(done).toHaveText('2');
  await show(app);
  const lacks = view.getByText(/xarray/).and(view.locator('li'));
  await expect(lacks).toHaveCount(0);
  await openInNotebook(app).click();
  await expect(ourCells(app)).toHaveCount(2);
  await show(app);
  await expect(lacks.first()).toBeVisible();

  await notebooks(app).first().click();
  await app.keyboard.press('Escape');
  await app.getByRole('menuitem', { name: 'Kernel' }).click();
  await app.getByRole('menuitem', { name: /^Restart Kernel…/ }).click();
  await app.getByRole('button', { name: 'Confirm Kernel Restart' }).click();
  await show(app);
  await expect(lacks).toHaveCount(0);
});
