// Metadata as xarray 2026.9 with zarr 3.1 writes it, shortened.

interface IArrayParts {
  shape: number[];
  chunks?: number[];
  dims?: string[];
  attributes?: object;
}

export function arrayV2(
  dtype: unknown,
  { shape, chunks = shape, dims, attributes = {} }: IArrayParts,
  rest: object = {}
) {
  return {
    zarray: {
      shape,
      chunks,
      dtype,
      fill_value: null,
      order: 'C',
      filters: null,
      dimension_separator: '.',
      compressor: null,
      zarr_format: 2,
      ...rest
    },
    zattrs: { ...attributes, ...(dims ? { _ARRAY_DIMENSIONS: dims } : {}) }
  };
}

export function storeV2(
  arrays: Record<string, ReturnType<typeof arrayV2>>,
  attributes: Record<string, object> = {}
) {
  const metadata: Record<string, unknown> = {
    '.zgroup': { zarr_format: 2 },
    '.zattrs': {}
  };
  for (const [path, value] of Object.entries(attributes)) {
    const prefix = path === '' ? '' : `${path}/`;
    metadata[`${prefix}.zgroup`] = { zarr_format: 2 };
    metadata[`${prefix}.zattrs`] = value;
  }
  for (const [path, { zarray, zattrs }] of Object.entries(arrays)) {
    metadata[`${path}/.zarray`] = zarray;
    metadata[`${path}/.zattrs`] = zattrs;
  }
  return { metadata, zarr_consolidated_format: 1 };
}

export function arrayV3(
  dtype: unknown,
  { shape, chunks = shape, dims, attributes = {} }: IArrayParts,
  rest: object = {}
) {
  return {
    shape,
    data_type: dtype,
    chunk_grid: { name: 'regular', configuration: { chunk_shape: chunks } },
    chunk_key_encoding: { name: 'default', configuration: { separator: '/' } },
    fill_value: 0,
    codecs: [{ name: 'bytes', configuration: { endian: 'little' } }],
    attributes,
    ...(dims ? { dimension_names: dims } : {}),
    zarr_format: 3,
    node_type: 'array',
    storage_transformers: [],
    ...rest
  };
}

export function groupV3(attributes: object = {}) {
  return { attributes, zarr_format: 3, node_type: 'group' };
}

export function storeV3(nodes: Record<string, object>, attributes = {}) {
  return {
    ...groupV3(attributes),
    consolidated_metadata: {
      kind: 'inline',
      must_understand: false,
      metadata: nodes
    }
  };
}
