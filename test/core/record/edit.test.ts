import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day';
import { editRecord, undoEdit, type RecordEdit } from '../../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS as KEYS, type RecordKeys } from '../../../src/core/record/types';

const DAY = parseDay('2026-11-10') ?? NaN;

const rate = (id: string, confidence: 1 | 2 | 3 | 4, more: object = {}): RecordEdit => ({
  type: 'rate',
  id,
  hash: '77c0e2',
  confidence,
  day: DAY,
  autoWeak: true,
  ...more,
});
const flag = (id: string, weak = true): RecordEdit => ({ type: 'weak', id, weak });

function edited(text: string, edits: RecordEdit[], keys: RecordKeys = KEYS): string {
  const result = editRecord(text, edits, keys);
  if (!result.ok) throw new Error(result.diagnostic.message);
  const back = undoEdit(result.text, result.undo, keys);
  expect(back.ok && back.text).toBe(text);
  return result.text;
}

const lines = (...all: string[]): string => all.join('\n');
/** A note with these properties. */
const note = (...properties: string[]): string => lines('---', ...properties, '---', '', 'Body', '');

describe('a note that has no record yet', () => {
  const record = ['confidence:', '  q1: 2', 'drill_log:', '  q1: 77c0e2 2026-11-10:2'];

  it.each([
    ['no frontmatter', 'Body\n', lines('---', ...record, '---', 'Body', '')],
    ['an empty file', '', lines('---', ...record, '---', '')],
    ['a byte order mark', '\uFEFFBody', `\uFEFF${lines('---', ...record, '---', 'Body')}`],
    ['Windows line ends', 'A\r\nB\n', lines('---', ...record, '---', '').replace(/\n/g, '\r\n') + 'A\r\nB\n'],
    ['a thematic break on top', '---\n\nBody', lines('---', ...record, '---', '---', '', 'Body')],
    ['empty frontmatter', '---\n---\nBody', lines('---', ...record, '---', 'Body')],
    ['only a comment', note('# mine'), note('# mine', ...record)],
    ['no line end behind the fence', '---\na: 1\n---', lines('---', 'a: 1', ...record, '---')],
    [
      'blanks behind the fences',
      '---  \na: 1\n---\t\nBody',
      lines('---  ', 'a: 1', ...record, '---\t', 'Body'),
    ],
    ['indented properties', note('  a: 1'), note('  a: 1', ...record.map((line) => `  ${line}`))],
    ['a block scalar at the end', note('a: |+', '  x', ''), note('a: |+', '  x', '', ...record)],
  ])('%s', (_, before, after) => {
    expect(edited(before, [rate('q1', 2)])).toBe(after);
  });

  it('gets the properties in the order of the format', () => {
    expect(edited(note('title: x'), [rate('q1', 1)])).toBe(
      note(
        'title: x',
        'confidence:',
        '  q1: 1',
        'weak:',
        '  - q1',
        'drill_log:',
        '  q1: 77c0e2 2026-11-10:1',
        'tags:',
        '  - weak',
      ),
    );
  });
});

