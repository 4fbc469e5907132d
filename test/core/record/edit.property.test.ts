import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { formatLogEntry } from '../../../src/core/record/log';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type LogEntry } from '../../../src/core/record/types';
import { anyEdit, anyNote, foreignLines, type GeneratedNote } from './generators';

const RUNS = { numRuns: 150 };
const edits = fc.array(anyEdit, { minLength: 1, maxLength: 6 });

interface Model {
  readonly confidence: Map<string, number>;
  readonly weak: Set<string>;
  readonly log: Map<string, LogEntry>;
}

/** The rules once more, in the plainest way. */
function model(note: GeneratedNote, edits: readonly RecordEdit[]): Model {
  const confidence = new Map<string, number>(note.confidence);
  const weak = new Set(note.weak);
  const log = new Map(note.log);
  for (const edit of edits) {
    if (edit.type === 'weak') {
      if (edit.weak) weak.add(edit.id);
      else weak.delete(edit.id);
      continue;
    }
    if (edit.type !== 'rate') throw new Error('No generator of these edits makes it.');
    const old = log.get(edit.id)?.ratings ?? [];
    const ratings = [
      ...old.filter(({ day }) => day <= edit.day),
      { day: edit.day, confidence: edit.confidence },
      ...old.filter(({ day }) => day > edit.day),
    ];
    const [previous, latest] = [undefined, ...ratings.map((rating) => rating.confidence)].slice(-2);
    confidence.set(edit.id, latest ?? 0);
    log.set(edit.id, { hash: edit.hash, ratings });
    if (edit.autoWeak && latest === 1) weak.add(edit.id);
    if (edit.autoWeak && (latest ?? 0) >= 3 && (previous ?? 0) >= 3) weak.delete(edit.id);
  }
  return { confidence, weak, log };
}

function apply(text: string, edits: readonly RecordEdit[]): { text: string; undos: RecordUndo[] } {
  const undos: RecordUndo[] = [];
  let current = text;
  for (const edit of edits) {
    const result = editRecord(current, [edit], KEYS);
    if (!result.ok) throw new Error(`${result.diagnostic.message}\n${current}`);
    current = result.text;
    undos.push(result.undo);
  }
  return { text: current, undos };
}

function undone(text: string, undo: RecordUndo): string {
  const result = undoEdit(text, undo, KEYS);
  if (!result.ok) throw new Error(`${result.diagnostic.message}\n${text}`);
  return result.text;
}

function recordOf(text: string): Model {
  const { confidence, weak, log } = readRecord(readFrontmatter(text).data, KEYS);
  return { confidence: new Map(confidence), weak: new Set(weak), log: new Map(log) };
}

function tagsOf(text: string): string[] {
  const tags: unknown = readFrontmatter(text).data['tags'];
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [];
}

const isWeakTag = (tag: string): boolean => /^#?weak$/i.test(tag);

/** Lines that are not ours; a note that got its fences from us has only its body. */
function foreign(original: string, text: string): string[] {
  if (/^\uFEFF?---/.test(original)) return foreignLines(text);
  return text.replace(/^(\uFEFF?)---\r?\n[^]*?\n---\r?\n/, '$1').split('\n');
}

