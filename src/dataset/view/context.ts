import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { createContext, useContext } from 'react';

import type { NumberFormat } from '../format';

/** What every part of a dataset view needs. */
export interface IViewContext {
  readonly trans: TranslationBundle;
  readonly numbers: NumberFormat;
  /** Renders the Markdown of catalogs, sanitized. */
  readonly rendermime: IRenderMimeRegistry;
  /** Colours code; `null` where the application has no editor. */
  readonly languages: IEditorLanguageRegistry | null;
  /** Address of a site in which the data can be looked at as well; or `''`. */
  readonly browserSite: string;
}

export const ViewContext = createContext<IViewContext | null>(null);

/** What every part of a dataset view needs. */
export function useView(): IViewContext {
  const context = useContext(ViewContext);
  if (!context) {
    throw new Error('A part of a dataset view stands outside of one.');
  }
  return context;
}
