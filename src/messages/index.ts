export { failureMessage } from './failure';
export type { IFailureMessage, Translate } from './message';
export { snippetNoteMessage } from './snippetNote';
