/**
 * The arrows of the house, checked by `jlpm arrows`:
 *
 *   net ← model ← zarr, search, sources, snippets, preview ← sidebar, dataset ← index
 *
 * Everything left of the widgets is the core. That it names nothing of the DOM
 * is checked by compiling it with the types of a worker, which has fetch but no
 * document (tsconfig.core.json).
 */
const CORE = '(net|model|zarr|search|sources|snippets|preview)';

const SHARED_BY_SOURCES = '(source|detect|format|url|attributes|groups)[.]ts$';

/** Files in `folder` may import only the folders `allowed` of src. */
const only = (folder, ...allowed) => ({
  name: `${folder}-imports-only-what-is-below-it`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[folder, ...allowed].join('|')})(/|[.]ts$)`
  }
});

module.exports = {
  forbidden: [
    only('net'),
    only('model', 'net'),
    only('zarr', 'model', 'net'),
    only('snippets', 'model', 'net'),
    only('preview', 'zarr', 'model', 'net'),
    only('search', 'model', 'net'),
    only('sources', 'search', 'zarr', 'model', 'net'),
    only('cli', CORE, 'messages'),
    {
      name: 'the-core-knows-no-page',
      severity: 'error',
      from: { path: `^src/(${CORE}|cli)/` },
      to: {
        path: 'node_modules/(@jupyterlab|@jupyter|@lumino|@tanstack|react|react-dom)/'
      }
    },
    {
      // The files of one source share its name's first word: stac, stacAccess.
      name: 'a-source-knows-no-other-source',
      severity: 'error',
      from: {
        path: '^src/sources/([a-z0-9]+)',
        pathNot: '^src/sources/(__tests__|registry[.]ts)'
      },
      to: {
        path: '^src/sources/',
        pathNot: `^src/sources/($1[A-Z./]|${SHARED_BY_SOURCES})`
      }
    },
    {
      name: 'widgets-know-sources-by-interface-only',
      severity: 'error',
      from: { path: '^src/(sidebar|dataset|notebook)/', pathNot: '__tests__' },
      to: {
        path: '^src/sources/',
        pathNot: `^src/sources/${SHARED_BY_SOURCES}`
      }
    },
    {
      name: 'sidebar-and-dataset-are-strangers',
      severity: 'error',
      from: { path: '^src/(sidebar|dataset)/' },
      to: { path: '^src/(sidebar|dataset)/', pathNot: '^src/$1/' }
    },
    {
      name: 'nothing-imports-the-root',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/__tests__/' },
      to: { path: '^src/index[.]ts$' }
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'every-import-exists',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types']
    }
  }
};
