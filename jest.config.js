const jupyterlab = require('@jupyterlab/testing/lib/jest-config')(__dirname);

// Packages that ship as ES modules, which Jest's own module system cannot
// load: they go through the same transform as our sources.
const ES_MODULES = [
  '@codemirror/',
  '@jupyter/',
  '@jupyterlab/',
  '@marijn/',
  '@microsoft/',
  '@rjsf/',
  '@zarrita/',
  'color',
  'exenv-es6',
  'hyparquet',
  'lib0',
  'marked',
  'nanoid',
  'numcodecs',
  'reference-spec-reader',
  'stac-js',
  'unzipit',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'y-websocket',
  'yjs',
  'zarrita'
];

const shared = {
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
  moduleFileExtensions: jupyterlab.moduleFileExtensions,
  resolver: jupyterlab.resolver,
  transform: {
    '\\.svg$': jupyterlab.transform['\\.svg$'],
    '\\.(m?js|tsx?)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'classic' } },
          target: 'es2022'
        }
      }
    ]
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')}))`],
  // Their `exports` name the condition `import` only. (Switching that
  // condition on for all would break packages that ship both forms.)
  moduleNameMapper: {
    ...jupyterlab.moduleNameMapper,
    '^zarrita$': '<rootDir>/node_modules/zarrita/dist/src/index.js',
    '^@zarrita/storage$':
      '<rootDir>/node_modules/@zarrita/storage/dist/src/index.js',
    '^@zarrita/storage/(.*)$':
      '<rootDir>/node_modules/@zarrita/storage/dist/src/$1.js',
    '^numcodecs$': '<rootDir>/node_modules/numcodecs/dist/index.js',
    '^numcodecs/(.*)$': '<rootDir>/node_modules/numcodecs/dist/$1.js'
  }
};

const CORE = [
  'net',
  'model',
  'zarr',
  'search',
  'sources',
  'snippets',
  'preview',
  'cli'
].map(folder => `<rootDir>/src/${folder}/`);

const SPECS = '**/__tests__/**/*.spec.ts?(x)';

module.exports = {
  testTimeout: 20000,
  // Jest's own choice leaves one core idle, which of two is half the time.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'core',
      testEnvironment: 'node',
      testMatch: CORE.map(folder => `${folder}${SPECS}`)
    },
    {
      ...shared,
      displayName: 'ui',
      setupFiles: [...jupyterlab.setupFiles, '<rootDir>/jest.setup.js'],
      testEnvironment: '<rootDir>/jest.environment.js',
      testMatch: [`<rootDir>/src/${SPECS}`],
      testPathIgnorePatterns: CORE
    }
  ]
};
