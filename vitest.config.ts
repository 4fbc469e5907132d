import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findChrome, HOW_TO_GET_CHROME } from './test/support/chrome';

const root = fileURLToPath(new URL('.', import.meta.url));

const project = (test: object): TestProjectConfiguration => ({ extends: true, test });

/** Pure code and the demo's server, in Node. */
const node = project({
  name: 'node',
  environment: 'node',
  include: ['test/core/**/*.test.ts', 'test/demo/**/*.test.ts', 'test/project/**/*.test.ts'],
});

/** Screens and adapters, in jsdom on the mocks of Obsidian's API. */
const dom = project({
  name: 'dom',
  environment: './test/support/jsdom-environment.ts',
  include: ['test/{ui,obsidian,wiring}/**/*.test.ts', 'test/main.test.ts'],
  setupFiles: ['obsidian-test-mocks/vitest-setup', './test/support/dom-setup.ts'],
});

/** Whole journeys on the built main.js, in a real browser. */
const browser = project({
  name: 'browser',
  environment: 'node',
  include: ['test/browser/**/*.test.ts'],
  globalSetup: ['./test/support/build-all.ts'],
  testTimeout: 180_000,
  hookTimeout: 180_000,
  fileParallelism: false,
  // What is polled for comes late where the machine is busy.
  expect: { poll: { timeout: 10_000 } },
});

const hasChrome = findChrome() !== null;
if (!hasChrome) {
  if (process.env['CI'] === 'true') throw new Error(HOW_TO_GET_CHROME);
  // This file is read more than once in a run; people are told once.
  if (process.env['TOLD_ABOUT_CHROME'] === undefined) console.warn(HOW_TO_GET_CHROME);
  process.env['TOLD_ABOUT_CHROME'] = 'yes';
}

/** No claim about speed, but a guard against what never ends; machines that run the tests may be busy. */
const PATIENCE = 60_000;

export default defineConfig({
  root,
  resolve: { alias: { obsidian: 'obsidian-test-mocks/obsidian' } },
  test: {
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    projects: hasChrome ? [node, dom, browser] : [node, dom],
  },
});
