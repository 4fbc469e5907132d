import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barSource,
  radarSource,
  topicConfidence,
  type TopicConfidence,
} from '../../../src/core/compare/picture';
import { compared, noteOf, type Asked } from './notes';

const ASKED = ['What is a closure?', 'What is a mutex?', 'What is a chargeback?', 'How do you shard?'];
const under = (...topics: (string | undefined)[]): Asked[] =>
  topics.map((topic, at) => ({ asked: ASKED[at] ?? '', ...(topic === undefined ? {} : { topic }) }));

describe('the confidence in topics', () => {
  it('is the mean of what a note asks there, with 0 for what was never rated', () => {
    const picture = topicConfidence(
      compared([
        noteOf(
          'a.md',
          under('Code', 'Code', 'Money', 'Scale'),
          'title: A',
          'confidence: {q1: 4, q2: 1, q4: 3}',
        ),
        noteOf('b.md', under('Code'), 'title: B', 'confidence: {q1: 2}'),
      ]),
    );
    expect(picture).toEqual({
      topics: ['Code', 'Money', 'Scale'],
      notes: [
        { name: 'A', values: [2.5, 0, 3] },
        { name: 'B', values: [2, null, null] },
      ],
    });
  });

  it('is that of the ten largest topics, in the order of the rows', () => {
    const questions = Array.from({ length: 24 }, (_, at) => ({
      asked: `What is thing ${String(at + 100)}?`,
      topic: `Part ${String.fromCharCode(65 + (at % 12)).repeat(3)}${at % 12 === 11 ? ' small' : ''}`,
    })).sort((a, b) => (a.topic < b.topic ? -1 : 1));
    const { topics } = topicConfidence(compared([noteOf('a.md', questions.slice(0, -1))]));
    expect(topics).toHaveLength(10);
    expect(topics).toEqual([...new Set(questions.map(({ topic }) => topic))].slice(0, 10));
  });

  it('has a name for questions under no topic', () => {
    expect(topicConfidence(compared([noteOf('a.md', under(undefined))])).topics).toEqual(['No topic']);
  });
});

const picture = (topics: readonly string[], name = 'A', values = topics.map(() => 1)): TopicConfidence => ({
  topics,
  notes: [{ name, values }],
});

/** Words between quotes that hold nothing with a meaning of its own. */
const LABEL = '"[\\p{L}\\p{M}\\p{N} .,/+&\'–…-]+"';
const VALUE = '(?:[0-3](?:\\.\\d{1,2})?|4)';
const VALUES = `${VALUE}(?:, ${VALUE})*`;
const RADAR_LINES = [
  '%%\\{init: \\{.*\\}\\}%%',
  'radar-beta',
  `  axis t\\d+\\[${LABEL}\\]`,
  `  curve n\\d+\\[${LABEL}\\]\\{${VALUES}\\}`,
  '  max 4',
  '  min 0',
  '  ticks 4',
  '  graticule polygon',
].map((line) => new RegExp(`^${line}$`, 'u'));
const BAR_LINES = [
  '%%\\{init: \\{.*\\}\\}%%',
  'xychart-beta',
  `  title ${LABEL}`,
  `  x-axis \\[${LABEL}(?:, ${LABEL})*\\]`,
  '  y-axis "Confidence" 0 --> 4',
  `  bar \\[${VALUES}\\]`,
].map((line) => new RegExp(`^${line}$`, 'u'));

const strange = (source: string, grammar: readonly RegExp[]): string[] =>
  source.split('\n').filter((line) => !grammar.some((each) => each.test(line)));

const HOSTILE = [
  '"]{}; click x',
  '"]\n  click t0 "javascript:alert(1)"',
  '%%{init: {"securityLevel": "loose"}}%%',
  '<img src=x onerror=alert(1)>',
  '[[Note|alias]] `code` $x$',
  '#quot;',
  '',
  '  ',
  '日本語のトピック',
  'a\u2028b\r\nc',
];
const anyName = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('"', ']', '}', '%', '\n', '\\', '-', '>', 'a', '[', '|', ';'),
    maxLength: 30,
  }),
);
const anyPicture: fc.Arbitrary<TopicConfidence> = fc
  .array(anyName, { minLength: 3, maxLength: 6 })
  .chain((topics) => {
    const value = fc.oneof(fc.constant(null), fc.constantFrom(0, 1, 2.5, 3.33, 4));
    const values = fc.array(value, { minLength: topics.length, maxLength: topics.length });
    const notes = fc.array(fc.record({ name: anyName, values }), { minLength: 1, maxLength: 4 });
    return notes.map((all) => ({ topics, notes: all }));
  });

describe('a radar', () => {
  it('needs three topics', () => {
    expect(radarSource(picture(['a', 'b']))).toBeNull();
    expect(radarSource(picture([]))).toBeNull();
    expect(radarSource(picture(['a', 'b', 'c']))).not.toBeNull();
  });

  it('has an axis for each topic and a curve for each note, with 0 where a note asks nothing', () => {
    const source = radarSource({
      topics: ['Code', 'Money', 'Scale'],
      notes: [
        { name: 'Variant 1', values: [2.5, null, 4] },
        { name: 'Variant 2', values: [0, 1, 3] },
      ],
    });
    expect(source?.split('\n')).toEqual(
      expect.arrayContaining([
        '  axis t0["Code"]',
        '  axis t1["Money"]',
        '  axis t2["Scale"]',
        '  curve n0["Variant 1"]{2.5, 0, 4}',
        '  curve n1["Variant 2"]{0, 1, 3}',
      ]),
    );
  });

  it('is the same grammar whatever a note calls its topics and itself', () => {
    fc.assert(
      fc.property(anyPicture, (each) => {
        const source = radarSource(each) ?? '';
        expect(strange(source, RADAR_LINES)).toEqual([]);
        expect(source.split('\n')).toHaveLength(2 + each.topics.length + each.notes.length + 4);
      }),
      { numRuns: 500 },
    );
  });
});

describe('bars', () => {
  it('are one for each topic', () => {
    expect(
      barSource(picture(['Code', 'Money'], 'Variant 1', [2.5, 0]), 0)
        .split('\n')
        .slice(1),
    ).toEqual([
      'xychart-beta',
      '  title "Variant 1"',
      '  x-axis ["Code", "Money"]',
      '  y-axis "Confidence" 0 --> 4',
      '  bar [2.5, 0]',
    ]);
  });

  it('are the same grammar whatever a note calls its topics and itself', () => {
    fc.assert(
      fc.property(anyPicture, (each) => {
        expect(strange(barSource(each, 0), BAR_LINES)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a label', () => {
  const axis = (topic: string): string | undefined =>
    /axis t0\["(.*)"\]/.exec(radarSource(picture([topic, 'b', 'c'])) ?? '')?.[1];

  it('is the words of a name', () => {
    expect(axis('APIs & design, part 1')).toBe('APIs & design, part 1');
    expect(axis('About [[Deep/Note|closures]] and [[Scopes]]')).toBe('About closures and Scopes');
    expect(axis('"]{}; click x')).toBe('click x');
    expect(axis('"')).toBe('–');
  });

  it('is cut between characters where it is long', () => {
    expect(axis('A very long name of a topic that goes on')).toBe('A very long name of a top…');
    expect(Array.from(axis('𠮷'.repeat(40)) ?? '')).toEqual([...Array<string>(25).fill('𠮷'), '…']);
  });
});
