import { build, type Plugin } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { plugins } from '../../esbuild.config.mjs';
import type * as Edit from '../../src/core/record/edit';
import type * as Parse from '../../src/core/note/parse';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { spelledOut } from '../support/notes';

type Core = Pick<typeof Edit, 'editRecord'> & Pick<typeof Parse, 'parseNote'>;

/** Bundles the core as it ships, or with its libraries whole, and loads it where nothing of Node can be required. */
async function load(used: Plugin[]): Promise<Core> {
  const contents =
    "export { editRecord } from './src/core/record/edit'; export { parseNote } from './src/core/note/parse';";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    write: false,
    logLevel: 'warning',
    plugins: used,
  });
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own build
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, () => {
    throw new Error('Nothing can be required here.');
  });
  return module.exports as Core;
}

let shipped: Core;
let whole: Core;

beforeAll(async () => {
  // The first plugin makes gray-matter run without Node; the others only leave parts of libraries out.
  [shipped, whole] = await Promise.all([load(plugins), load(plugins.slice(0, 1))]);
});

it.each([
  '### Q1: Why?\n\nBecause.\n',
  '---\ntitle: {{title}}\ndate: {{date}}\n---\n',
  '---\n{{key}}: 1\n? [a, b]\n: 2\n? {c: d}\n: 3\n---\n',
  '---\nb: !!binary aGk=\ns: !!set {x, y}\no: !!omap [a: 1]\nd: 2026-11-01\nt: 12:30\nn: 0x1F\ny: yes\n---\n',
  '---\nbase: &base {q1: 2}\nconfidence: *base\n---\n',
  '---\n<<: {q1: 1}\ntext: |\n  confidence:\n    q1: 3\nquoted: "a\\tb"\n---\n',
  '---\nconfidence: {q1: 3}\ndrill_log: {q1: 9f3a1c 2026-11-01:1 +2:2}\ntags: [a, b]\n---\n',
  '---\nbroken: [1\n---\n',
])('the shipped bundle reads and writes %j as the whole libraries do', (text) => {
  const edit = {
    type: 'rate',
    id: 'q1',
    hash: '9f3a1c',
    confidence: 1,
    day: 20_770,
    autoWeak: true,
  } as const;
  const result = (core: Core): unknown => [
    spelledOut(core.parseNote(text)),
    core.editRecord(text, [edit], DEFAULT_RECORD_KEYS),
  ];
  expect(result(shipped)).toEqual(result(whole));
});
