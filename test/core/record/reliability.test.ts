import { describe, expect, it } from 'vitest';
import { changedOutside, outsideOf } from '../../reliability/outside';
import { attempt, emptyTally } from '../../reliability/trial';
import { Random } from '../../reliability/random';
import { allTrials } from '../../reliability/trials';
import { report } from '../../reliability/main';

/** `npm run reliability` does the same a hundred times as often. */
const TRIES = 400;
const seed = Date.now() % 1_000_000;

describe(`notes of every kind, seed ${String(seed)}`, () => {
  it.each(allTrials().map((trial) => [trial.name, trial] as const))('%s', async (_, trial) => {
    const tally = emptyTally(trial.name);
    const tries = Math.min(TRIES, Math.ceil(trial.tries / 100));
    for (let at = 0; at < tries; at += 1)
      await attempt(trial, Random.of(seed, at), tally, `number ${String(at)}`);
    expect(tally.samples).toEqual([]);
    // A trial that refuses everything proves nothing.
    expect(tally.tried - tally.refused).toBeGreaterThan(tries / 20);
  });
});

describe('the trials themselves', () => {
  it('make the same notes of the same seed', () => {
    const numbers = (from: number): number[] => {
      const random = Random.of(from, 7);
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    expect(numbers(5)).toEqual(numbers(5));
    expect(numbers(5)).not.toEqual(numbers(6));
    expect(new Set(numbers(5)).size).toBeGreaterThan(10);
  });

  it.each([
    ['a value', 'a: 1', 'a: 2'],
    ['a comment', 'a: 1 # x', 'a: 1'],
    ['a blank', 'a: 1 ', 'a: 1'],
    ['a line end', 'a: 1', 'a: 1\r'],
    ['the order', 'a: 1\nb: 2', 'b: 2\na: 1'],
    ['a property more', 'a: 1', 'a: 1\nb: 2'],
    ['a property less', 'a: 1\nb: 2', 'a: 1'],
    ['a line inside of others', 'a:\n  confidence: 1', 'a:\n  confidence: 2'],
    ['a blank line', 'a: 1\n\nconfidence:', 'a: 1\nconfidence:'],
  ])('see a change outside of our properties: %s', (_, before, after) => {
    const note = (yaml: string): string => `---\n${yaml}\n---\nBody`;
    expect(changedOutside(note(before), note(after))).not.toBeNull();
    expect(changedOutside(note(before), note(before))).toBeNull();
    expect(changedOutside(note(before), `\uFEFF${note(before)}`)).not.toBeNull();
    expect(changedOutside(note(before), `${note(before)}.`)).not.toBeNull();
  });

  it('let pass what changes inside of them', () => {
    const before = '---\na: 1\n"confidence":\n  q1: 1\n\n  # x\n  q2: 1\nb: 2\n---\nBody';
    const after = '---\na: 1\n"confidence":\n  q1: 3\n\n  # x\nb: 2\nweak:\n- q1\ntags: [\n  x\n]\n---\nBody';
    expect(changedOutside(before, after)).toBeNull();
    expect(outsideOf(before)).toEqual(['', '---\n', 'a: 1\n', 'b: 2\n', '---\nBody']);
  });

  it('count an error as a loss, and fail the run', async () => {
    const tally = emptyTally('x');
    const run = (): never => {
      throw new Error('broken');
    };
    await attempt({ name: 'x', tries: 1, run }, new Random(1), tally, 'here');
    expect(tally).toMatchObject({ tried: 1, lost: 1 });
    expect(report([tally], 1)).toMatchObject({ isSafe: false });
    expect(report([emptyTally('nothing tried')], 1)).toMatchObject({ isSafe: false });
  });
});
