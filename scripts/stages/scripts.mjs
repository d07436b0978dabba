import { nodeTest } from '../lib/nodeTest.mjs';

export const title = 'The commands themselves';

export const stage = () =>
  nodeTest('scripts', 'scripts/__tests__/commands.test.mjs');
