import { RenderMimeRegistry } from '@jupyterlab/rendermime';
import { nullTranslator } from '@jupyterlab/translation';
import { render, screen } from '@testing-library/react';
import * as React from 'react';

import type { JSONObject } from '../../../model';
import { readGroups } from '../../../zarr/groups';
import { readNodes } from '../../../zarr/document';
import { arrayV3, storeV3 } from '../../../zarr/__tests__/documents';
import { NumberFormat } from '../../format';
import { ViewContext } from '../context';
import { VariableRow } from '../VariableRow';

const trans = nullTranslator.load('jupyterlab_cloudify');

describe('VariableRow', () => {
  it('says that a store gives no shape that can be, and no size', () => {
    const shape = Array<number>(100_000).fill(1);
    const store = storeV3({ deep: arrayV3('float32', { shape }) });
    const [root] = readGroups(readNodes(store as unknown as JSONObject, 3), 3);
    const context = {
      trans,
      numbers: new NumberFormat(trans, 'en'),
      rendermime: new RenderMimeRegistry(),
      languages: null,
      browserSite: ''
    };
    render(
      <ViewContext.Provider value={context}>
        <table>
          <tbody>
            <VariableRow
              variable={root.variables[0]}
              isTicked={null}
              onTick={() => undefined}
            />
          </tbody>
        </table>
      </ViewContext.Provider>
    );
    const row = screen.getByRole('row');
    expect(row.textContent).toContain(
      'The store gives no shape that an array can have.'
    );
    expect(row.textContent).toContain('unknown');
  });
});
