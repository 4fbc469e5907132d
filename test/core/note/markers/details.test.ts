import { describe, expect, it } from 'vitest';
import { parse } from '../../../support/notes';
import { stories, told, toldAnswers, toldRoles } from './story';

describe('a fold of HTML', () => {
  it.each(
    stories([
      [
        'its summary',
        ['<details>', '<summary>What is a lock?</summary>', '', 'x', '', '</details>'],
        ['what-is-a-lock @1-4 What is a lock?'],
      ],
      ['one line', ['<details><summary>Q2. How?</summary>x</details>'], ['q2 @1-1 How?']],
      [
        'tags inside the summary',
        ['<details>', '<summary><b>What is <code>a &lt; b</code>?</b></summary>', 'x', '</details>'],
        ['what-is-a-b @1-3 What is `a < b`?'],
      ],
      ['upper case', ['<DETAILS><SUMMARY>Why?</SUMMARY>', 'x', '</DETAILS>'], ['why @1-2 Why?']],
      [
        'attributes',
        ['<details open>', '<summary class="q">Why?</summary>', 'x', '</details>'],
        ['why @1-3 Why?'],
      ],
      [
        'a summary that a summary closes',
        ['<details>', '<summary>Why?<summary>', 'x', '</details>'],
        ['why @1-3 Why?'],
      ],
      [
        'several in a row',
        [
          '<details>',
          '<summary>Why?</summary>',
          'x',
          '</details>',
          '<details>',
          '<summary>How?</summary>',
          'y',
          '</details>',
        ],
        ['why @1-3 Why?', 'how @5-7 How?'],
      ],
      [
        'no end: up to the next heading',
        ['<details>', '<summary>Why?</summary>', '', 'x', '', '## Next', '', 'y'],
        ['why @1-4 Why?'],
      ],
      [
        'a topic above it',
        ['## Locks', '', '<details>', '<summary>Why?</summary>', 'x', '</details>'],
        ['why @3-5 Why? [Locks]'],
      ],
      [
        'Russian',
        ['<details>', '<summary>Что такое блокировка?</summary>', 'x', '</details>'],
        ['что-такое-блокировка @1-3 Что такое блокировка?'],
      ],
    ]),
  )('asks by %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it.each([
    'Click to see the answer',
    'Show answer',
    'Answer',
    'Solution',
    'Reveal',
    'Ответ',
    'Réponse',
    '答案',
  ])('is the answer of the heading above it where its summary says "%s"', (summary) => {
    const fold = ['<details>', `<summary>${summary}</summary>`, 'x', '</details>'];
    expect(told(parse(...fold))).toEqual([]);
    expect(toldRoles(parse('### What is a lock?', '', 'In short.', '', ...fold))).toEqual([
      ['prompt paragraph 3', 'answer html 5'],
    ]);
  });

  it.each(['More about it', 'Example', 'Show the code', 'Diagram', 'Notes', 'Click for details'])(
    'is one more part of the answer where its summary says "%s", and what stands above it stays hidden',
    (summary) => {
      const fold = ['<details>', `<summary>${summary}</summary>`, 'x', '</details>'];
      expect(told(parse(...fold))).toEqual([]);
      expect(toldRoles(parse('### What is a lock?', '', 'It keeps order.', '', ...fold))).toEqual([
        ['answer paragraph 3', 'answer html 5'],
      ]);
    },
  );

  it('is a part of the answer above it, whatever its summary asks', () => {
    const note = parse(
      '### Q1: Why?',
      '',
      'x',
      '',
      '<details>',
      '<summary>How?</summary>',
      'y',
      '</details>',
    );
    expect(told(note)).toEqual(['q1 @1-8 Why?']);
  });

  it('is found below one that is never closed', () => {
    const note = parse(
      '<details>',
      '',
      'text',
      '',
      '<details><summary>Why?</summary>',
      '',
      '## So',
      '</details>',
    );
    expect(note.questions.map(({ text, line, endLine }) => [text, line, endLine])).toEqual([['Why?', 5, 7]]);
  });

  it('keeps a fold inside its answer', () => {
    const note = parse(
      ...['<details>', '<summary>Why?</summary>', '', 'a', '', '<details>', '<summary>How?</summary>', 'b'],
      ...['</details>', '', '</details>'],
    );
    expect(told(note)).toEqual(['why @1-9 Why?']);
  });

  it('has its answer read as Markdown', () => {
    const note = parse(
      '<details>',
      '<summary>Why?</summary><br><b>',
      '',
      'x',
      '',
      '- y',
      '',
      '</b></details>',
    );
    expect(toldAnswers(note)).toEqual(['x / - y']);
  });

  it.each([
    ['no summary', ['<details>', 'Why?', '</details>']],
    ['an empty summary', ['<details>', '<summary></summary>', 'x', '</details>']],
    ['a summary without an end', ['<details>', '<summary>Why?', 'x', '</details>']],
    ['only an end', ['</summary></details>', '', 'x']],
    ['code', ['```', '<details><summary>Why?</summary>x</details>', '```']],
  ])('asks nothing with %s', (_, lines) => {
    expect(told(parse(...lines))).toEqual([]);
  });
});
