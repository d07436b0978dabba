import type { Locator, Page } from '@playwright/test';

/** Presses a key until the element of that label has the focus. */
export async function pressUntil(
  page: Page,
  key: string,
  label: string
): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return (
        element?.labels?.[0]?.textContent ??
        element?.getAttribute('aria-label') ??
        element?.textContent ??
        ''
      );
    });
  for (let presses = 0; presses < 80; presses++) {
    if ((await focused()).trim() === label) {
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${label} was not reached with ${key}.`);
}

/** Puts code into a new cell below the active one and runs it; its output. */
export async function runInNewCell(page: Page, code: string): Promise<Locator> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(code.trim());
  const [first] = code.trim().split('\n');
  const cell = page.locator('.jp-CodeCell', { hasText: first }).last();
  await page.keyboard.press('Shift+Enter');
  return cell.locator('.jp-OutputArea-output').first();
}
