import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areContrasted, sentenceOf } from '../../../src/core/compare/contrast';

const contrasted = (a: string, b: string): boolean => areContrasted(sentenceOf(a), sentenceOf(b));

describe('one sentence with another thing in one place', () => {
  it.each([
    ['What is a left join?', 'What is a cross join?'],
    ['What is a type I error?', 'What is a type II error?'],
    ['How do you get at-least-once delivery?', 'How do you get at-most-once delivery?'],
    ['What happens before a commit?', 'What happens after a commit?'],
    ['How does a mutex work?', 'How does a semaphore work?'],
    ['What is optimistic locking?', 'What is pessimistic locking?'],
    ['Was ist ein innerer Join?', 'Was ist ein äußerer Join?'],
    ['Was geschieht vor dem Commit?', 'Was geschieht nach dem Commit?'],
    ['¿Qué es una clave primaria?', '¿Qué es una clave foránea?'],
    ["Qu'est-ce qu'une clé primaire ?", "Qu'est-ce qu'une clé étrangère ?"],
    ['Что такое левое соединение?', 'Что такое правое соединение?'],
    ['内部結合とは何ですか？', '外部結合とは何ですか？'],
    ['什么是左连接？', '什么是右连接？'],
  ])('%s – %s', (a, b) => {
    expect(contrasted(a, b)).toBe(true);
    expect(contrasted(b, a)).toBe(true);
  });
});

describe('the same in other words', () => {
  it.each([
    ['What is a closure?', 'Explain closures'],
    ['What is a closure?', 'What are closures?'],
    ['What is a closure?', 'What is a closure?'],
    ['How would you explain closures?', 'How would you describe closures?'],
    ['When do you use a mutex?', 'When should you use a mutex?'],
    ['What is optimistic locking?', 'What is optimistic locking in a database?'],
    ['What is an index?', 'Why do we need an index on a table?'],
    ['Was ist ein Index?', 'Was sind Indexe?'],
    ['索引とは何ですか', '索引とは何か'],
    [
      'How do you find slow queries in a busy database?',
      'How do you tell which query is slowest in a busy database?',
    ],
    ['Mutex?', 'Semaphore?'],
    ['', ''],
    ['What is a closure?', ''],
  ])('is none: %s – %s', (a, b) => {
    expect(contrasted(a, b)).toBe(false);
    expect(contrasted(b, a)).toBe(false);
  });

  it('is none whatever the words, where all are equal, and no side matters', () => {
    const anyText = fc
      .array(fc.constantFrom('what', 'is', 'a', 'left', 'cross', 'join', 'index', 'before'), { maxLength: 9 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(contrasted(a, a)).toBe(false);
        expect(contrasted(a, b)).toBe(contrasted(b, a));
      }),
    );
  });
});
