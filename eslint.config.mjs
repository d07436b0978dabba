import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import prettierRecommended from 'eslint-plugin-prettier/recommended';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import jupyterPlugin from '@jupyter/eslint-plugin';

const typescript = ['**/*.ts', '**/*.tsx'];
const tests = ['**/__tests__/**', 'ui-tests/**'];

export default defineConfig([
  {
    ignores: [
      '**/node_modules',
      '.cloudify',
      '.venv',
      '.yarn',
      'coverage',
      'dist',
      'jupyterlab_cloudify',
      'lib',
      'ui-tests/test-results',
      '**/*.d.ts'
    ]
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  { plugins: { jupyter: jupyterPlugin } },
  jupyterPlugin.configs.recommended,
  {
    files: typescript,
    languageOptions: {
      globals: { ...globals.browser, ...globals.es2021, ...globals.node },
      parserOptions: { projectService: true }
    },
    rules: {
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: true }
        }
      ],
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // `namespace CommandIDs`, as everywhere in JupyterLab.
      '@typescript-eslint/no-namespace': 'off',
      // The mistakes that only the types can show.
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } }
      ],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      curly: ['error', 'all'],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-arrow-callback': 'error'
    }
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // Services that other plugins get when they are activated; what is heavy
      // in them is loaded by them on first use.
      'jupyter/prefer-lazy-imports': [
        'warn',
        {
          ignoreImports: [
            './catalogs',
            './catalogSources',
            './settings',
            './sidebarCommands',
            './snippetRegistry',
            './target',
            './twins'
          ]
        }
      ],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error'
    }
  },
  {
    // The browser tests are plain Playwright, without Galata's helpers.
    files: ['ui-tests/**'],
    rules: {
      'jupyter/galata-prefer-context-menu-helper': 'off',
      'jupyter/galata-prefer-filebrowser-helper': 'off',
      'jupyter/galata-prefer-menu-helper': 'off',
      'jupyter/galata-prefer-notebook-cell-helper': 'off',
      'jupyter/galata-prefer-sidebar-activity-helper': 'off'
    }
  },
  {
    // Tests speak to themselves in English and build throw-away plugins.
    files: tests,
    rules: {
      'jupyter/no-untranslated-string': 'off',
      'jupyter/require-disposable-ownership': 'off',
      'jupyter/require-signal-cleanup': 'off',
      'jupyter/prefer-lazy-imports': 'off'
    }
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: { globals: globals.node },
    rules: { curly: ['error', 'all'], eqeqeq: 'error' }
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  prettierRecommended
]);
