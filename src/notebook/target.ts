import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { IConsoleTracker } from '@jupyterlab/console';
import type { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import type { IEditorTracker } from '@jupyterlab/fileeditor';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel, ServiceManager } from '@jupyterlab/services';
import type { CommandRegistry } from '@lumino/commands';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

import { unknownKernel } from '../model';
import type { IRuntime } from '../model';
import { NoPythonError } from '../tokens';
import type { ICodeRequest, ICodeTarget, ISnippet } from '../tokens';

import { KernelPackages } from './packages';

/** Milliseconds that a kernel has to start, or to say what it holds. */
const PATIENCE = 10_000;

/** What the target works with; what an application lacks is `null`. */
export interface ITargetOptions {
  readonly commands: CommandRegistry;
  readonly services: ServiceManager.IManager;
  readonly notebooks: INotebookTracker | null;
  readonly consoles: IConsoleTracker | null;
  readonly editors: IEditorTracker | null;
  readonly browser: IDefaultFileBrowser | null;
  /** Brings a widget to the front. */
  readonly activate: (id: string) => void;
  /** Where kernels run. */
  readonly host: IRuntime['host'];
}

/** Something that takes code at its cursor. */
interface IPlace {
  readonly widget?: Widget | null;
  readonly editor?: CodeEditor.IEditor | null;
}

/**
 * Puts code into notebooks, consoles and editors.
 */
export class CodeTarget implements ICodeTarget {
  constructor(private readonly _options: ITargetOptions) {
    const { notebooks, consoles, editors } = _options;
    for (const tracker of [notebooks, consoles, editors]) {
      tracker?.currentChanged.connect((_, widget) => {
        this._last = widget ? tracker : this._last;
        this._runtimeChanged.emit(this.runtime);
      }, this);
    }
    notebooks?.currentChanged.connect((_, panel) => this._follow(panel), this);
    this._follow(notebooks?.currentWidget ?? null);
    this._packages.changed.connect(
      () => this._runtimeChanged.emit(this.runtime),
      this
    );
  }

  get runtime(): IRuntime {
    return this._runtimeOf(this._notebook()?.sessionContext.session?.kernel);
  }

  get runtimeChanged(): ISignal<this, IRuntime> {
    return this._runtimeChanged;
  }

  get canInsert(): boolean {
    const { editor } = this._place();
    return Boolean(editor && !editor.getOption('readOnly'));
  }

  async openInNotebook({ write, dataset }: ICodeRequest): Promise<ISnippet> {
    const panel = this._notebook() ?? (await this._createNotebook());
    await panel.context.ready;
    const { insertSnippet, nameFor } = await import('./cells');
    const kernel = panel.sessionContext.session?.kernel;
    if (kernel && this._options.host !== 'lite' && kernel.status !== 'busy') {
      // What was missing may have been installed since it was asked.
      await within(PATIENCE, this._packages.ask(kernel));
    }
    const { model } = panel.content;
    if (panel.isDisposed || !model) {
      throw new Error('The notebook has been closed.');
    }
    const snippet = write(this._runtimeOf(kernel), nameFor(model, dataset));
    insertSnippet(panel.content, model, snippet, dataset);
    this._options.activate(panel.id);
    panel.content.scrollToItem(panel.content.activeCellIndex).catch(() => {
      // It is gone again, or hidden: there is nothing to see.
    });
    return snippet;
  }

  async insert({ write }: ICodeRequest): Promise<void> {
    const { widget, editor } = this._place();
    if (!widget || !editor?.replaceSelection || !this.canInsert) {
      throw new Error('There is no code cell, console or file to insert into.');
    }
    const { start } = editor.getSelection();
    editor.replaceSelection(write(this.runtime).code);
    // Another tab may hide it.
    this._options.activate(widget.id);
    editor.focus();
    editor.revealSelection({ start, end: editor.getCursorPosition() });
  }

  /** The current notebook, when it can take Python. */
  private _notebook(): NotebookPanel | null {
    const panel = this._options.notebooks?.currentWidget ?? null;
    const model = panel?.content.model;
    if (!panel || !model || model.readOnly) {
      return null;
    }
    const spec = model.getMetadata('kernelspec');
    const info = model.getMetadata('language_info');
    const language =
      spec?.language ?? info?.name ?? model.defaultKernelLanguage;
    return /^i?python/i.test(language || 'python') ? panel : null;
  }

  private async _createNotebook(): Promise<NotebookPanel> {
    const { commands, browser } = this._options;
    const panel: NotebookPanel = await commands.execute('notebook:create-new', {
      cwd: browser?.model.path ?? '',
      kernelName: await this._pythonKernel()
    });
    await panel.context.ready;
    // Where it takes long, code that any kernel understands need not wait.
    await within(PATIENCE, panel.sessionContext.ready);
    return panel;
  }

  /** The default kernel when it runs Python, else the first that does. */
  private async _pythonKernel(): Promise<string> {
    const { kernelspecs } = this._options.services;
    await kernelspecs.ready;
    const { default: preferred = '', kernelspecs: specs = {} } =
      kernelspecs.specs ?? {};
    const runsPython = (name: string) =>
      specs[name]?.language.toLowerCase() === 'python';
    const name = runsPython(preferred)
      ? preferred
      : Object.keys(specs).find(runsPython);
    if (name === undefined) {
      throw new NoPythonError();
    }
    return name;
  }

  /** The last active notebook, console or file, and where it takes code. */
  private _place(): IPlace {
    const { notebooks, consoles, editors } = this._options;
    switch (this._last) {
      case null:
        return {};
      case consoles: {
        const widget = consoles?.currentWidget;
        return { widget, editor: widget?.console.promptCell?.editor };
      }
      case editors: {
        const widget = editors?.currentWidget;
        return { widget, editor: widget?.content.editor };
      }
      default: {
        const widget = notebooks?.currentWidget;
        const cell = widget?.content.activeCell;
        const isCode = cell?.model.type === 'code';
        return { widget, editor: isCode ? cell.editor : null };
      }
    }
  }

  /** Another kernel in the notebook is another target. */
  private _follow(panel: NotebookPanel | null): void {
    if (panel && !this._followed.has(panel)) {
      this._followed.add(panel);
      panel.sessionContext.kernelChanged.connect(
        () => this._runtimeChanged.emit(this.runtime),
        this
      );
    }
  }

  private _runtimeOf(kernel?: Kernel.IKernelConnection | null): IRuntime {
    const { host } = this._options;
    if (!kernel) {
      return unknownKernel(host);
    }
    // In a page there is nothing to ask: it fetches what a cell imports.
    const packages = host === 'lite' ? null : this._packages.of(kernel);
    return { host, language: 'python', packages };
  }

  private _last: object | null = null;
  private readonly _followed = new WeakSet<NotebookPanel>();
  private readonly _packages = new KernelPackages();
  private readonly _runtimeChanged = new Signal<this, IRuntime>(this);
}

/** Waits for `promise`, but no longer than `milliseconds`. */
async function within(
  milliseconds: number,
  promise: Promise<void>
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
