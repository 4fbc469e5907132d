import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedText, olderHash, questionHash } from '../../../src/core/note/hash';

/** FNV-1a as its authors write it, over the normalised text. */
function reference(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of normalisedText(text).split(''))
    hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  return ((hash >>> 24) ^ (hash & 0xffffff)).toString(16).padStart(6, '0');
}

/** Texts of every kind. */
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'Why',
        'is',
        '  ',
        ' ',
        '?',
        '-',
        '4',
        'É',
        'ﬁ',
        '質問',
        '`x`',
        '*',
        '__',
        '(',
        ')',
        '$',
        '\t',
      ),
    )
    .map((words) => words.join('')),
);

describe('olderHash', () => {
  it('is the hash of the normalised text, whatever the text is made of', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(olderHash(text)).toBe(reference(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('questionHash', () => {
  it.each([
    ['equality signs', 'What does == do?', 'What does === do?', 'What does != do?'],
    ['equality signs in code', 'What does `==` do?', 'What does `===` do?'],
    ['names of languages', 'What is C?', 'What is C++?', 'What is C#?'],
    ['one sign or two', 'When to use &?', 'When to use &&?', 'When to use |?', 'When to use ||?'],
    ['the place of a sign', 'What does i++ return?', 'What does ++i return?', 'What does --i return?'],
    ['marks without a partner', 'What is *args?', 'What is **args?', 'What is args?'],
    ['marks in code', 'What is `*args*`?', 'What is `**args**`?', 'What is `args`?'],
    ['a comparison', 'When is a > b?', 'When is a < b?', 'When is a >= b?', 'When is a = b?'],
    ['the case of a function', 'What is O(n)?', 'What is o(n)?', 'What is O(n²)?'],
    ['case in code', 'What is `Map`?', 'What is `map`?'],
    ['options', 'What does ls -l do?', 'What does ls -L do?', 'What does ls --l do?'],
    ['kinds of brackets', 'What is []?', 'What is {}?', 'What is ()?'],
    ['a call', 'What is foo?', 'What is foo()?'],
    ['operators that ask', 'What does ?? do?', 'What does ?. do?', 'What does ?: do?'],
    ['a full stop between digits', 'What is new in 1.2?', 'What is new in 12?', 'What is new in 1/2?'],
    ['names with underscores', 'What is _a?', 'What is __a?', 'What is a_b?', 'What is ab?'],
    ['escaped marks', 'What is \\*a\\*?', 'What is \\*\\*a\\*\\*?', 'What is a?'],
    ['signs of mathematics', 'Is a ≤ b?', 'Is a ≥ b?', 'Is a → b?'],
    ['signs alone', '???', '!!!'],
  ])('tells questions apart by %s', (_, ...texts) => {
    expect(new Set(texts.map(questionHash)).size).toBe(texts.length);
  });

  it.each([
    ['case of words', 'What is a lock?', 'What Is A LOCK?'],
    ['spaces', 'What is a lock?', '  What  is\ta lock ?'],
    ['spaces around signs', 'When is a>b?', 'When is a > b?'],
    ['final punctuation', 'What is a lock?', 'What is a lock', 'What is a lock…', 'What is a lock?!'],
    [
      'punctuation of prose',
      'What is a lock and why',
      'What is a “lock”, and why',
      'What—is a (lock): and why',
    ],
    ['emphasis', 'What is a lock?', '**What** is *a* _lock_?', '***What* is** a __lock__?'],
    ['highlights and strokes', 'What is a lock?', 'What is ==a lock==?', 'What ~~is~~ a lock?'],
    ['links', 'What is a lock?', 'What is a [lock](https://x.y/A_b)?', 'What is a [[Locks#A|lock]]?'],
    ['backticks', 'What is O(n)?', 'What is `O(n)`?', 'What is **`O(n)`**?', 'What is $O(n)$?'],
    ['backticks around signs', 'What does == do?', 'What does `==` do?', 'What does `` == `` do?'],
    ['an escape', 'What is *args?', 'What is \\*args?', 'What is `*args`?'],
    ['the form of letters', 'Qu\u00E9 es?', 'Que\u0301 es', 'Ｑu\u00E9 es？'],
  ])('does not change with %s', (_, ...texts) => {
    expect(texts.map(questionHash)).toEqual(texts.map(() => questionHash(texts[0] ?? '')));
  });

  it('is the same for ordinary words, also where it is found at once', () => {
    const words = fc.array(fc.constantFrom('Why', 'is', 'a', 'lock', '42'), { minLength: 1 });
    const between = fc.constantFrom(' ', ', ', ': ', '. ', '-', "'");
    fc.assert(
      fc.property(words, between, fc.constantFrom('', '?', '...'), (all, gap, end) => {
        // Two blanks are nothing ordinary.
        expect(questionHash(all.join(gap) + end)).toBe(questionHash(` ${all.join('  ')}`));
      }),
    );
  });

  it('is 6 hex digits of any text, and never one of the older rule', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(questionHash(text)).toMatch(/^[0-9a-f]{6}$/);
        expect(questionHash(text)).not.toBe(olderHash(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['*', '_', '**a ', ' *', '`', '``` ` ', '[', '[a](', '$a ', '==a ', '(', '\\*', '[[a|', '*a_'])(
    'takes linear time for many of %j',
    (piece) => {
      expect(questionHash(piece.repeat(50_000))).toMatch(/^[0-9a-f]{6}$/);
    },
  );
});
