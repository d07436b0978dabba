import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Sidebar } from '../sidebar';
import type { ISidebarOptions } from '../sidebar';

import { SidebarView } from './SidebarView';

/** The sidebar and the widget that draws it. */
export interface ISidebarParts {
  readonly sidebar: Sidebar;
  readonly widget: ReactWidget;
  /** Resolves when the widget shows what the sidebar asks for. */
  readonly mounted: Promise<void>;
}

/** Makes the sidebar: the part that is loaded when it is first seen. */
export async function createSidebar(
  options: Omit<ISidebarOptions, 'refused'>,
  trans: TranslationBundle
): Promise<ISidebarParts> {
  const refused = (error: unknown) => {
    console.error(error);
    Notification.error(
      trans.__('The browser refuses to remove this index, so it stays.'),
      { autoClose: false }
    );
  };
  const sidebar = await Sidebar.create({ ...options, refused });
  let onMount = () => undefined as void;
  const mounted = new Promise<void>(resolve => {
    onMount = resolve;
  });
  const widget = ReactWidget.create(
    <SidebarView sidebar={sidebar} trans={trans} onMount={onMount} />
  );
  return { sidebar, widget, mounted };
}
