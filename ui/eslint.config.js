import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const onlyBackend = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only ui/src/backend/tauri.ts speaks to Tauri.' }],
};

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/backend/gen'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { rules: { 'no-restricted-imports': ['error', onlyBackend], 'no-console': 'error' } },
  { files: ['src/backend/tauri.ts', 'tests/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
);
