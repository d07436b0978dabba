import { CommandIDs, NO_ARGUMENTS } from '../commands';

import { gettingStartedIcon, workshopIcon } from './icons';
import type { ILessonOpenerOptions, LessonOpener } from './lessonOpener';

/** Adds the commands that open the notebooks that we ship. */
export function addLessonCommands(options: ILessonOpenerOptions): void {
  const { commands, trans } = options;
  let opener: Promise<LessonOpener> | null = null;
  const load = () =>
    (opener ??= import('./lessonOpener').then(
      ({ LessonOpener }) => new LessonOpener(options),
      error => {
        // A file of ours that was lost on its way may come the next time.
        opener = null;
        throw error;
      }
    ));
  commands.addCommand(CommandIDs.openGettingStarted, {
    label: trans.__('Getting started'),
    caption: trans.__('Open a notebook with the first steps'),
    icon: gettingStartedIcon,
    describedBy: NO_ARGUMENTS,
    execute: async () => (await load()).openGettingStarted()
  });
  commands.addCommand(CommandIDs.openWorkshop, {
    label: trans.__('Workshop'),
    caption: trans.__('Open the first notebook of the workshop'),
    icon: workshopIcon,
    describedBy: NO_ARGUMENTS,
    execute: async () => (await load()).openWorkshop()
  });
}
