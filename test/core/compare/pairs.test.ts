import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alignQuestions, type Alignable } from '../../../src/core/compare/align';
import { normalisedText, questionHash } from '../../../src/core/note/hash';

interface Side {
  readonly topic: string | null;
  readonly text: string;
  readonly answer: string;
}

interface Group {
  readonly name: string;
  readonly language: string;
  readonly pairs: readonly { readonly kind: string; readonly a: Side; readonly b: Side }[];
}

const readHalf = (half: string): readonly Group[] =>
  JSON.parse(
    readFileSync(
      fileURLToPath(new URL(`../../fixtures/question-pairs/${half}.json`, import.meta.url)),
      'utf8',
    ),
  ) as Group[];

const HALVES = ['tuning', 'final'].map((name) => ({ name, groups: readHalf(name) }));
const pairsOf = (groups: readonly Group[]): Group['pairs'] => groups.flatMap(({ pairs }) => pairs);
const ALL = pairsOf(HALVES.flatMap(({ groups }) => groups));

describe('the labelled pairs', () => {
  it('are many, in several languages', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(60);
    for (const { groups } of HALVES)
      expect(new Set(groups.map(({ language }) => language)).size).toBeGreaterThanOrEqual(3);
  });

  it('are of all kinds in each group, and of no other', () => {
    for (const { groups } of HALVES)
      for (const { name, pairs } of groups)
        expect([...new Set(pairs.map(({ kind }) => kind))].sort(), name).toEqual([
          'different',
          'same',
          'similar',
        ]);
  });

  it('say nothing twice, neither in a half nor in both', () => {
    const sides = ALL.flatMap(({ a, b }) => [a, b]);
    const said = (read: (side: Side) => string): string[] => sides.map((side) => normalisedText(read(side)));
    for (const texts of [said(({ text }) => text), said(({ answer }) => answer)])
      expect(texts.filter((each, at) => texts.indexOf(each) !== at)).toEqual([]);
    expect(said(({ text }) => text).filter((each) => each === '')).toEqual([]);
  });

  it('are of different subjects in the two halves', () => {
    const [tuning, final] = HALVES.map(({ groups }) => groups.map(({ name }) => name));
    expect(tuning?.filter((name) => final?.includes(name))).toEqual([]);
  });
});

describe('aligning the tuning half', () => {
  const alignable = ({ topic, text, answer }: Side): Alignable => ({
    topic,
    text,
    answer,
    label: null,
    hash: questionHash(text),
  });

  // Low bounds: they only tell that something broke. `npm run bench` says how well it is done.
  it('joins few wrongly, and most that can be told', () => {
    const counts = { joined: 0, right: 0, same: 0 };
    for (const { pairs } of HALVES[0]?.groups ?? []) {
      const rows = alignQuestions([pairs.map(({ a }) => alignable(a)), pairs.map(({ b }) => alignable(b))]);
      const joined = rows.filter(({ cells }) => !cells.includes(null));
      counts.joined += joined.length;
      counts.right += joined.filter(({ cells: [a, b] }) => a === b && pairs[a ?? -1]?.kind === 'same').length;
      counts.same += pairs.filter(({ kind }) => kind === 'same').length;
    }
    expect(counts.right / counts.joined).toBeGreaterThanOrEqual(0.8);
    expect(counts.right / counts.same).toBeGreaterThanOrEqual(0.5);
  });
});
