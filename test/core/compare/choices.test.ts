import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choice,
  choiceAbout,
  choiceFinder,
  formatChoices,
  parseChoices,
  withChoice,
  withoutChoice,
  type PairChoice,
} from '../../../src/core/compare/choices';

const anyHash = fc.integer({ min: 0, max: 0xffffff }).map((value) => value.toString(16).padStart(6, '0'));
const anyOf = (hash: fc.Arbitrary<string>): fc.Arbitrary<PairChoice> =>
  fc
    .tuple(fc.constantFrom('join' as const, 'part' as const), hash, hash)
    .map(([kind, a, b]) => choice(kind, a, b));
/** Few questions, so that many choices are about the same two. */
const fewChoices = fc.array(anyOf(fc.constantFrom('000001', 'aaaaaa', 'bbbbbb', 'ffffff')), {
  maxLength: 12,
});
const anyChoices = fc
  .oneof(fc.array(anyOf(anyHash), { maxLength: 12 }), fewChoices)
  .map((all) => all.reduce<PairChoice[]>(withChoice, []));

describe('choices as text', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        expect(parseChoices(formatChoices(choices))).toEqual(choices);
      }),
    );
    expect(formatChoices([choice('join', 'bbbbbb', 'aaaaaa'), choice('part', '000000', '111111')])).toBe(
      'join aaaaaa bbbbbb\npart 000000 111111',
    );
  });

  it('may have blank lines, other line ends, and the hashes in either order', () => {
    expect(parseChoices('\n  join bbbbbb aaaaaa \r\n\npart 000000 111111\r\n')).toEqual([
      choice('join', 'aaaaaa', 'bbbbbb'),
      choice('part', '000000', '111111'),
    ]);
    expect(parseChoices('')).toEqual([]);
  });

  it('go by the later of two lines about the same questions', () => {
    const lines = ['part aaaaaa bbbbbb', 'join 000000 111111', 'join bbbbbb aaaaaa'];
    expect(parseChoices(lines.join('\n'))).toEqual([
      choice('join', '000000', '111111'),
      choice('join', 'aaaaaa', 'bbbbbb'),
    ]);
  });

  it.each([
    'x',
    'join',
    'join aaaaaa',
    'join aaaaaa bbbbb',
    'join aaaaaa bbbbbbb',
    'join AAAAAA bbbbbb',
    'join aaaaag bbbbbb',
    'leave aaaaaa bbbbbb',
    'Join aaaaaa bbbbbb',
    'join aaaaaa bbbbbb cccccc',
    'join aaaaaa  bbbbbb',
  ])('are none where a line is %j', (line) => {
    expect(parseChoices(line)).toBeNull();
    expect(parseChoices(`join aaaaaa bbbbbb\n${line}`)).toBeNull();
  });
});

describe('a choice', () => {
  it('is the same whichever question comes first', () => {
    fc.assert(
      fc.property(anyHash, anyHash, (a, b) => {
        const made = choice('join', a, b);
        expect(made).toEqual(choice('join', b, a));
        expect([...made.hashes].sort()).toEqual(made.hashes);
        expect(choiceAbout([made], a, b)).toBe(made);
        expect(choiceAbout([made], b, a)).toBe(made);
      }),
    );
  });

  it('takes the place of an older one about the same questions, and leaves all others', () => {
    fc.assert(
      fc.property(anyChoices, anyOf(fc.constantFrom('000001', 'aaaaaa')), (choices, added) => {
        const all = withChoice(choices, added);
        expect(all[all.length - 1]).toBe(added);
        expect(choiceAbout(all, ...added.hashes)).toBe(added);
        const isOther = ({ hashes }: PairChoice): boolean => hashes.join(' ') !== added.hashes.join(' ');
        expect(all.slice(0, -1)).toEqual(choices.filter(isOther));
      }),
    );
  });

  it('can be taken back, with the questions in either order', () => {
    const [kept, gone] = [choice('join', '000000', '111111'), choice('part', 'aaaaaa', 'bbbbbb')];
    expect(withoutChoice([kept, gone], 'bbbbbb', 'aaaaaa')).toEqual([kept]);
    expect(withoutChoice([kept, gone], 'aaaaaa', '000000')).toEqual([kept, gone]);
    expect(choiceAbout([kept], 'aaaaaa', 'bbbbbb')).toBeNull();
  });

  it('is found among many as among few', () => {
    const hashes = ['000001', 'aaaaaa', 'bbbbbb', 'ffffff', '123456'];
    fc.assert(
      fc.property(anyChoices, fc.constantFrom(...hashes), fc.constantFrom(...hashes), (choices, a, b) => {
        expect(choiceFinder(choices)(a, b)).toBe(choiceAbout(choices, a, b));
      }),
    );
  });

  it('pushes out the oldest where there are too many', () => {
    const hash = (at: number): string => at.toString(16).padStart(6, '0');
    const many = Array.from({ length: 5000 }, (_, at) => choice('join', hash(at), 'ffffff'));
    const all = withChoice(many, choice('part', 'aaaaaa', 'bbbbbb'));
    expect(all).toHaveLength(5000);
    expect(all[0]).toBe(many[1]);
  });
});
