import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// Strict and without overrides for single files: mend the code, not this list.
export default defineConfig(
  {
    ignores: ['node_modules/', 'data/', 'coverage/', 'src/web/public/', '**/*.cjs', '*.config.js'],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
)
