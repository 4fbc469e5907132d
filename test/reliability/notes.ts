import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foreignPiece } from './foreign';
import { ownPieces } from './own';
import type { Random } from './random';

/** One note of many; the same random numbers give the same one. */
export type MakeNote = (random: Random) => string;

const BODIES = [
  '',
  '\n',
  '\n\n### Q1: Why?\n\nBecause.\n',
  '\n---\nconfidence: {q1: 9}\n---\nweak: [q1]\n',
  '\n### Q1: Why?  \n\tno final newline',
  '\n\u0000\uFFFD\uD800 bytes',
];

/** A note whose frontmatter is put together from pieces, each of which some real note has. */
export const pieced: MakeNote = (random) => {
  const eol = random.pick(['\n', '\n', '\r\n']);
  const bom = random.onceIn(8) ? '\uFEFF' : '';
  const body = random.pick(BODIES);
  if (random.onceIn(12)) return bom + endings(random, body.replace(/^\n/, ''), eol);
  const foreign = random.some(5, () => random.below(1000)).map((n) => foreignPiece(random, n));
  const lines = random.shuffled([...foreign, ...ownPieces(random)]).flat();
  const indent = random.onceIn(40) ? '  ' : '';
  const fence = () => `---${random.onceIn(15) ? random.pick([' ', '\t', '   ']) : ''}`;
  const text = [fence(), ...lines.map((line) => indent + line), random.onceIn(60) ? '-- -' : fence()].join(
    '\n',
  );
  return bom + endings(random, text + body, eol);
};

/** Line ends of one kind, and in some notes of several. */
function endings(random: Random, text: string, eol: string): string {
  const other = random.onceIn(10) ? random.pick(['\n', '\r\n', '\r\n', '\r']) : eol;
  return text.replace(/\n/g, () => (other !== eol && random.onceIn(4) ? other : eol));
}

/** Marks of YAML and of ours in any order: nearly always nonsense. */
const MARKS = [
  ...[
    'confidence:',
    'weak:',
    'drill_log:',
    'tags:',
    'q1:',
    'a:',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '- ',
  ],
  ...[
    '? ',
    '{',
    '}',
    '[',
    ']',
    ',',
    ': ',
    '#',
    ' # c',
    '&a ',
    '*a',
    '!!str ',
    '<<: ',
    '|',
    '>-',
    '"',
    "'",
    '---',
    '...',
  ],
  ...[
    '~',
    'null',
    '3',
    '9f3a1c 2026-11-01:1',
    'weak',
    'x',
    '\u0000',
    '\uD800',
    '\u2028',
    '\u0085',
    '__proto__: 1',
    '%',
  ],
];

/** A note with anything at all between its fences, or without any. */
export const scrambled: MakeNote = (random) => {
  const bytes = () => String.fromCharCode(random.onceIn(3) ? random.below(0x10000) : random.below(0x80));
  const make = random.onceIn(3) ? bytes : () => random.pick(MARKS);
  const yaml = random.some(30, make).join('');
  if (random.onceIn(10)) return yaml;
  return `${random.onceIn(8) ? '\uFEFF' : ''}---\n${yaml}\n---\nbody`;
};

/** Notes of other people beside the project, one after another in any order; null where there are none. */
export function realNotes(folder: string): MakeNote | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  if (texts.length === 0) return null;
  return (random) => {
    const text = random.pick(texts);
    return random.onceIn(4) ? endings(random, text, '\r\n') : text;
  };
}
