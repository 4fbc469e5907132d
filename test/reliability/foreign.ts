import type { Random } from './random';

/** Lines of frontmatter that are none of ours. `n` makes the names of a note different from each other. */
type Piece = (n: string, random: Random) => readonly string[];

const SPACES = ['', ' ', '   '];

/** What people, templates and other programs write, and what still is valid YAML. */
const VALID: readonly Piece[] = [
  (n) => [`# comment ${n}`],
  (n, random) => [`title${n}: Plain words${random.pick(SPACES)}`],
  (n) => [`quoted${n}: "double \\" and \\u00e9 # no comment"   # comment`],
  (n) => [`single${n}: 'it''s: quoted'\t# behind a tab`],
  (n) => [`aliases${n}: [a, "b, c" ,  'd' ]`],
  (n) => [`list${n}:`, '- x', '-   y # z'],
  (n) => [`deep${n}:`, '    - one', '    # inside', '    - - nested', '      - list'],
  (n) => [`text${n}: |`, '  confidence:', '    q1: 9', '', '  drill_log: no', '# outside'],
  (n) => [`kept${n}: |+`, '  weak:', '', ''],
  (n) => [`cut${n}: >-`, '  tags: [weak]', '   more', '', '  end'],
  (n) => [`indent${n}: |2`, '    two more', '  and none'],
  (n) => [`nothing${n}: |`],
  (n) => [`nested${n}:`, '  confidence: {q1: 2}', '  tags: [weak]', '  drill_log:', '    q1: never'],
  (n) => [`flow${n}: {a: 1,`, '  b: [2,', '  3], "c":4 }'],
  (n) => [`json${n}: {"confidence": {"q1": 3}, "weak": ["q1"]}`],
  (n) => [`anchor${n}: &a${n} {x: 1}`, `alias${n}: *a${n}`],
  (n) => [`base${n}: &b${n} {x: 1}`, `more${n}:`, `  <<: *b${n}`, '  y: 2'],
  (n) => [`tagged${n}: !!str 12`, `own${n}: !thing x`, `set${n}: !!set {a, b}`],
  (n) => [`? explicit${n}`, ': value'],
  (n) => [`? [list, ${n}]`, ': value', `? {map: ${n}}`, ': other'],
  (n) => [`when${n}: 2026-11-01`, `at${n}: 12:30`, `yes${n}: no`, `moment${n}: 2026-11-01T10:00:00+02:00`],
  (n) => [
    `zeros${n}: 007`,
    `float${n}: 2.50`,
    `hex${n}: 0x1F`,
    `big${n}: 123456789012345678901`,
    `huge${n}: 1e999`,
  ],
  (n) => [`名前${n}: 値`, `مفتاح${n}: قيمة`, `🦖 key${n}: 🧪`, `é${n}: \u202Ertl`],
  (n) => [`a:b${n}: colon`, `http://x.y/${n}: url`, `"a: b${n}": both`],
  (n) => [`template${n}: {{title}}`, `date${n}: <% tp.date.now("YYYY-MM-DD") %>`, `{{key${n}}}: x`],
  (n) => [`link${n}: "[[Note|name]]"`, `bare${n}: [[Note]]`, `url${n}: https://x.y/?a=b#c`],
  (n) => [`lines${n}: x\u0085y\u2028z\u2029`, `blank${n}: a\u00A0b`, `zero${n}: \u200B`],
  (n, random) => [`long${n}: ${'word '.repeat(random.below(400))}end`],
  (n) => [`multi${n}: one`, '  two', '', '  three'],
  (n) => [`empty${n}:`, `null${n}: ~`, `blankvalue${n}: `],
  (n) => [`dashes${n}: --- x`, `dots${n}: ...`, `percent${n}: a%b`],
  (n) => [`below${n}:`, `  value below`],
  (n) => [`spaced${n} : x`, `tab${n}:\tx`],
  () => ['__proto__: {polluted: true}', 'constructor: x', 'toString: y'],
  () => [''],
  () => ['', '   ', ''],
  (n) => [`cssclasses${n}: wide`, `<b>${n}</b>: <img src=x onerror=alert(1)>`],
];

/** What is no YAML, or what nobody could edit safely. */
const BROKEN: readonly Piece[] = [
  (n) => [`open${n}: "no end`],
  (n) => [`open${n}: [1, 2`],
  (n) => [`open${n}: {a: 1`],
  (n) => [`same${n}: 1`, `same${n}: 2`],
  (n) => [`inside${n}:`, '  a: 1', '  a: 2'],
  (n) => [`tabs${n}:`, '\tb: 1'],
  (n) => [`template${n}: {{title}} and more`],
  () => ['<%* await tp.file.move() %>'],
  () => ['{{#if x}}'],
  () => ['...'],
  () => ['%YAML 1.2', '--- # x'],
  (n) => [`%YAML 1.${n}`],
  (n) => ['--- # second document', `b${n}: 1`],
  (n) => [`nobody${n}: *nobody${n}`],
  () => ['- a list'],
  () => ['just words'],
  (n) => [`cr${n}: a\rb: 1`],
  (n) => [`a${n}: b: c`],
  (n) => [`@at${n}: 1`, `\`tick${n}: 2`],
  (n) => [`nul${n}: a\u0000b`],
];

/** Some lines that are none of ours; now and then one that nobody could edit. */
export function foreignPiece(random: Random, n: number): readonly string[] {
  return random.pick(random.onceIn(40) ? BROKEN : VALID)(String(n), random);
}
