import { describe, expect, it } from 'vitest';
import { NO_MOVES } from '../../../src/core/record/move';
import { openProperties, type Properties } from '../../../src/core/record/properties';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { isSame, verifyRewrite } from '../../../src/core/record/verify';

function open(yaml: string): Properties {
  const properties = openProperties(yaml, KEYS);
  if ('code' in properties) throw new Error(properties.message);
  return properties;
}

const BEFORE = 'a: 1\nb: {c: [x, ~]}\nconfidence: {q1: 1, q2: high}\nweak: [q1]\ntags: [x, weak]\n';
const AFTER = BEFORE.replace('q1: 1', 'q1: 3');

/** The verdict on `yaml` where the only thing wanted is a 3 for q1. */
function verdict(yaml: string): unknown {
  const wanted = { state: open(AFTER).state, moves: NO_MOVES, ids: new Set(['q1']) };
  return verifyRewrite(open(BEFORE), yaml, wanted, KEYS, 'present');
}

describe('the last guard', () => {
  it('lets pass what was wanted', () => {
    expect(verdict(AFTER)).toBeNull();
  });

  it.each([
    ['nothing happened', BEFORE],
    ['another property changed', AFTER.replace('a: 1', 'a: 2')],
    ['a number became text', AFTER.replace('a: 1', 'a: "1"')],
    ['something deep inside changed', AFTER.replace('~', 'null, 1')],
    ['the order changed', AFTER.replace('a: 1\n', '').concat('a: 1\n')],
    ['a property is gone', AFTER.replace('a: 1\n', '')],
    ['a property is new', `${AFTER}z: 1\n`],
    ['an unreadable value of another question changed', AFTER.replace('high', 'low')],
    ['another question changed', AFTER.replace('q2: high', 'q2: 4')],
    ['the weak list changed', AFTER.replace('[q1]', '[q1, q2]')],
    ['another tag is gone', AFTER.replace('x, weak', 'weak')],
    ['the weak tag is gone', AFTER.replace('x, weak', 'x')],
    ['it can no longer be read', AFTER.replace('a: 1', 'a: [')],
  ])('stops it where %s', (_, yaml) => {
    expect(verdict(yaml)).toMatchObject({ code: 'frontmatter-invalid', line: 2 });
  });

  it('lets entries of other questions only go where they moved', () => {
    const moves = new Map([
      ['q2', 'q3'],
      ['q3', 'q2'],
    ]);
    const wanted = { state: open(AFTER).state, moves, ids: new Set(['q1']) };
    const stop = (yaml: string) => verifyRewrite(open(BEFORE), yaml, wanted, KEYS, 'present');
    expect(stop(AFTER.replace('q2: high', 'q3: high'))).toBeNull();
    expect(stop(AFTER)).not.toBeNull();
    expect(stop(AFTER.replace('q2: high', 'q3: low'))).not.toBeNull();
  });

  it('compares maps and lists in order and numbers as they are', () => {
    expect(isSame(new Map([[1, NaN]]), new Map([[1, NaN]]))).toBe(true);
    expect(isSame(new Map([[1, 2]]), [[1, 2]])).toBe(false);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame([1], [1, undefined])).toBe(false);
  });
});
