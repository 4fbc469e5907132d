import { describe, expect, it } from 'vitest';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { changedOutside } from '../../reliability/outside';
import { recordOf } from '../../reliability/steps';

const rate = (confidence: 1 | 3): RecordEdit => ({
  type: 'rate',
  id: 'q1',
  hash: '9f3a1c',
  confidence,
  day: 20_700 + confidence,
  autoWeak: true,
});
const EDITS: readonly RecordEdit[] = [rate(1), { type: 'weak', id: 'q2', weak: true }, rate(3)];

/** What edits make of a note; each is taken back at the end. */
function written(note: string): string {
  const undos: RecordUndo[] = [];
  let text = note;
  for (const edit of EDITS) {
    const result = editRecord(text, [edit], KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    text = result.text;
    undos.push(result.undo);
  }
  const back = undos.reduceRight((now, undo) => {
    const result = undoEdit(now, undo, KEYS);
    return result.ok ? result.text : result.diagnostic.message;
  }, text);
  expect(back).toBe(note);
  return text;
}

const BODY = '\n### Q1: Why?\n\n---\nconfidence: {q1: 9}\n';

describe('bytes that are not ours stay, whatever stands there', () => {
  it.each<[string, string]>([
    ['comments', '# top\na: 1 # behind\n\n  # indented\nb: 2\n# end'],
    ['quotes', `a: "x \\" # y"\nb: 'it''s'\n"c": 'd'\n'e' : "f"`],
    ['the order of keys, and keys like numbers', 'z: 1\n10: a\n2: b\na: 1\n1.50: c'],
    ['inline lists', 'a: [ x,y ,"z, w" ]\nb: [\n  c, # d\n  e ]'],
    ['flow maps', 'a: {b: {c: [1, {d: 2}]},"e":3}\nconfidence: {q2: 3,}\nweak: [a,]'],
    ['our names inside a flow map', 'a: {confidence: {q1: 2}, weak: [q1], drill_log: {q1: x}, tags: [weak]}'],
    ['our names inside a nested map', 'a:\n  confidence:\n    q1: 2\n  tags: [weak]\nb: 1'],
    [
      'our names inside a block scalar',
      'a: |\n  confidence:\n    q1: 2\n  weak: [q1]\nb: >-\n  drill_log:\n    q1: x',
    ],
    ['our names in other cases', 'Confidence: 3\nWEAK: no\nDrill_Log: x\ndrill-log: y'],
    ['block scalars of every kind', 'a: |+\n  x\n\n\nb: >2-\n    y\nc: |\n\nd: |-\n\n  z\n\n'],
    ['a block scalar that ends the frontmatter', 'a: |+\n  x\n\n'],
    ['anchors, aliases and merges of others', 'a: &a {x: 1}\nb: *a\nc:\n  <<: *a\n<<: *a\n&k d: 1'],
    ['tags of YAML', 'a: !!str 1\nb: !own [x]\nc: !<tag:x> y\nd: !!binary aGk='],
    ['explicit keys', '? a\n: b\n? [c, d]\n: e\n? {f: g}\n? |\n  h\n: i'],
    [
      'templates',
      'a: {{title}}\nb: <% tp.date.now() %>\n{{c}}: d\ne: "{{x}}"\nf: [{{g}}]\nh: {{date:YYYY-MM-DD}}',
    ],
    ['numbers as they were written', 'a: 007\nb: 2.50\nc: 0x1F\nd: 1e3\ne: 123456789012345678901\nf: 1_000'],
    ['days, times and words', 'a: 2026-11-01\nb: 12:30\nc: yes\nd: ~\ne:\nf: ""'],
    ['emoji and keys from right to left', '🦖: 1\n🧪 key: x\nمفتاح: قيمة\nשלום: \u202Ex\n名前: 値'],
    ['keys with colons', 'a:b: 1\nhttp://x.y/z: 2\n"c: d": 3\ne::f: 4'],
    ['NEL, line and paragraph separators', 'a: x\u0085y\nb: x\u2028y\u2029z\nc: "\u0085"'],
    ['other blanks', 'a:\u00A0b: 1\nc: \u3000d\ne: \u200B\uFEFFf\ng: \u0000'],
    ['tabs between and behind', 'a:\t1\t\nb: 2\t# c\nd: [x,\ty]'],
    ['very long lines', `a: ${'word '.repeat(50_000)}\nb: "${'x'.repeat(100_000)}"`],
    ['values over several lines', 'a: one\n  two\n\n  three\nb:\n  four\nc: "five\n  six"'],
    ['nothing but comments', '# one\n\n# two'],
    ['nothing but blanks', '\n   \n\t'],
    ['indented properties', '  a: 1\n  # b\n  c: 2'],
    ['numbers of ours as people write them', 'confidence: {q1: 03, q2: "2", q3: 3.0, q4: 0x4}'],
    ['comments and blanks around ours', '# a\nconfidence: # b\n\n  # c\n  q2: 3 # d\n\n# e\nf: 1'],
    ['blank lines below a block scalar of ours', 'weak: |\n  q3\n\n   \n\na: 1'],
    ['a text of tags', 'tags: a, "b" # c\nd: 1'],
  ])('%s', (_, yaml) => {
    for (const bom of ['', '\uFEFF']) {
      for (const eol of ['\n', '\r\n']) {
        const note = bom + `---\n${yaml}\n---\n${BODY}`.replace(/\n/g, eol);
        const text = written(note);
        expect(changedOutside(note, text)).toBeNull();
        const { log, confidence, weak } = recordOf(text);
        expect(log.get('q1')?.ratings).toHaveLength(2);
        expect(confidence.get('q1')).toBe(3);
        expect(weak).toContain('q2');
      }
    }
  });

  it('also where line ends are mixed, and where the fences have blanks', () => {
    for (const note of [
      '---\r\na: 1\nb: 2\r\n---\nBody',
      '---\na: 1\r\nb: |\r\n  x\n  y\r\n---\r\nBody',
      '--- \t\na: 1\n---   \nBody',
      '---\ra: 1\n---\nBody',
      '---\na: 1\n---\r\rBody',
    ]) {
      expect(changedOutside(note, written(note))).toBeNull();
    }
  });
});

describe('what cannot be edited is refused, with its line and what to do', () => {
  it.each<[string, string, number, RegExp]>([
    ['a quote that nothing closes', 'a: 1\ntitle: "x\nb: 1', 3, /quote " is opened and never closed/],
    ['a single one', "a: 1\ntitle: 'x\nb: 1", 3, /quote ' is opened and never closed/],
    ['one in a list', 'a:\n  - "x\n  - y', 3, /never closed/],
    ['one in an inline list', 'a: 1\nb: [x, "y, z]', 3, /never closed/],
    ['one around a name', '"a: 1\nb: 1', 2, /never closed/],
    ['one alone', 'title: "x', 2, /never closed/],
    ['a list that nothing closes', 'a: 1\nb: [x\nc: 1', 4, /end with a \]/],
    ['a repeated name', 'a: 1\nb: 1\n"a": 2', 4, /"a" is there twice\. Remove one/],
    ['our own name twice', 'weak: [a]\nx: 1\nweak: [b]', 4, /"weak" is there twice/],
    ['an alias of nothing', 'a: 1\nb: *x', 3, /"\*x" repeats "&x", which is not above it/],
    ['an alias above its anchor', 'b: *x\na: &x 1', 2, /not above it/],
    ['JSON', '{"confidence": {"q1": 3}}', 2, /Write each property on a line of its own/],
    ['a flow map', '{confidence: {q1: 3}}', 2, /Write each property on a line of its own/],
    ['tabs for indentation', 'a:\n\tb: 1', 3, /line 3/],
    ['the end of a document', 'a: 1\n...', 3, /Remove what starts line 3/],
    ['a second document', 'a: 1\n--- # b\nc: 1', 3, /Remove what starts line 3/],
    ['a directive', '%YAML 1.2\na: 1', 3, /line 3/],
    ['a block of Templater', 'a: 1\n<%* tp.x() %>', 3, /line 3/],
    ['a block of Handlebars', 'a: 1\n{{#if x}}', 3, /line 3/],
    ['a template with words behind it', 'a: 1\nb: {{title}} x', 3, /line 3/],
    ['an alias under our name', 'a: &a {q1: 1}\nconfidence: *a', 3, /without YAML's marks/],
    ['a merge under our name', 'a: &a {q1: 1}\ndrill_log:\n  <<: *a', 3, /without YAML's marks/],
    ['a tag under our name', 'weak: !!seq [a]', 2, /without YAML's marks/],
    ['an explicit key under our name', 'confidence:\n  ? q1\n  : 1', 2, /without YAML's marks/],
    ['a number under our name', 'a: 1\ndrill_log: 3', 3, /should be a list of "question: value" lines/],
    ['a list under our name', 'confidence:\n  - q1', 2, /should be a list of "question: value" lines/],
    ['a map for a list', 'weak:\n  q1: true', 2, /should be a list of questions/],
  ])('%s', (_, yaml, line, mend) => {
    for (const eol of ['\n', '\r\n']) {
      const note = `---\n${yaml}\n---\n${BODY}`.replace(/\n/g, eol);
      const result = editRecord(note, EDITS, KEYS);
      expect(result).toMatchObject({ ok: false, diagnostic: { line, severity: 'error' } });
      if (!result.ok) expect(result.diagnostic.message).toMatch(mend);
    }
  });

  it.each(['title: x', '🦖 key: x', '"a b": x', "'c': x", 'a.b: x', 'my key/x:'])(
    'properties that nothing closes: %s',
    (first) => {
      const result = editRecord(`---\n${first}\nb: 1\n\nBody`, EDITS, KEYS);
      expect(result).toMatchObject({ ok: false, diagnostic: { code: 'frontmatter-unclosed', line: 1 } });
    },
  );

  it.each(['', '# Title', 'Said once, and again: this.', '- a: b', '> a: b', '(a): b', 'http://x.y'])(
    'but no text below a thematic break: %j',
    (first) => {
      expect(written(`---\n${first}\n`)).toMatch(/\n---\n---\n/);
    },
  );
});
