import type { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import { CommandIDs, NO_ARGUMENTS } from '../commands';
import type { ICodeTarget } from '../tokens';

import type { DatasetActions } from './actions';
import type { DatasetPanel } from './widget';

type DatasetWidget = MainAreaWidget<DatasetPanel>;

/** What the commands of dataset views work with. */
export interface IDatasetCommandsOptions {
  readonly commands: CommandRegistry;
  readonly trans: TranslationBundle;
  readonly tracker: WidgetTracker<DatasetWidget>;
  readonly target: ICodeTarget | null;
  /** Brings a widget to the front. */
  readonly activate: (id: string) => void;
  /** A new view of the dataset of that id; `null` where the text is no id. */
  readonly open: (
    id: string,
    choices: unknown
  ) => Promise<DatasetWidget | null>;
}

/** Adds the commands of dataset views; all but the first act on the current one. */
export function addDatasetCommands({
  commands,
  trans,
  tracker,
  target,
  activate,
  open
}: IDatasetCommandsOptions): void {
  // A second call while the first is still loading opens no second view.
  const opening = new Map<string, Promise<DatasetWidget | null>>();
  const find = async (
    id: string,
    choices: unknown
  ): Promise<DatasetWidget | null> => {
    const found = tracker.find(({ content }) => content.model.entry.id === id);
    if (found) {
      return found;
    }
    const pending = opening.get(id) ?? open(id, choices);
    opening.set(id, pending);
    return pending.finally(() => opening.delete(id));
  };

  commands.addCommand(CommandIDs.openDataset, {
    label: trans.__('Open view of dataset'),
    caption: trans.__('Show what is inside a dataset'),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          id: {
            type: 'string',
            description: trans.__('The id of the entry of the dataset')
          },
          choices: {
            type: 'object',
            description: trans.__('What a new view of it begins with')
          }
        },
        required: ['id']
      }
    },
    isEnabled: args => idOf(args) !== null,
    execute: async args => {
      const id = idOf(args);
      const widget = id === null ? null : await find(id, args.choices);
      if (widget) {
        activate(widget.id);
      }
      return widget;
    }
  });

  const addAction = (
    command: string,
    label: string,
    caption: string,
    isEnabled: (actions: DatasetActions) => boolean,
    act: (actions: DatasetActions) => Promise<void>
  ) => {
    const current = () => tracker.currentWidget?.content.actions;
    commands.addCommand(command, {
      label,
      caption,
      describedBy: NO_ARGUMENTS,
      isEnabled: () => {
        const actions = current();
        return actions !== undefined && isEnabled(actions);
      },
      execute: async () => {
        const actions = current();
        if (actions) {
          await act(actions);
        }
      }
    });
    const notify = () => commands.notifyCommandChanged(command);
    tracker.currentChanged.connect(notify);
    target?.runtimeChanged.connect(notify);
  };
  addAction(
    CommandIDs.openInNotebook,
    trans.__('Open dataset in notebook'),
    trans.__('Put the code of the current dataset into a notebook'),
    actions => actions.canOpen,
    actions => actions.openInNotebook()
  );
  addAction(
    CommandIDs.insertIntoCell,
    trans.__('Insert code of dataset into cell'),
    trans.__('Put the code of the current dataset at the cursor'),
    actions => actions.canInsert,
    actions => actions.insertIntoCell()
  );
  addAction(
    CommandIDs.copyCode,
    trans.__('Copy code of dataset'),
    trans.__('Copy the code of the current dataset'),
    actions => actions.hasCode,
    actions => actions.copyCode()
  );
}

function idOf({ id }: ReadonlyPartialJSONObject): string | null {
  return typeof id === 'string' && id !== '' ? id : null;
}