describe('a rating', () => {
  it.each([
    [
      'changes one scalar and appends to one',
      ['confidence:', '  q1: 1', '  q2: 2', 'drill_log:', '  q1: 9f3a1c 2026-11-01:1'],
      ['confidence:', '  q1: 3', '  q2: 2', 'drill_log:', '  q1: 77c0e2 2026-11-10:3 2026-11-01:1'],
    ],
    [
      'adds a line below the last entry and keeps comments, quotes and blanks',
      [
        'confidence: # sure?',
        '    q0: "2"   # why',
        '    # below',
        'drill_log:   ',
        "  'q1':   '9f3a1c 2026-11-01:4'  # x",
      ],
      [
        'confidence: # sure?',
        '    q0: "2"   # why',
        '    q1: 3',
        '    # below',
        'drill_log:   ',
        "  'q1':   '77c0e2 2026-11-10:3 2026-11-01:4'  # x",
      ],
    ],
    [
      'keeps inline maps inline',
      ['confidence: {q0: 2}', 'drill_log: {}'],
      ['confidence: {q0: 2, q1: 3}', 'drill_log: {q1: 77c0e2 2026-11-10:3}'],
    ],
    [
      'keeps an inline map over several lines',
      ['confidence: {', '  q0: 2, # x', '  q2: 1, # y', '}', 'drill_log:'],
      [
        'confidence: {',
        '  q0: 2, # x',
        '  q2: 1, q1: 3, # y',
        '}',
        'drill_log:',
        '  q1: 77c0e2 2026-11-10:3',
      ],
    ],
    [
      'keeps double quotes and single quotes',
      ["confidence: {'q1': '1'}", 'drill_log: {"q1":"9f3a1c 2026-11-01:1"}'],
      ["confidence: {'q1': '3'}", 'drill_log: {"q1":"77c0e2 2026-11-10:3 2026-11-01:1"}'],
    ],
    [
      'goes below an entry that ends with its line',
      ['confidence: {}', 'drill_log:', '  q2: |', '    x', 'z: 1'],
      ['confidence: {q1: 3}', 'drill_log:', '  q2: |', '    x', '  q1: 77c0e2 2026-11-10:3', 'z: 1'],
    ],
    [
      'fills an entry without a value',
      ['confidence:', '  q1: # later', '  q2:', 'drill_log: {q1}'],
      ['confidence:', '  q1: 3 # later', '  q2:', 'drill_log: {q1: 77c0e2 2026-11-10:3}'],
    ],
    [
      'fills a null',
      ['confidence: ~ # none', 'drill_log:', '  q1: null'],
      ['confidence: {q1: 3} # none', 'drill_log:', '  q1: 77c0e2 2026-11-10:3'],
    ],
    [
      'replaces a block scalar',
      ['confidence:', '  q1: 2', 'drill_log:', '  q1: >-', '    9f3a1c 2026-11-01:1', '    +1:2', '  q2: x'],
      [
        'confidence:',
        '  q1: 3',
        'drill_log:',
        '  q1: 77c0e2 2026-11-10:3 2026-11-02:2 2026-11-01:1',
        '  q2: x',
      ],
    ],
    [
      'leaves what it cannot read of other questions',
      ['confidence:', '  q2: high', '  q3: [1]', 'drill_log: {q2: often}'],
      [
        'confidence:',
        '  q2: high',
        '  q3: [1]',
        '  q1: 3',
        'drill_log: {q2: often, q1: 77c0e2 2026-11-10:3}',
      ],
    ],
    [
      'finds quoted names of properties',
      ['"confidence": {q1: 1}', "'drill_log':", '  q1: 9f3a1c 2026-11-01:1', 'z: 1'],
      ['"confidence": {q1: 3}', "'drill_log':", '  q1: 77c0e2 2026-11-10:3 2026-11-01:1', 'z: 1'],
    ],
    [
      'of an earlier day goes to its place and is not the latest word',
      ['confidence:', '  q1: 4', 'drill_log:', '  q1: 9f3a1c 2026-11-21:4 2026-11-01:1'],
      ['confidence:', '  q1: 4', 'drill_log:', '  q1: 77c0e2 2026-11-21:4 2026-11-10:3 2026-11-01:1'],
    ],
  ])('%s', (_, before, after) => {
    expect(edited(note(...before), [rate('q1', 3)])).toBe(note(...after));
  });

  it('goes on in Windows line ends', () => {
    const before = note('confidence:', '  q0: 1').replace(/\n/g, '\r\n');
    const after = note('confidence:', '  q0: 1', '  q1: 2', 'drill_log:', '  q1: 77c0e2 2026-11-10:2');
    expect(edited(before, [rate('q1', 2)])).toBe(after.replace(/\n/g, '\r\n'));
  });

  it.each(['true', 'null', 'yes', 'No', '007', '-x', '1.5', 'a: b', '#x', '', '[x]', '\uD800', 'line\nend'])(
    'quotes the name %j',
    (id) => {
      const text = edited(note('a: 1'), [rate(id, 1)]);
      expect(text).toContain(`  ${JSON.stringify(id)}: 1\n`);
      expect(text).toContain(`  - ${JSON.stringify(id)}\n`);
      expect(editRecord(text, [rate(id, 1)], KEYS)).toMatchObject({ ok: true, weak: true });
    },
  );

  it.each(['warum-rust', 'что-такое', 'なぜ', 'q1', 'e5', '__proto__', 'constructor'])(
    'leaves %s bare',
    (id) => {
      expect(edited(note('a: 1'), [rate(id, 2)])).toContain(`  ${id}: 2\n`);
    },
  );

  it('makes a blank one weak and two solid ones in a row not weak, unless told to leave that alone', () => {
    const weak = edited(note(), [rate('q1', 1)]);
    expect(weak).toContain('weak:\n  - q1\n');
    const once = edited(weak, [rate('q1', 3)]);
    expect(once).toContain('weak:\n  - q1\n');
    expect(edited(once, [rate('q1', 4, { autoWeak: false })])).toContain('weak:\n  - q1\n');
    expect(edited(once, [rate('q1', 4)])).not.toContain('weak');
    expect(edited(note(), [rate('q1', 1, { autoWeak: false })])).not.toContain('weak');
  });
});

