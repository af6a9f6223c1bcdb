import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Which module may import which is checked by cloud-api/test/arch/imports.spec.ts.
const TESTS = ['**/*.spec.{ts,tsx}', '**/*.e2e-spec.ts', '**/test/**', 'e2e/**', '**/bench/**'];
const NODE_GLOBALS = ['AbortSignal', 'Buffer', 'clearInterval', 'clearTimeout', 'console', 'fetch', 'performance', 'process', 'setInterval', 'setTimeout', 'URL'];
const COMMONJS_GLOBALS = ['module', 'require', '__dirname', '__filename', 'exports'];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/.taro-cache/', '.cache/', '.data/', '**/coverage/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack', 'xxx'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: readonly(NODE_GLOBALS) } },
  {
    files: ['**/*.cjs', '**/babel.config.js'],
    languageOptions: { sourceType: 'commonjs', globals: readonly([...NODE_GLOBALS, ...COMMONJS_GLOBALS]) },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['cloud-api/src/**/*.ts'],
    ignores: ['cloud-api/src/cli.ts', 'cloud-api/src/commands/**', 'cloud-api/src/database/seed/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['{miniprogram,web-console}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: TESTS, rules: { '@typescript-eslint/no-explicit-any': 'off' } },
);
