/*
 * One lint configuration for every package. The rules of docs/architecture.md that a machine can check live here:
 * sizes, layers, which family may import which, promises.
 */
const path = require('path');
const factory = require('@backstage/cli/config/eslint-factory');
const families = require('./families');

const root = path.resolve(__dirname, '../..');

/** Layers inside a package: `from` may not be imported by `target`. */
const layers = [
  { target: 'database', from: ['router', 'service', 'jobs', 'actions'] },
  { target: 'service', from: ['router', 'jobs', 'actions'] },
  { target: 'jobs', from: ['router', 'database'] },
  { target: 'actions', from: ['router', 'database'] },
  { target: 'router', from: ['database', 'jobs', 'actions'] },
  { target: 'lib', from: ['components', 'hooks', 'extensions'] },
  { target: 'hooks', from: ['components', 'extensions'] },
  { target: 'components', from: ['extensions'] },
  {
    target: 'domain',
    from: ['client', 'openapi', 'permissions', 'components', 'hooks'],
  },
];

const sizes = (lines, perFunction) => ({
  'max-lines': [
    'error',
    { max: lines, skipBlankLines: true, skipComments: true },
  ],
  'max-lines-per-function': [
    'error',
    { max: perFunction, skipBlankLines: true, skipComments: true },
  ],
});

module.exports = dir => {
  const manifest = require(path.join(dir, 'package.json'));
  const zones = layers.flatMap(({ target, from }) =>
    from.map(source => ({
      target: `./src/${target}`,
      from: `./src/${source}`,
    })),
  );

  return factory(dir, {
    ignorePatterns: ['**/dist/**', '**/dist-types/**'],
    settings: {
      'import/resolver': {
        node: { extensions: ['.ts', '.tsx', '.js', '.json'] },
      },
    },
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      'import/no-restricted-paths': ['error', { basePath: dir, zones }],
      'max-params': ['error', { max: 7 }],
      // supertest asserts as well: `get('/x').expect(403)`.
      'jest/expect-expect': [
        'warn',
        { assertFunctionNames: ['expect', '**.expect'] },
      ],
      // The limit is 300 and 50; the machine stops at one and a half times that.
      ...sizes(450, 75),
    },
    parserOptions: {
      project: path.join(root, 'tsconfig.json'),
      tsconfigRootDir: root,
    },
    tsRules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
    restrictedImports: [
      { name: 'moment', message: 'Use Intl or luxon.' },
      { name: 'node-fetch', message: 'Use fetch.' },
      { name: 'axios', message: 'Use fetch.' },
      {
        name: '@backstage/core-compat-api',
        message: 'Components work in both systems without it.',
      },
    ],
    restrictedImportPatterns: [
      '@mui/*',
      '@callboard/*/src/**',
      '@callboard/*/dist/**',
      ...families.restrictedPatterns(manifest),
    ],
    overrides: [
      {
        files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
        parserOptions: { project: null },
      },
      {
        // A component is mark-up: three times the lines of a function are readable there.
        files: ['**/*.tsx'],
        rules: sizes(450, 225),
      },
      {
        files: ['**/*.test.ts', '**/*.test.tsx', '**/e2e-tests/**'],
        rules: {
          'max-lines-per-function': 'off',
          'max-lines': ['error', { max: 450 }],
        },
      },
      {
        // Journeys share one set of fixtures at the root; they are no part of a package.
        files: ['**/e2e-tests/**'],
        rules: { '@backstage/no-relative-monorepo-imports': 'off' },
      },
      {
        files: [
          '**/openapi/**',
          '**/translation.ts',
          '**/migrations/**',
          '**/fixtures/**',
        ],
        rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
      },
    ],
  });
};
