import type { TranslationBundle } from '@jupyterlab/translation';
import { SingletonLayout, Widget } from '@lumino/widgets';
import type { Message } from '@lumino/messaging';

import { catalogsIcon } from './icons';
import type { Sidebar } from './sidebar';
import type { ISidebarParts } from './view';

/**
 * The tab of the sidebar. What it shows is loaded when it is first seen, and
 * no catalog is asked before.
 */
export class SidebarPanel extends Widget {
  constructor(
    private readonly _load: () => Promise<ISidebarParts>,
    private readonly _trans: TranslationBundle
  ) {
    super();
    const name = _trans.__('Data catalogs');
    this.id = 'jupyterlab-cloudify-catalogs';
    this.addClass('jp-CloudifySidebar');
    this.layout = new SingletonLayout();
    this.title.icon = catalogsIcon;
    this.title.caption = name;
    this.title.dataset = { jpTabLabel: name };
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', name);
  }

  /** The sidebar, once it has been seen. */
  get sidebar(): Sidebar | null {
    return this._sidebar;
  }

  /** Loads the sidebar, if that has not happened yet. */
  open(): Promise<Sidebar> {
    this._opened ??= this._open();
    return this._opened;
  }

  override dispose(): void {
    this._sidebar?.dispose();
    super.dispose();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this._openIfVisible();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._openIfVisible();
  }

  private _openIfVisible(): void {
    if (this.isVisible) {
      this.open().catch(error => {
        console.error('The data catalogs cannot be shown.', error);
      });
    }
  }

  private async _open(): Promise<Sidebar> {
    const layout = this.layout as SingletonLayout;
    try {
      const { sidebar, widget, mounted } = await this._load();
      this._sidebar = sidebar;
      layout.widget = widget;
      await mounted;
      return sidebar;
    } catch (error) {
      this._opened = null;
      const notice = new Widget();
      notice.addClass('jp-CloudifyEmpty');
      notice.node.textContent = this._trans.__(
        'The data catalogs cannot be shown. Reload the page to try again.'
      );
      layout.widget = notice;
      throw error;
    }
  }

  private _sidebar: Sidebar | null = null;
  private _opened: Promise<Sidebar> | null = null;
}
