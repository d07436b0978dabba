import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { state } from '../../scripts/lib/paths.mjs';
import { assemble, build, siteBuilder } from '../../scripts/lib/site.mjs';
import { contents, step } from '../../scripts/lib/steps.mjs';

function edit(file, change) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  change(document);
  writeFileSync(file, JSON.stringify(document));
}

/**
 * JupyterLite of the same pins and contents as our site, without our extension
 * and what comes with it; built into `target`.
 */
export async function plainSite(target) {
  const title = 'Plain JupyterLite';
  const { venv, kernel } = await siteBuilder();
  const inputs = [contents('lite', 'scripts/lib', 'bench/lib/plainSite.mjs')];
  await step(title, { inputs, outputs: [target] }, async () => {
    const source = state('bench', 'plain');
    await assemble(source, 'offline');
    rmSync(path.join(source, 'overrides.json'));
    edit(path.join(source, 'jupyter_lite_config.json'), config => {
      delete config.PyodideLockAddon.patches;
    });
    const workspaces = path.join(source, 'workspaces');
    for (const name of readdirSync(workspaces)) {
      edit(path.join(workspaces, name), ({ data }) => {
        data['layout-restorer:data'].left.current = 'filebrowser';
      });
    }
    await build(title, source, target, {
      venv,
      extensions: [kernel],
      more: []
    });
  });
}
