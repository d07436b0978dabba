import { nullTranslator } from '@jupyterlab/translation';
import { screen } from '@testing-library/react';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { downloadNotebooks } from '../download';

import { startJupyter } from './jupyterServer';
import type { IJupyterServer } from './jupyterServer';

let jupyter: IJupyterServer;

beforeAll(async () => {
  jupyter = await startJupyter();
}, 30_000);

afterAll(() => jupyter.close());

it('names every file that is not in the zip file, however many', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `A long name ${i}.md`);
  const files = names.map(name => join(jupyter.root, name));
  files.forEach(file => writeFileSync(file, 'text'));
  const { contents } = jupyter;
  const get = contents.get.bind(contents);
  // Gone between the listing and the reading, as files may be.
  contents.get = async (path, options) => {
    const answer = await get(path, options);
    files.forEach(file => rmSync(file, { force: true }));
    return answer;
  };
  await downloadNotebooks(contents, nullTranslator.load('jupyterlab_cloudify'));
  const { textContent } = await screen.findByText(/^30 files/);
  for (const name of names) {
    expect(textContent).toContain(name);
  }
});
