import { describe, expect, it } from 'vitest';
import { parse } from '../../../support/notes';
import { stories, told, toldAnswers } from './story';

describe('a list item with an answer below it', () => {
  it.each(
    stories([
      ['its question mark', ['- What is a lock?', '  x'], ['what-is-a-lock @1-2 What is a lock?']],
      ['bold', ['- **Why?**', '  x'], ['why @1-2 Why?']],
      ['a heading', ['- ### What is a lock?', '  x'], ['what-is-a-lock @1-2 What is a lock?']],
      ['a heading, its answer behind a blank line', ['* # Why?', '', '  x'], ['why @1-3 Why?']],
      ['a list as the answer', ['1. Why?', '   - x', '   - y'], ['why @1-3 Why?']],
      ['code as the answer', ['- Why?', '  ```', '  # x', '', '  ```'], ['why @1-5 Why?']],
      ['a checkbox', ['- [ ] Why?', '  x'], ['why @1-2 Why?']],
      [
        'a question over two lines',
        ['- What is the', '  point?', '', '  It.', '- More'],
        ['what-is-the-point @1-4 What is the point?'],
      ],
      ['a number in front', ['1) Why?', '   x', '2) How?', '   y'], ['why @1-2 Why?', 'how @3-4 How?']],
      ['Spanish', ['- ¿Qué es?', '  Orden.'], ['qué-es @1-2 ¿Qué es?']],
      [
        'bold below a heading that gathers questions',
        ['## Interview questions', '', '- **Deadlock**', '  x', '- **Latch**', '  y'],
        ['deadlock @3-4 Deadlock [Interview questions]', 'latch @5-6 Latch [Interview questions]'],
      ],
      [
        'others without an answer between',
        ['- Why?', '  x', '- How?', '- Who?', '', '  y', '- Where'],
        ['why @1-2 Why?', 'who @4-6 Who?'],
      ],
    ]),
  )('asks by %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it.each(
    stories([
      ['without an answer', ['- What is a lock?', '- Why?'], []],
      ['that is a table of contents', ['- [What is a lock?](#what)', '- [[#Why do they exist?]]'], []],
      [
        'that is a table of contents of two levels',
        ['- [What is a lock?](#what)', '  - [Why?](#why)', '- [[#How?]]', '  1. [[#Who?|who]]'],
        [],
      ],
      ['that is bold and asks nothing', ['- **Locks**', '  keep order'], []],
      ['that asks inside its answer', ['- Locks', '  - Why?'], []],
      ['that asks by a number inside its answer', ['- Steps', '  - **1. Look:** What is it?', '  - b'], []],
    ]),
  )('asks nothing %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it('may be a link that asks', () => {
    expect(told(parse('- [What is a lock?](https://example.org)', '  It keeps order.'))).toHaveLength(1);
  });

  it('stays in the answer of a question above it', () => {
    const note = parse('### Q1: Why?', '', 'x', '', '- **How?**', '  y');
    expect(told(note)).toEqual(['q1 @1-6 Why?']);
  });

  it('has its answer without the indentation', () => {
    expect(toldAnswers(parse('-   Why?', '', '    ```', '    x', '    ```'))).toEqual(['```\nx\n```']);
  });
});
