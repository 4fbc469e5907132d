import type { Random } from './random';

const IDS = ['q1', 'q2', 'q10', 'warum-rust', 'なぜ', '"true"', "'007'", '"-x"', '__proto__', 'constructor'];
const LOGS = [
  '9f3a1c 2026-11-01:1',
  '77c0e2 2024-02-29:3 2024-03-01:4 2026-01-01:2',
  '1e5000 2025-12-31:4 +0:1 +3:2',
];

/** Values of confidence that mean one, as people and programs write them. */
const NUMBERS = ['1', '2', '3', '4', '"3"', "'2'", '03', '3.0', '0x4', '~', ''];

/** Values under our names that are of another shape, or no value at all. */
const ODD: readonly ((key: string) => readonly string[])[] = [
  (key) => [`${key}: high`],
  (key) => [`${key}: [1, [2]]`],
  (key) => [`${key}: {q1: {deep: 1}}`],
  (key) => [`${key}: 3`],
  (key) => [`${key}: true`],
  (key) => [`${key}: &x {q1: 1}`],
  (key) => [`${key}:`, '  ? q1', '  : 1'],
  (key) => [`${key}: !!map {q1: 1}`],
  (key) => [`? ${key}`, ': {q1: 1}'],
  (key) => [`${key}: {q1: 1}`, `${key}: {q1: 2}`],
  (key) => [`${key}: |`, '  q1: 1'],
  (key) => [`${key}: {`, '}'],
];

const NAMES = [
  (key: string) => key,
  (key: string) => `"${key}"`,
  (key: string) => `'${key}'`,
  (key: string) => `${key} `,
];

function written(
  random: Random,
  key: string,
  entries: readonly string[],
  isList: boolean,
): readonly string[] {
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const mark = isList ? '- ' : '';
  const name = random.pick(NAMES)(key);
  if (entries.length === 0)
    return random.pick([[`${name}:`], [`${name}: ${open}${close}`], [`${name}: ~`], []]);
  switch (random.below(7)) {
    case 0:
      return [`${name}: ${open}${entries.join(', ')}${close}`];
    case 1:
      return [`${name}: ${open} # airy`, ...entries.map((entry) => `    ${entry},`), `  ${close}   # end`];
    case 2:
      return [`${name}:   `, '', ...entries.map((entry) => `      ${mark}${entry}  `)];
    case 3:
      return [`${name}: # ours`, ...entries.flatMap((entry) => ['  # about', `  ${mark}${entry} # why`])];
    case 4:
      return isList
        ? [`${name}:`, ...entries.map((entry) => `- ${entry}`)]
        : [`${name}:`, ...entries.map((e) => ` ${e}`)];
    default:
      return [`${name}:`, ...entries.map((entry) => `  ${mark}${entry}`)];
  }
}

/** Our four properties as a note may have them already: some, none, of any shape. */
export function ownPieces(random: Random): (readonly string[])[] {
  const ids = () => random.shuffled(IDS).slice(0, random.below(4));
  const map = (key: string, values: readonly string[]) =>
    written(
      random,
      key,
      ids().map((id) => `${id}: ${random.pick(values)}`),
      false,
    );
  const pieces: (readonly string[])[] = [];
  if (random.onceIn(2)) pieces.push(map('confidence', NUMBERS));
  if (random.onceIn(2)) pieces.push(map('drill_log', LOGS));
  if (random.onceIn(3)) pieces.push(written(random, 'weak', ids(), true));
  if (random.onceIn(2))
    pieces.push(
      written(
        random,
        random.onceIn(8) ? 'Tags' : 'tags',
        random.shuffled(['interview', '"#c"', 'weak', 'a/b']).slice(0, random.below(4)),
        true,
      ),
    );
  if (random.onceIn(30))
    pieces.push([random.pick(['weak: q1', 'tags: a, weak', 'tags: "#weak"', 'weak: "q1 q2"'])]);
  if (random.onceIn(25))
    pieces.push(random.pick(ODD)(random.pick(['confidence', 'drill_log', 'weak', 'tags'])));
  return pieces;
}
