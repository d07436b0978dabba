import { Notification } from '@jupyterlab/apputils';
import type { ITranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import * as React from 'react';

import { localeOf } from '../../locale';
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
  options: Omit<ISidebarOptions, 'locale' | 'refused'>,
  translator: ITranslator
): Promise<ISidebarParts> {
  const trans = translator.load('jupyterlab_cloudify');
  const locale = localeOf(translator.languageCode);
  const refused = (error: unknown) => {
    console.error(error);
    Notification.error(
      trans.__('The browser refuses to remove this index, so it stays.'),
      { autoClose: false }
    );
  };
  const sidebar = await Sidebar.create({ ...options, locale, refused });
  let onMount = () => undefined as void;
  const mounted = new Promise<void>(resolve => {
    onMount = resolve;
  });
  const widget = ReactWidget.create(
    <SidebarView sidebar={sidebar} trans={trans} onMount={onMount} />
  );
  return { sidebar, widget, mounted };
}
