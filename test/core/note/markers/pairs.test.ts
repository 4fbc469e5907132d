import { describe, expect, it } from 'vitest';
import { parse } from '../../../support/notes';
import { stories, told, toldAnswers } from './story';

describe('a pair in running text', () => {
  it.each(
    stories([
      ['bold around label and question', ['**Q: Why?**', '', 'A: x'], ['why @1-3 Why?']],
      ['bold around the label', ['**Q:** Why?', '**A:** x'], ['why @1-2 Why?']],
      ['no bold', ['Q: Why?', 'A: x'], ['why @1-2 Why?']],
      ['a number in its label', ['**Q1. Why?**', '', 'x'], ['q1 @1-3 Why?']],
      ['a number in bold', ['**1)** Why do locks exist?', 'x'], ['q1 @1-2 Why do locks exist?']],
      ['an order behind a number', ['**2. Explain the latch**', '', 'x'], ['q2 @1-3 Explain the latch']],
      ['bold alone', ['**What is a lock?**', '', 'x'], ['what-is-a-lock @1-3 What is a lock?']],
      ['other words', ['**Frage 3:** Warum?', '**Antwort:** x'], ['q3 @1-2 Warum?']],
      ['Chinese', ['**问：锁是什么？**', '', '答：顺序。'], ['锁是什么 @1-3 锁是什么？']],
      [
        'several in a paragraph',
        ['Q: Why?', 'A: x', 'Q: How?', 'A: y', '**Q3.** Name it', '**A:** z'],
        ['why @1-2 Why?', 'how @3-4 How?', 'q3 @5-6 Name it'],
      ],
      [
        'several paragraphs below a topic',
        ['## Locks', '', '**Q: Why?**', '', 'x', '', '- a', '', '**Q: How?**', '', 'y'],
        ['why @3-7 Why? [Locks]', 'how @9-11 How? [Locks]'],
      ],
      [
        'a list',
        ['1. **Q1: Why?**', '   A: x', '2. **Q2: How?**', '   A: y'],
        ['q1 @1-2 Why?', 'q2 @3-4 How?'],
      ],
      [
        'a callout that gathers them',
        ['> [!question] Interview questions', '> Q: Why?', '> A: x', '>', '> Q: How?', '> A: y'],
        ['why @2-3 Why?', 'how @5-6 How?'],
      ],
      [
        'callouts in a callout',
        ['> [!info] FAQ', '> > [!question] Why?', '> > x', '>', '> > [!question] How?', '> > y'],
        ['why @2-3 Why?', 'how @5-6 How?'],
      ],
      [
        'a numbered list in a callout',
        ['> [!question] Interview questions', '> 1. **Why?**', '>    x', '> 2. **How?**', '>    y'],
        ['why @2-3 Why?', 'how @4-5 How?'],
      ],
    ]),
  )('is found by %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it.each(
    stories([
      ['bold without a question mark', ['**Important**', '', 'x'], []],
      ['a number in bold that asks nothing', ['**3) Notes**', '', 'x'], []],
      ['a question that is not bold', ['Why is that?', '', 'x'], []],
      ['a row of a table', ['| **Q: Why?** | a |', '|---|---|', '| **Q: How?** | b |'], []],
      ['code', ['```', 'Q: Why?', 'A: x', '```'], []],
      ['a word that starts like a label', ['Quite: often', '', 'x'], []],
    ]),
  )('is not %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it('leaves the label of the answer out', () => {
    expect(toldAnswers(parse('Q: Why?', '**A:** x', 'Q: How?', 'Answer: y'))).toEqual(['x', 'y']);
  });

  it('stays a part of the answer where it is bold below an answer', () => {
    const note = parse('### Q1: Why?', '', 'Because.', '', '**Is it slow?**', '', 'No.');
    expect(told(note)).toEqual(['q1 @1-7 Why?']);
  });

  it('ends at a heading', () => {
    expect(told(parse('**Q: Why?**', '', 'x', '', '###### More', '', 'y'))).toEqual(['why @1-3 Why?']);
  });
});
