import { describe, expect, it } from 'vitest';
import { rateEdit, weakEdit } from '../../../src/core/drill/edits';
import { readDrillNote, type DrillItem } from '../../../src/core/drill/item';
import { olderHash, questionHash } from '../../../src/core/note/hash';
import { DEFAULT_RECORD_KEYS } from '../../../src/core/record/types';
import { drillNote, findingsOf, text } from '../../support/notes';
import { DAY } from './events';

const hash = questionHash('Why?');
const noteOf = (...properties: string[]): string =>
  text('---', ...properties, '---', '', '### Q1: Why?', '', 'x', '', '### Q2: How?', '', 'y');

/** `id: confidence, weak, days of the ratings, id of the record`. */
const known = ({ question, confidence, weak, ratings, recordId }: DrillItem): unknown[] => [
  question.id,
  confidence,
  weak,
  ratings.map(({ confidence: given }) => given),
  recordId,
];

describe('readDrillNote', () => {
  it('joins each question with its record', () => {
    const { items, diagnostics, path, note } = drillNote(
      noteOf(
        'title: T',
        'confidence:',
        '  q1: 3',
        'weak: [q2]',
        'drill_log:',
        `  q1: ${hash} 2026-11-01:1 +2:3`,
      ),
      'Folder/Note.md',
    );
    expect(items.map(known)).toEqual([
      ['q1', 3, false, [1, 3], 'q1'],
      ['q2', null, true, [], 'q2'],
    ]);
    expect(items.map(({ key }) => key)).toEqual(['Folder/Note.md\nq1', 'Folder/Note.md\nq2']);
    expect([path, note.title, diagnostics]).toEqual(['Folder/Note.md', 'T', []]);
  });

  it('takes the last rating where nothing else tells the confidence, and a hand-written one before it', () => {
    expect(drillNote(noteOf('drill_log:', `  q1: ${hash} 2026-11-01:1 +2:4`)).items[0]?.confidence).toBe(4);
    const byHand = noteOf('confidence: {q1: 2}', 'drill_log:', `  q1: ${hash} 2026-11-01:1 +2:4`);
    expect(drillNote(byHand).items[0]?.confidence).toBe(2);
  });

  it('finds the record of a question with another label by its words, and moves it with the next rating', () => {
    const { items, diagnostics } = drillNote(
      noteOf('confidence: {q7: 2}', 'weak: [q7]', 'drill_log:', `  q7: ${hash} 2026-11-01:2`),
    );
    expect(items.map(known)).toEqual([
      ['q1', 2, true, [2], 'q7'],
      ['q2', null, false, [], 'q2'],
    ]);
    expect(diagnostics).toEqual([]);
    const [moved, own] = items;
    if (!moved || !own) throw new Error('two questions were expected');
    const rating = { confidence: 3, day: DAY, autoWeak: true } as const;
    const how = questionHash('How?');
    const renumbered = [
      { id: 'q1', hash, older: olderHash('Why?') },
      { id: 'q2', hash: how, older: olderHash('How?') },
    ];
    expect(rateEdit(moved, rating)).toEqual({ type: 'rate', id: 'q1', hash, ...rating, renumbered });
    expect(weakEdit(moved, false)).toEqual({ type: 'weak', id: 'q1', hash, weak: false, renumbered });
    expect(rateEdit(own, rating)).toEqual({ type: 'rate', id: 'q2', hash: how, ...rating, renumbered });
    expect(weakEdit(own, true)).toEqual({ type: 'weak', id: 'q2', hash: how, weak: true, renumbered });
  });

  it('tells an edit nothing of other questions where every record is in its place', () => {
    const [item] = drillNote(
      noteOf('drill_log:', `  q1: ${hash} 2026-11-01:2`, '  gone: 000001 2026-11-01:2'),
    ).items;
    if (!item) throw new Error('a question was expected');
    expect(weakEdit(item, true)).toEqual({ type: 'weak', id: 'q1', hash, weak: true });
  });

  it('gives a new question nothing of the one whose label it took', () => {
    const { items, diagnostics } = drillNote(
      noteOf(
        'confidence: {q1: 3, q2: 4}',
        'weak: [q1]',
        'drill_log:',
        `  q1: ${questionHash('How?')} 2026-11-01:3`,
      ),
    );
    expect(items.map(known)).toEqual([
      ['q1', null, false, [], null],
      ['q2', 3, true, [3], 'q1'],
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('"q2"')]);
  });

  it('keeps the record of a question that was reworded', () => {
    const { items } = drillNote(noteOf('drill_log:', '  q1: 000001 2026-11-01:2'));
    expect(items.map(known)[0]).toEqual(['q1', 2, false, [2], 'q1']);
  });

  it('gives the record of equal words to one question only', () => {
    const source = text(
      '---',
      'drill_log:',
      `  gone: ${hash} 2026-11-01:2`,
      '---',
      '### Q1: Why?',
      'x',
      '### Q2: Why?',
      'y',
    );
    expect(drillNote(source).items.map(({ recordId }) => recordId)).toEqual(['gone', 'q2']);
  });

  it('tells of records without a question, once each', () => {
    const source = noteOf(
      'confidence:',
      '  gone: 2',
      '  q1: 3',
      'drill_log:',
      '  gone: 000001 2026-11-01:2',
      '  lost: 000002 2026-11-01:2',
    );
    const { diagnostics } = drillNote(source);
    expect(findingsOf({ diagnostics })).toEqual(['5 orphan-record', '5 orphan-record']);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['info', 'info']);
    expect(diagnostics[0]?.message).toContain('"gone"');
    expect(diagnostics[1]?.message).toContain('"lost"');
  });

  it('tells of a flag without a question', () => {
    expect(findingsOf(drillNote(noteOf('weak: [q1, q9]')))).toEqual(['1 orphan-record']);
  });

  it('tells of a record that it cannot read, with its line, and reads the rest', () => {
    const { items, diagnostics } = drillNote(
      noteOf('confidence: high', 'weak: [q2]', 'drill_log:', '  q1: often'),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-unreadable', 'record-unreadable']);
    expect(diagnostics[0]?.line).toBe(2);
    expect(diagnostics[1]?.line).toBeGreaterThanOrEqual(4);
    expect(items.map(({ weak }) => weak)).toEqual([false, true]);
  });

  it('reads the properties that the settings name', () => {
    const keys = { ...DEFAULT_RECORD_KEYS, confidence: 'sure', weak: 'flagged', log: 'history' };
    const source = noteOf(
      'confidence: low',
      'weak: 7',
      'sure: {q1: 4}',
      'flagged: [q1]',
      'history:',
      `  q1: ${hash} 2026-11-01:4`,
    );
    const { items, diagnostics } = readDrillNote('Note.md', source, keys);
    expect(items.map(known)[0]).toEqual(['q1', 4, true, [4], 'q1']);
    expect(diagnostics).toEqual([]);
  });

  it('has questions without a record where the properties cannot be read', () => {
    const { items, diagnostics } = drillNote(noteOf('confidence: {q1: 3}', 'a: ['));
    expect(items.map(known)[0]).toEqual(['q1', null, false, [], 'q1']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['frontmatter-invalid']);
  });
});