describe('the weak list and its tag', () => {
  it.each([
    [
      'a block list',
      ['weak:', '- q1 # x', '# y', 'z: 1', 'tags: [weak]'],
      ['weak:', '- q1 # x', '- q4', '# y', 'z: 1', 'tags: [weak]'],
    ],
    ['an inline list', ['weak: [ q1 ]', 'tags: [a]'], ['weak: [ q1, q4 ]', 'tags: [a, weak]']],
    ['an empty list', ['weak: []', 'tags: []'], ['weak: [q4]', 'tags: [weak]']],
    ['a text', ['weak: q1 # x', 'tags: "a, #b" # y'], ['weak: [q1, q4] # x', 'tags: [a, "#b", weak] # y']],
    ['a text of blanks', ["weak: ''", 'tags: a b'], ['weak: [q4]', 'tags: [a, b, weak]']],
    ['nothing', ['weak:', 'tags: ', 'z: 1'], ['weak:', '  - q4', 'tags: ', '  - weak', 'z: 1']],
    ['a tag with # and capitals', ['tags: ["#Weak"]', 'weak: []'], ['tags: ["#Weak"]', 'weak: [q4]']],
    [
      'a list over several lines',
      ['tags: [', '  a, # x', '  ]', 'weak: [q4]'],
      ['tags: [', '  a, weak, # x', '  ]', 'weak: [q4]'],
    ],
    ['capital Tags', ['Tags: [a]', 'weak: [q4]'], ['Tags: [a, weak]', 'weak: [q4]']],
    [
      'a tag that only begins the same',
      ['tags: [weak/sql]', 'weak: [q4]'],
      ['tags: [weak/sql, weak]', 'weak: [q4]'],
    ],
    [
      'empty items',
      ['tags:', '  -', '  - a', 'weak:', '  - '],
      ['tags:', '  -', '  - a', '  - weak', 'weak:', '  - ', '  - q4'],
    ],
  ])('flags in %s', (_, before, after) => {
    expect(edited(note(...before), [flag('q4')])).toBe(note(...after));
  });

  it.each([
    [
      'a block list',
      ['weak:', '  - q1', '  - q4 # x', '  # y', 'tags: [weak]'],
      ['weak:', '  - q1', '  # y', 'tags: [weak]'],
    ],
    [
      'the last of a block list',
      ['a: 1', 'weak: # mine', '  - q4', '  # y', '# z', 'b: 1'],
      ['a: 1', '# z', 'b: 1'],
    ],
    ['the first of an inline list', ['weak: [q4, q1]', 'tags: [weak]'], ['weak: [q1]', 'tags: [weak]']],
    ['the last of an inline list', ['weak: [q1, q4,]', 'tags: [weak]'], ['weak: [q1,]', 'tags: [weak]']],
    ['the only one of an inline list', ['weak: [q4]', 'tags: [a, weak, b]'], ['tags: [a, b]']],
    ['a text', ['weak: q4', 'tags: weak', 'z: 1'], ['z: 1']],
    ['a text of several', ['weak: q4, q1', 'tags: weak'], ['weak: [q1]', 'tags: weak']],
    ['twice the same', ['weak: [q4, q1, q4]', 'tags: [weak]'], ['weak: [q1]', 'tags: [weak]']],
    ['tags with # and capitals', ['weak: [q4]', 'tags:', '  - "#WEAK"', '  - a'], ['tags:', '  - a']],
    ['a tags text', ['weak: [q4]', 'tags: a, weak'], ['tags: [a]']],
    ['tags without the weak one', ['weak: [q4]', 'tags: [a]'], ['tags: [a]']],
    ['something that is not there', ['weak: [q1]', 'tags: [weak]'], ['weak: [q1]', 'tags: [weak]']],
    ["a user's own tag without any list", ['tags: [weak]'], ['tags: [weak]']],
  ])('unflags in %s', (_, before, after) => {
    expect(edited(note(...before), [flag('q4', false)])).toBe(note(...after));
  });

  it('does not take a comment of ours for text of the property above', () => {
    const before = note('text: |', '  a', 'weak:', '  - q4', '  # why', 'z: 1');
    expect(edited(before, [flag('q4', false)])).toBe(note('text: |', '  a', 'z: 1'));
  });

  it('uses the tag of the settings, and none where that is empty', () => {
    expect(edited(note('tags: [a]'), [flag('q4')], { ...KEYS, weakTag: '#drill/weak' })).toContain(
      'tags: [a, drill/weak]',
    );
    expect(edited(note('tags: [a]'), [flag('q4')], { ...KEYS, weakTag: '' })).toContain('tags: [a]');
    expect(edited(note('tags: [a]'), [flag('q4')], { ...KEYS, weakTag: 'true' })).toContain(
      'tags: [a, "true"]',
    );
  });

  it('says what it did', () => {
    const text = note('tags: [weak]', 'weak: [q4]');
    expect(editRecord(text, [flag('q4')], KEYS)).toMatchObject({
      ok: true,
      changed: false,
      weak: true,
      text,
    });
    expect(editRecord(text, [flag('q4'), flag('q1', false)], KEYS)).toMatchObject({
      changed: false,
      weak: false,
    });
    expect(editRecord(text, [], KEYS)).toMatchObject({ ok: true, changed: false, weak: false, text });
    expect(editRecord(text, [flag('q1')], KEYS)).toMatchObject({ ok: true, changed: true, weak: true });
  });
});

