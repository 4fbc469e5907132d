// The house rules as errors: what the community directory asks of a plugin, strict types, and who may import whom.
import obsidianmd from 'eslint-plugin-obsidianmd';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Files of the plugin that may write to the vault. Everything else in src must not. */
const VAULT_WRITERS = [
  'src/obsidian/attempt-log.ts',
  'src/obsidian/export-file.ts',
  'src/obsidian/new-note.ts',
  'src/obsidian/note-writer.ts',
  'src/obsidian/sample-note.ts',
  'src/obsidian/settings-store.ts',
];

const CORE_IMPORTS = ['gray-matter', 'yaml', 'ts-fsrs'];

/** Members of Obsidian's API that write. */
const WRITES =
  'modify|modifyBinary|append|process|processFrontMatter|create|createBinary|createFolder|rename|renameFile|copy|delete|trash|trashFile|write';

const noVaultWrites = {
  selector: `CallExpression[callee.property.name=/^(${WRITES})$/][callee.object.property.name=/^(vault|fileManager|adapter)$/], CallExpression[callee.property.name=/^(${WRITES})$/][callee.object.name=/^(vault|fileManager|adapter)$/]`,
  message: 'Only the files listed as vault writers may write to the vault.',
};

const noImpureCore = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is an argument in src/core.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time is an argument in src/core.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness is an argument in src/core.',
  },
];

const OWN_WINDOW = 'A pane may be in a window of its own: use the one of its element';

/** Objects of the main window. Its timers are no harm: they run for the plugin, and in all windows alike. */
const noMainWindow = [
  {
    selector: 'NewExpression[callee.name=/^(Resize|Intersection|Mutation)Observer$/]',
    message: `${OWN_WINDOW}, el.win.`,
  },
  {
    selector:
      "BinaryExpression[operator='instanceof'][right.name=/^(Node|Element|Text|Document|DocumentFragment|Window|Range|Selection|EventTarget|(HTML|SVG)\\w*|\\w*Event)$/]",
    message: 'A pane may be in a window of its own, which has classes of its own: use instanceOf.',
  },
  { selector: "MemberExpression[object.name='document']", message: `${OWN_WINDOW}, el.doc.` },
  {
    selector: "MemberExpression[object.name='window'][property.name!=/^(set|clear)(Timeout|Interval)$/]",
    message: `${OWN_WINDOW}, el.win.`,
  },
];

const DOM_GLOBALS = [
  'window',
  'document',
  'activeDocument',
  'activeWindow',
  'navigator',
  'localStorage',
  'fetch',
  'console',
  'process',
  'Buffer',
  'setTimeout',
  'setInterval',
  'performance',
  'crypto',
];

export default defineConfig([
  globalIgnores([
    'main.js',
    'node_modules/',
    '.demo/',
    '**/*.d.mts',
    'coverage/',
    'demo/vault/',
    'package-lock.json',
  ]),
  ...obsidianmd.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts', '**/*.mjs'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './test/tsconfig.json', './demo/tsconfig.json', './bench/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noVaultWrites, ...noMainWindow],
      'no-restricted-properties': [
        'error',
        { object: 'Object', property: 'hasOwn', message: 'Older phones lack it. Use hasOwn in src/core.' },
      ],
    },
  },
  {
    files: VAULT_WRITERS,
    rules: { 'no-restricted-syntax': ['error', ...noMainWindow] },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noImpureCore],
      'no-restricted-globals': ['error', ...DOM_GLOBALS],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(?!\\.|(${CORE_IMPORTS.join('|')})$)`,
              message: 'src/core imports only itself, gray-matter, yaml and ts-fsrs.',
            },
            { regex: '/(ui|obsidian)(/|$)', message: 'src/core knows neither screen nor host.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/core/schedule/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|(gray-matter|yaml)$)',
              message:
                'src/core imports only itself, gray-matter and yaml; ts-fsrs is for src/core/schedule.',
            },
            { regex: '/(ui|obsidian)(/|$)', message: 'src/core knows neither screen nor host.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/ui/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/(obsidian|wiring|main)(/|$)',
              message: 'src/ui does not know the adapters; src/wiring joins them.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/obsidian/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/(ui|wiring|main)(/|$)',
              message: 'src/obsidian does not know the screens; src/wiring joins them.',
            },
          ],
        },
      ],
    },
  },
  {
    // Neither the tests nor the demo are part of the plugin: they run in Node and in a browser.
    files: ['test/**', 'demo/**', 'scripts/**', 'bench/**', '*.mjs', '*.ts'],
    rules: Object.fromEntries([
      ...Object.keys(obsidianmd.rules ?? {}).map((rule) => [`obsidianmd/${rule}`, 'off']),
      ['no-console', 'off'],
      ['no-undef', 'off'],
      ['import/no-nodejs-modules', 'off'],
      ['import/no-extraneous-dependencies', 'off'],
      ['no-restricted-globals', 'off'],
      // What they import by a computed path, they built themselves.
      ['no-unsanitized/method', 'off'],
    ]),
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null, programs: null } },
  },
]);
