import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { copy } from '../clipboard';

import type { Sidebar } from './sidebar';

/** Asks for another name of the catalog that commands act on. */
export async function rename(
  sidebar: Sidebar,
  trans: TranslationBundle
): Promise<void> {
  const url = sidebar.currentCatalog;
  const node = sidebar.current;
  if (url && node) {
    const { value, button } = await InputDialog.getText({
      title: trans.__('Rename catalog'),
      label: trans.__('Name; empty for the name that the catalog has itself'),
      text: node.label.join(' · ')
    });
    if (button.accept) {
      await sidebar.catalogs.rename(url, value?.trim() ?? '');
    }
    sidebar.focus();
  }
}

/** Removes the catalog that commands act on, once that is confirmed. */
export async function remove(
  sidebar: Sidebar,
  trans: TranslationBundle
): Promise<void> {
  const url = sidebar.currentCatalog;
  const node = sidebar.current;
  if (url && node) {
    const isSite = sidebar.catalogs.catalogs.some(
      catalog => catalog.url === url && catalog.from === 'site'
    );
    const { button } = await showDialog({
      title: trans.__('Remove %1?', node.label.join(' · ').slice(0, 100)),
      body: isSite
        ? trans.__('“Restore default catalogs” brings it back.')
        : trans.__('The catalog itself is not touched: %1', url),
      buttons: [
        Dialog.cancelButton(),
        Dialog.warnButton({ label: trans.__('Remove') })
      ]
    });
    if (button.accept) {
      await sidebar.catalogs.remove(url);
    }
    sidebar.focus();
  }
}

/** Copies a text, or shows it where the browser does not allow that. */
export async function copyOrShow(
  text: string,
  trans: TranslationBundle
): Promise<void> {
  try {
    await copy(text);
  } catch {
    await InputDialog.getText({
      title: trans.__('Copy it with the keyboard'),
      label: trans.__('The browser does not allow copying here.'),
      text
    });
  }
}
