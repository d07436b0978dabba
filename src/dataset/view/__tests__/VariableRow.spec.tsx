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

/** The text of the row of an array. */
function rowOf(array: ReturnType<typeof arrayV3>): string {
  const store = storeV3({ array });
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
  return screen.getByRole('row').textContent ?? '';
}

describe('VariableRow', () => {
  it('says that a store gives no shape that can be, and no size', () => {
    const shape = Array<number>(100_000).fill(1);
    const text = rowOf(arrayV3('float32', { shape }));
    expect(text).toContain('The store gives no shape that an array can have.');
    expect(text).toContain('unknown');
  });

  it('says in words how many chunks there are, of what lengths and size', () => {
    const array = arrayV3('float32', { shape: [54], chunks: [6] });
    expect(rowOf(array)).toContain('9(6), 24 B each');
  });

  it('tells shards from the chunks in them', () => {
    const inner = { chunk_shape: [1, 5], codecs: [] };
    const codecs = [{ name: 'sharding_indexed', configuration: inner }];
    const array = arrayV3(
      'float32',
      { shape: [4, 10], chunks: [2, 10] },
      { codecs }
    );
    expect(rowOf(array)).toContain(
      '2 shards(2, 10), 80 B each, with chunks of (1, 5) inside'
    );
  });

  it('of a single value is one chunk', () => {
    expect(rowOf(arrayV3('float32', { shape: [] }))).toContain('1()');
  });
});
