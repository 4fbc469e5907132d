import { describe, expect, it } from 'vitest';
import type { AlignedRow } from '../../../src/core/compare/align';
import type { Row } from '../../../src/core/compare/group';
import { groupByTopic, type TopicRows } from '../../../src/core/compare/topics';

const notesOf = (...notes: (string | null)[][]): { topic: string | null }[][] =>
  notes.map((topics) => topics.map((topic) => ({ topic })));
const rowsOf = (...cells: Row[]): AlignedRow[] => cells.map((each) => ({ cells: each, score: 0.9 }));

/** `name, name: row | row` of each topic. */
const said = (topics: readonly TopicRows[]): string[] =>
  topics.map(
    ({ names, rows }) =>
      `${names.join(', ')}: ${rows.map(({ cells }) => cells.map((index) => index ?? '–').join(' ')).join(' | ')}`,
  );

describe('topics of several notes', () => {
  it('are one where their names have words in common', () => {
    const notes = notesOf(['Database design', 'People'], ['Databases', 'Scaling']);
    expect(said(groupByTopic(notes, rowsOf([0, null], [1, null], [null, 0], [null, 1])))).toEqual([
      'Database design, Databases: 0 – | – 0',
      'People: 1 –',
      'Scaling: – 1',
    ]);
  });

  it('are one where they share questions, whatever their names', () => {
    const notes = notesOf(['Storage', 'Storage', 'People'], ['Databases', 'Databases', 'Scaling']);
    expect(said(groupByTopic(notes, rowsOf([0, 0], [1, null], [2, null], [null, 1], [null, 2])))).toEqual([
      'Storage, Databases: 0 0 | 1 – | – 1',
      'People: 2 –',
      'Scaling: – 2',
    ]);
  });

  it('are one where their names differ in case alone, even where no word says anything', () => {
    const notes = notesOf(['How and why', 'X'], ['HOW AND WHY ', '索引']);
    expect(groupByTopic(notes, rowsOf([0, null], [1, null], [null, 0], [null, 1]))).toHaveLength(3);
  });

  it('stand apart where they share too few questions', () => {
    const [a, b] = [Array<string>(8).fill('Storage'), Array<string>(8).fill('Scaling')];
    const rows = rowsOf(
      [0, 0],
      ...a.slice(1).map((_, at): Row => [at + 1, null]),
      ...b.slice(1).map((_, at): Row => [null, at + 1]),
    );
    const topics = groupByTopic(notesOf(a, b), rows);
    expect(topics.map(({ names }) => names)).toEqual([['Storage'], ['Scaling']]);
    expect(topics[0]?.rows).toHaveLength(8);
  });

  it('are one where the names are the same rather than nearly', () => {
    const notes = notesOf(['Index', 'Indexes', 'Indexing'], ['Indexing', 'Index', 'Indexes']);
    const alone = rowsOf([0, null], [1, null], [2, null], [null, 0], [null, 1], [null, 2]);
    expect(groupByTopic(notes, alone).map(({ names }) => names)).toEqual([
      ['Index'],
      ['Indexes'],
      ['Indexing'],
    ]);
  });

  it('never join two of one note', () => {
    const notes = notesOf(['Databases', 'Database design'], ['Databases']);
    expect(said(groupByTopic(notes, rowsOf([0, 0], [1, null])))).toEqual([
      'Databases: 0 0',
      'Database design: 1 –',
    ]);
  });

  it('leave questions under no topic to themselves', () => {
    const notes = notesOf([null, 'Storage'], [null, 'Storage']);
    const topics = groupByTopic(notes, rowsOf([0, null], [1, 1], [null, 0]));
    expect(topics.map(({ topic, names }) => [topic, names])).toEqual([
      [null, []],
      ['Storage', ['Storage']],
    ]);
    expect(groupByTopic(notesOf([null], ['Storage']), rowsOf([0, null], [null, 0]))).toHaveLength(2);
    expect(groupByTopic(notesOf(['Storage'], [null]), rowsOf([0, null], [null, 0]))).toHaveLength(2);
    // A question that shares its row with one under a topic goes where most of the row is.
    expect(said(groupByTopic(notesOf([null], ['Storage'], ['Storage']), rowsOf([0, 0, 0])))).toEqual([
      'Storage: 0 0 0',
    ]);
  });

  it('have each row once, in the order of the rows, and are named by the first note that has them', () => {
    const notes = notesOf(['B', 'A', 'B'], ['A', 'C']);
    const rows = rowsOf([0, null], [1, 0], [2, 1]);
    const topics = groupByTopic(notes, rows);
    expect(topics.flatMap((each) => each.rows)).toHaveLength(3);
    expect(new Set(topics.flatMap((each) => each.rows))).toEqual(new Set(rows));
    expect(topics[0]?.rows).toEqual([rows[0], rows[2]]);
  });

  it('come to an end where there are as many as questions', () => {
    const count = 4000;
    const names = Array.from({ length: count }, (_, at) => `Topic word${String(at)}`);
    const rows = rowsOf(...names.map((_, at): Row => [at, count - 1 - at]));
    const topics = groupByTopic(notesOf(names, [...names].reverse()), rows);
    expect(topics).toHaveLength(count);
    expect(topics.every((each) => each.names.length === 1)).toBe(true);
    expect(groupByTopic([], [])).toEqual([]);
  });
});
