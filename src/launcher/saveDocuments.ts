import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';

/**
 * Saves what is open and has changed, so that the contents hold what the person
 * sees. A document that cannot be saved tells so itself and stops no other.
 */
export async function saveDocuments(
  shell: JupyterFrontEnd.IShell,
  documents: IDocumentManager
): Promise<void> {
  const saving = new Map<unknown, Promise<void>>();
  for (const widget of shell.widgets('main')) {
    const context = documents.contextForWidget(widget);
    // Two views of one document share its context.
    if (context && !saving.has(context)) {
      const { model, contentsModel } = context;
      if (model.dirty && contentsModel?.writable) {
        saving.set(context, context.save());
      }
    }
  }
  await Promise.allSettled(saving.values());
}