describe('a note that cannot be written', () => {
  it.each([
    ['properties that are never closed', '---\ntitle: x\n\nBody', 'frontmatter-unclosed', 1],
    ['invalid YAML', note('a: 1', 'b: [', 'c: 1'), 'frontmatter-invalid', 4],
    ['a template', note('title: {{title}} x'), 'frontmatter-invalid', 2],
    ['a repeated property', note('a: 1', 'b: 1', 'a: 2'), 'frontmatter-invalid', 4],
    ['a repeated entry', note('confidence:', '  q1: 1', '  q1: 2'), 'frontmatter-invalid', 4],
    ['a list', note('- a'), 'frontmatter-invalid', 2],
    ['a text', note('just words'), 'frontmatter-invalid', 2],
    ['JSON', note('{"a": 1}'), 'frontmatter-invalid', 2],
    ['tabs', note('a:', '\tb: 1'), 'frontmatter-invalid', 3],
    ['a lone carriage return', '---\na: 1\rb: 2\n---\n', 'frontmatter-invalid', 2],
    ['the end of a document', note('a: 1', '...'), 'frontmatter-invalid', 3],
    ['a second document', note('a: 1', '--- # x', 'b: 1'), 'frontmatter-invalid', 3],
    ['a text for confidence', note('a: 1', 'confidence: high'), 'record-unreadable', 3],
    ['a list for confidence', note('confidence: [1]'), 'record-unreadable', 2],
    ['a text for the log', note('drill_log: ""'), 'record-unreadable', 2],
    ['a list for the log', note('drill_log:', '  - x'), 'record-unreadable', 2],
    ['a map for weak', note('weak: {q1: true}'), 'record-unreadable', 2],
    ['a truth value for weak', note('weak: true'), 'record-unreadable', 2],
    ['an anchor on ours', note('confidence: &c {q1: 1}'), 'record-unreadable', 2],
    ['an anchor in ours', note('weak: [&w q1]'), 'record-unreadable', 2],
    ['an alias for ours', note('a: &c {q1: 1}', 'confidence: *c'), 'record-unreadable', 3],
    ['a merge in ours', note('a: &c {q1: 1}', 'confidence:', '  <<: *c'), 'record-unreadable', 3],
    ['a tag on ours', note('weak: !!set {q1}'), 'record-unreadable', 2],
    ['an explicit key', note('? confidence', ': {q1: 1}'), 'record-unreadable', 2],
    ['an explicit key in ours', note('confidence:', '  ? q1', '  : 1'), 'record-unreadable', 2],
    [
      'a confidence of the question that is none',
      note('confidence:', '  q0: 1', '  q1: high'),
      'record-unreadable',
      4,
    ],
    ['a log of the question that is none', note('drill_log: {q1: often}'), 'record-unreadable', 2],
    ['a map for tags', note('tags: {a: 1}'), 'record-unreadable', 2],
    ['an alias for tags', note('a: &t [x]', 'tags: *t'), 'record-unreadable', 3],
  ])('%s', (_, text, code, line) => {
    const result = editRecord(text, [rate('q1', 1)], KEYS);
    expect(result).toMatchObject({ ok: false, diagnostic: { code, line, severity: 'error' } });
    if (!result.ok) expect(result.diagnostic.message).toMatch(new RegExp(`line ${String(line)}\\b`));
  });

  it('is none because of tags that need no change', () => {
    expect(editRecord(note('tags: {a: 1}'), [rate('q1', 2)], KEYS)).toMatchObject({ ok: true });
  });

  it('is none because of anchors, odd keys and other shapes that are not ours', () => {
    const properties = [
      'a: &a {x: 1}',
      'b: *a',
      '<<: *a',
      '? [1, 2]',
      ': y',
      'c: !!str 1',
      '1: a',
      '2.50: b',
    ];
    expect(edited(note(...properties), [rate('q1', 1)])).toContain(`${properties.join('\n')}\nconfidence:\n`);
  });

  it('names the settings where two properties have one name', () => {
    const result = editRecord(note('a: 1'), [rate('q1', 1)], { ...KEYS, log: 'tags' });
    expect(result).toMatchObject({ ok: false });
  });

  it.each<[string, object]>([
    ['a day that is none', { day: NaN }],
    ['a day after the year 9999', { day: 3_000_000 }],
    ['half a day', { day: 20_000.5 }],
    ['a hash that is none', { hash: 'x: y' }],
    ['a confidence that is none', { confidence: 7 }],
    ['a name that is too long for a key', { id: 'q'.repeat(2000) }],
  ])('is so because of %s', (_, more) => {
    const text = note('drill_log:', '  q1: 9f3a1c 2026-11-01:1');
    const result = editRecord(text, [rate('q1', 1, more)], KEYS);
    expect(result).toMatchObject({ ok: false, diagnostic: { code: 'frontmatter-invalid', line: 2 } });
  });

  it('survives bombs', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((name, at) => {
        const previous = 'abcdefgh'[at] ?? '';
        return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${previous}`).join(', ')}]`;
      }),
    ];
    const started = performance.now();
    expect(editRecord(note(...bomb), [rate('q1', 1)], KEYS).ok).toBe(false);
    expect(editRecord(note(`a: ${'['.repeat(50_000)}`), [rate('q1', 1)], KEYS).ok).toBe(false);
    editRecord(note(`a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`), [rate('q1', 1)], KEYS);
    const many = Array.from({ length: 20_000 }, (_, at) => `key${String(at)}: ${String(at)}`);
    expect(editRecord(note(...many), [rate('q1', 1)], KEYS).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is not slower for a long body', () => {
    const body = '---\nweak: no\n'.repeat(400_000);
    const started = performance.now();
    expect(editRecord(note('a: 1') + body, [rate('q1', 1)], KEYS).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('undoEdit', () => {
  const start = note('title: x', 'tags: [a]');

  function undone(text: string, edits: RecordEdit[], change: (text: string) => string): string {
    const result = editRecord(text, edits, KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    const back = undoEdit(change(result.text), result.undo, KEYS);
    if (!back.ok) throw new Error(back.diagnostic.message);
    return back.text;
  }

  it('restores every byte and keeps what was typed into the body', () => {
    expect(undone(start, [rate('q1', 1)], (text) => text.replace('Body', 'More'))).toBe(
      start.replace('Body', 'More'),
    );
    expect(undone('Body', [rate('q1', 1)], (text) => `${text} more`)).toBe('Body more');
  });

  it('takes back its own share where the properties changed', () => {
    const change = (text: string) => text.replace('title: x', 'title: y # mine');
    expect(undone(start, [rate('q1', 1)], change)).toBe(change(start));
  });

  it('keeps a rating that another device added, and what it says', () => {
    const change = (text: string) =>
      text.replace('2026-11-10:1', '2026-11-11:3 2026-11-10:1').replace('q1: 1', 'q1: 3');
    expect(
      undone(note('drill_log:', '  q1: 77c0e2 2026-11-01:2'), [rate('q1', 1)], (text) =>
        text.replace('2026-11-10:1', '2026-11-11:3 2026-11-10:1').replace('q1: 1', 'q1: 3'),
      ),
    ).toBe(note('drill_log:', '  q1: 77c0e2 2026-11-11:3 2026-11-01:2', 'confidence:', '  q1: 3'));
    expect(undone(start, [rate('q1', 1)], change)).toBe(
      note('title: x', 'tags: [a]', 'confidence:', '  q1: 3', 'drill_log:', '  q1: 77c0e2 2026-11-11:3'),
    );
  });

  it('leaves a flag that somebody else set', () => {
    const before = note('weak: [q0]', 'tags: [weak]');
    const change = (text: string) => text.replace('[q0]', '[q0, q1]');
    expect(undone(before, [rate('q1', 3)], change)).toBe(change(before));
  });

  it('keeps the log where the stored undo is damaged', () => {
    const result = editRecord(note('drill_log:', '  q1: 77c0e2 2026-11-01:2'), [rate('q1', 1)], KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    const changes = result.undo.changes.map((each) => ({
      ...each,
      before: { ...each.before, log: 'damaged' },
    }));
    const text = result.text.replace('---', '---\nz: 1');
    const back = undoEdit(text, { ...result.undo, changes }, KEYS);
    expect(back.ok && back.text).toContain('  q1: 77c0e2 2026-11-10:1 2026-11-01:2\n');
  });

  it('gives a reworded question its old hash back', () => {
    const before = note('drill_log:', '  q1: 9f3a1c 2026-11-01:1');
    expect(undone(before, [rate('q1', 2)], (text) => text.replace('---', '---\nz: 1'))).toBe(
      note('z: 1', 'drill_log:', '  q1: 9f3a1c 2026-11-01:1'),
    );
  });

  it('leaves nothing behind of fences that were ours', () => {
    const change = (text: string) => text.replace('q1: 2', 'q1: "2"');
    expect(undone('\uFEFFBody', [rate('q1', 2)], change)).toBe('\uFEFFBody');
    expect(undone('---\n---\nBody', [rate('q1', 2)], change)).toBe('---\n---\nBody');
  });

  it.each(['---\nfoo: bar\n---\n', '---\nfoo: bar\n'])(
    'lets no fences of the body become properties: %j',
    (top) => {
      for (const bom of ['', '\uFEFF']) {
        const back = undone(`${bom}Body\n`, [rate('q1', 2)], (text) => text.replace('Body', `${top}Body`));
        expect(back).toBe(`${bom}---\n---\n${top}Body\n`);
      }
      // Beside fences of the note those of the body are no properties.
      expect(undone(start, [rate('q1', 2)], (text) => text.replace('---\n\nBody', `---\n${top}Body`))).toBe(
        start.replace('---\n\nBody', `---\n${top}Body`),
      );
    },
  );

  describe('after the names of the properties changed', () => {
    const now: RecordKeys = { ...KEYS, confidence: 'mine', log: 'my log', weak: 'hard', weakTag: 'hard' };

    function undoneNow(change: (text: string) => string, edit = rate('q1', 1)): string {
      const result = editRecord(start, [edit], KEYS);
      if (!result.ok) throw new Error(result.diagnostic.message);
      const stored = JSON.parse(JSON.stringify(result.undo)) as typeof result.undo;
      const back = undoEdit(change(result.text), stored, now);
      return back.ok ? back.text : back.diagnostic.message;
    }

    it('takes a rating and a flag out from under those of the edit', () => {
      expect(undoneNow((text) => text.replace('title: x', 'title: y'))).toBe(start.replace('x', 'y'));
      expect(undoneNow((text) => text.replace('title: x', 'title: y'), flag('q1'))).toBe(
        start.replace('x', 'y'),
      );
      const later = (text: string): string => {
        const result = editRecord(text, [rate('q2', 3)], now);
        return result.ok ? result.text : '';
      };
      expect(undoneNow(later)).toBe(later(start));
    });

    it('finds a rating whose properties were renamed in the note too', () => {
      const renamed = (text: string): string =>
        text
          .replace('drill_log', '"my log"')
          .replace('confidence', 'mine')
          .replace('weak:', 'hard:')
          .replace(', weak', ', hard');
      expect(undoneNow(renamed)).toBe(start);
    });
  });

  it('does nothing where the record is gone, and refuses where it cannot be read', () => {
    expect(undone(start, [rate('q1', 1)], () => note('z: 1'))).toBe(note('z: 1'));
    const result = editRecord(start, [rate('q1', 1)], KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    expect(undoEdit(note('z: ['), result.undo, KEYS)).toMatchObject({ ok: false });
  });

  it('goes through JSON', () => {
    const result = editRecord(start, [rate('q1', 1)], KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    const stored = JSON.parse(JSON.stringify(result.undo)) as typeof result.undo;
    expect(undoEdit(result.text, stored, KEYS)).toEqual({ ok: true, text: start });
  });
});
