import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['node_modules', 'kit', 'bridge'] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Whoever waits for time to pass waits too long or not long enough: poll with support/until.mjs.
      'no-restricted-imports': ['error', { paths: ['timers/promises'] }],
    },
  },
  { files: ['tour/**'], rules: { 'no-console': 'off' } },
];
