import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { globalBans, layerRules, layerSettings } from './eslint.layers.js';

const SIZE_RULES = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 3],
  complexity: ['error', 12],
};

const HOUSE_RULES = {
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-console': 'error',
  eqeqeq: ['error', 'always'],
  'no-undef': 'off',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/ban-ts-comment': [
    'error',
    {
      'ts-ignore': true,
      'ts-nocheck': true,
      'ts-expect-error': 'allow-with-description',
      minimumDescriptionLength: 10,
    },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
    { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
  ],
};

export default ts.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'src/messages/generated/',
      'test-results/',
      'playwright-report/',
      'coverage/',
      'tests/layers/planted/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.worker, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    rules: HOUSE_RULES,
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/**/*.test.ts'],
    plugins: { boundaries },
    settings: { ...layerSettings, 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: { ...layerRules, ...SIZE_RULES, 'svelte/no-at-html-tags': 'error' },
  },
  // A Svelte component's functions are its script and its template: the template is not a function.
  ...globalBans,
  { files: ['scripts/**', 'bench/**', 'tests/**', '*.config.*'], rules: { 'no-console': 'off' } },
);
