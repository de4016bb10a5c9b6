import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  {
    ignores: [
      'dist/',
      'test-results/',
      'e2e/logbooks/',
      'examples/sample-logbook/',
      'sdk/read/kernel/assembly/',
      'sdk/read/kernel/wasm-module.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // An interface that promises a promise is also implemented by what answers at once.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // It is compiled instead of the platform's own types, not beside them.
    files: ['sdk/platform.d.ts'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: ['web/**/*.ts'],
    extends: [lit['flat/recommended'], wc.configs['flat/best-practice']],
    // LitElement has every lifecycle callback.
    rules: { 'wc/guard-super-call': 'off' },
  },
  {
    // `test()` of node:test gives a promise that the runner itself waits for.
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
      // chai's assertions are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // The types of @open-wc/testing make a promise of every `equal`.
    files: ['web/**/*.test.ts', 'e2e/**/*.browser.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['e2e/support/in-page.mjs', 'bench/browser/list-stands.mjs'],
    languageOptions: { globals: globals.browser },
  },
);
