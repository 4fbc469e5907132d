import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWord, stemOf } from '../../../src/core/compare/stem';
import { TermNumbers, termsOf, wordsOf, wordsWithAll } from '../../../src/core/compare/terms';

const terms = (text: string): string[] => [...termsOf(text).keys()];
const stems = (...words: string[]): string[] => words.map((word) => stemOf(plainWord(word)));

/** Any string at all, halves of characters included. */
const anyString = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        'a',
        'B',
        'é',
        'ß',
        '日',
        'の',
        'ก',
        '1',
        '-',
        '+',
        '++',
        '#',
        '](',
        ')',
        '<',
        '>',
        'http://',
        ' ',
        '\n',
        '\u0301',
        '\ud83d',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe('the terms of a text', () => {
  it('count how often each occurs', () => {
    expect([...termsOf('A mutex, two mutexes and a semaphore')]).toEqual([
      [stemOf('mutex'), 2],
      [stemOf('semaphore'), 1],
    ]);
    expect(terms('')).toEqual([]);
  });

  it('keep names with signs apart from those without', () => {
    expect(terms('C++')).toEqual(['c++']);
    expect(terms('C# and F#')).toEqual(['c#', 'f#']);
    // Of a tag the sign is no part.
    expect(terms('Rust#tag')).toEqual(terms('Rust tag'));
  });

  it('have the parts of a name in code, and the name', () => {
    expect(terms('timingSafeEqual')).toEqual(stems('timingSafeEqual', 'timing', 'Safe', 'Equal'));
    expect(terms('HTTPServer')).toEqual(stems('HTTPServer', 'HTTP', 'Server'));
    expect(terms('retry_after')).toEqual(stems('retry'));
  });

  it('are no targets of links, no addresses and no tags of HTML', () => {
    expect(terms('[closure](https://example.com/secret) ![](secret.png)')).toEqual(terms('closure'));
    expect(terms('closure https://example.com/secret/path?secret=1 scope')).toEqual(terms('closure scope'));
    expect(terms('<span class="secret">closure</span><br/>')).toEqual(terms('closure'));
    expect(terms('a < b and c > d, closure')).toEqual(terms('closure'));
  });

  it.each([
    'What is the difference between',
    'What are the differences between the two?',
    'How would you explain this?',
    'Was ist der Unterschied zwischen',
    'Erklären Sie, wie man das macht!',
    '¿Cuál es la diferencia entre',
    'Quelle est la différence entre',
    'Чем отличается, и в чём разница между',
    'とはですか',
    'Why?',
    '…',
  ])('are none where %j says nothing of a subject', (text) => {
    expect(terms(text)).toEqual([]);
  });

  it('are the same for other names of one thing', () => {
    expect(terms('k8s')).toEqual(terms('Kubernetes'));
    expect(terms('DB')).toEqual(terms('databases'));
    expect(terms('JavaScript')).toEqual(expect.arrayContaining(terms('JS')));
    expect(terms('PostgreSQL')).toEqual(expect.arrayContaining(terms('Postgres')));
  });

  it('are words in languages that put no space between them', () => {
    expect(terms('データベースの索引とは何ですか')).toEqual(terms('データベース と 索引 何'));
    expect(terms('トランザクション分離レベル')).toHaveLength(3);
    const chinese = terms('数据库索引是什么？');
    expect(chinese).toEqual(expect.arrayContaining(terms('索引')));
    expect(terms('什么是数据库索引').sort()).toEqual(chinese.sort());
    expect(terms('ฐานข้อมูล').length).toBeGreaterThan(1);
  });

  it('come in finite time of a megabyte of anything', () => {
    for (const part of ['あ', '漢', 'ก', 'ü', 'a-', 'aB', '](', '<a', 'http://', '#', '\u0301', '1 '])
      expect(termsOf(part.repeat(1_000_000 / part.length)).size).toBeLessThan(10);
  });

  it('are found in any string', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        for (const [term, times] of termsOf(text)) {
          expect(term).not.toBe('');
          expect(times).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are those of its words', () => {
    // Each word alone gives what it gives among others; without addresses and tags, and in scripts with spaces.
    const anyWords = fc
      .array(
        fc.constantFrom('a', 'Bc', 'p', '-', ' ', 'é', '日', '+', '++', '#', '7', 'ж', '.', '_', '\ud83d'),
        {
          maxLength: 20,
        },
      )
      .map((parts) => parts.join('').replace(/日/g, '. '));
    fc.assert(
      fc.property(anyWords, (text) => {
        expect(new Set(terms(text))).toEqual(new Set(wordsWithAll(text).flatMap(terms)));
      }),
      { numRuns: 500 },
    );
  });

  it('are numbered alike in all texts, each once', () => {
    fc.assert(
      fc.property(fc.array(anyString, { maxLength: 4 }), (texts) => {
        const numbers = new TermNumbers();
        const lists = texts.map((each) => {
          const list: number[] = [];
          numbers.addTo(list, each);
          numbers.addTo(list, each);
          return list;
        });
        const names = lists.map((list) => list.map((number) => numbers.terms[number]));
        expect(names).toEqual(texts.map(terms));
      }),
    );
  });
});

describe('the words of a text', () => {
  it('stand where they are said to, one after another', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        let end = 0;
        for (const { word, start } of wordsOf(text)) {
          expect(text.slice(start, start + word.length)).toBe(word);
          expect(start).toBeGreaterThanOrEqual(end);
          expect(word).not.toBe('');
          end = start + word.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are told apart where no space does, but for those that hold a sentence together', () => {
    expect(wordsOf('C++ とは日本語の文章 x')).toEqual([
      { word: 'C++', start: 0 },
      { word: '日本語', start: 6 },
      { word: '文章', start: 10 },
      { word: 'x', start: 13 },
    ]);
  });

  it('stand in their places behind many that no space parts', () => {
    const long = '索引'.repeat(2000);
    const words = wordsOf(`${long} end`);
    expect(words[words.length - 1]).toEqual({ word: 'end', start: long.length + 1 });
    expect(
      words
        .slice(0, -1)
        .map(({ word }) => word)
        .join(''),
    ).toBe(long);
  });

  it('are all words where what is asked is looked at as a sentence', () => {
    expect(wordsWithAll('What is a p-value, in C#?')).toEqual(['What', 'is', 'a', 'p-value', 'in', 'C#']);
    expect(wordsWithAll('索引とは').join('')).toBe('索引とは');
  });
});