describe('editRecord on any note', () => {
  it('generates notes whose record is the one it tells', () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        expect(readFrontmatter(note.text).diagnostics).toEqual([]);
        expect(recordOf(note.text)).toEqual(model(note, []));
      }),
      RUNS,
    );
  });

  it('leaves every line alone that is not ours', () => {
    fc.assert(
      fc.property(anyNote, edits, (note, edits) => {
        const { text } = apply(note.text, edits);
        const before = /^\uFEFF?---/.test(note.text) ? foreignLines(note.text) : note.text.split('\n');
        expect(foreign(note.text, text)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('keeps other tags and sets the weak one while a question is weak', () => {
    fc.assert(
      fc.property(anyNote, edits, (note, edits) => {
        const { text } = apply(note.text, edits);
        const others = (tags: string[]) => tags.filter((tag) => !isWeakTag(tag));
        expect(others(tagsOf(text))).toEqual(others(tagsOf(note.text)));
        if (recordOf(text).weak.size > 0) expect(tagsOf(text).some(isWeakTag)).toBe(true);
        else if (note.weak.length > 0) expect(tagsOf(text).some(isWeakTag)).toBe(false);
      }),
      RUNS,
    );
  });

  it('writes what the rules say', () => {
    fc.assert(
      fc.property(anyNote, edits, (note, edits) => {
        expect(recordOf(apply(note.text, edits).text)).toEqual(model(note, edits));
      }),
      RUNS,
    );
  });

  it('says the same for edits at once as for one after another', () => {
    fc.assert(
      fc.property(anyNote, edits, (note, edits) => {
        const result = editRecord(note.text, edits, KEYS);
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        expect(recordOf(result.text)).toEqual(model(note, edits));
        const last = edits[edits.length - 1];
        expect(result.weak).toBe(model(note, edits).weak.has(last?.id ?? ''));
        expect(undone(result.text, result.undo)).toBe(note.text);
      }),
      RUNS,
    );
  });

  it('is undone byte for byte, also when the body changed meanwhile', () => {
    fc.assert(
      fc.property(anyNote, edits, fc.constantFrom('', '\nMore'), (note, edits, more) => {
        const { text, undos } = apply(note.text, edits);
        expect(undos.reduceRight(undone, text + more)).toBe(note.text + more);
      }),
      RUNS,
    );
  });

  it('takes back its own share alone when somebody changed the properties meanwhile', () => {
    fc.assert(
      fc.property(anyNote, anyEdit, edits, (note, edit, others) => {
        const [{ text, undos }, later] = [
          apply(note.text, [edit]),
          others.filter(({ id }) => id !== edit.id),
        ];
        const all = apply(text, later).text;
        if (!/^\uFEFF?---/.test(all)) return;
        const changed = all.replace('---', '---\nfound: later');
        const reverted = undos.reduceRight(undone, changed);
        expect(recordOf(reverted)).toEqual(model(note, later));
        expect(readFrontmatter(reverted).data['found']).toBe('later');
      }),
      RUNS,
    );
  });

  it('loses no rating of others when it takes back its own', () => {
    fc.assert(
      fc.property(anyNote, edits, (note, edits) => {
        const id = 'q1';
        const rates = edits.flatMap((edit) => (edit.type === 'rate' ? [{ ...edit, id }] : []));
        const [one, ...later] = rates;
        if (!one) return;
        // Words that no other question has: a record is found by them when it is taken back.
        const first = { ...one, hash: 'abcdef' };
        const start = apply(note.text, [first]);
        const reverted = undone(apply(start.text, later).text, start.undos[0] ?? fail());
        const entries = [recordOf(reverted).log.get(id), model(note, later).log.get(id)];
        const words = entries.map((entry) => (entry ? sorted(entry) : null));
        expect(words[0]).toEqual(words[1]);
      }),
      RUNS,
    );
  });
});

function fail(): never {
  throw new Error('no undo');
}

function sorted({ ratings }: LogEntry): string {
  const order = [...ratings].sort((a, b) => a.day - b.day || a.confidence - b.confidence);
  return formatLogEntry({ hash: '000000', ratings: order });
}

describe('editRecord on any text', () => {
  const rate: RecordEdit = {
    type: 'rate',
    id: 'q1',
    hash: '9f3a1c',
    confidence: 1,
    day: 20_000,
    autoWeak: true,
  };
  const noise = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
      .map((all) => all.join('')),
    fc
      .array(
        fc.constantFrom(
          ...[
            'confidence:',
            'weak:',
            'drill_log:',
            'tags:',
            'q1:',
            ' ',
            '  ',
            '\n',
            '\r\n',
            '\r',
            '\t',
            '- ',
            '? ',
          ],
          ...[
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
          ...['~', 'null', '3', '9f3a1c 2026-11-01:1', 'weak', 'x', '\u0000', '\uD800', '__proto__: 1'],
        ),
        { maxLength: 25 },
      )
      .map((parts) => `${parts.length % 5 === 0 ? '\uFEFF' : ''}---\n${parts.join('')}\n---\nbody`),
  );

  it('never throws, and refuses or does all of its work', () => {
    fc.assert(
      fc.property(noise, anyEdit, (text, other) => {
        const before = readFrontmatter(text);
        const result = editRecord(text, [rate, other], KEYS);
        if (!result.ok) {
          const { line, message } = result.diagnostic;
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
          expect(message).not.toBe('');
          return;
        }
        expect(undone(result.text, result.undo)).toBe(text);
        const after = readFrontmatter(result.text);
        expect(after.diagnostics).toEqual([]);
        const ours = new Set(['confidence', 'weak', 'drill_log', 'tags']);
        // A key that is a map or list itself becomes text with the blank lines around it.
        const others = (data: object) =>
          Object.entries(data).filter(([key]) => !ours.has(key) && !/^[{[]/.test(key));
        expect(others(after.data)).toEqual(others(before.data));
        expect(readRecord(after.data, KEYS).log.get('q1')?.ratings.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any id and any tag, or refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, weakTag) => {
        const text = '---\ntags: [a]\n---\n';
        const keys = { ...KEYS, weakTag };
        const result = editRecord(text, [{ ...rate, id }], keys);
        if (!result.ok) return;
        expect([...readRecord(readFrontmatter(result.text).data, keys).log.keys()]).toEqual([id]);
        expect(undone(result.text, result.undo)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
