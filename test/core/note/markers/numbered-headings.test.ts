import { describe, expect, it } from 'vitest';
import { parse } from '../../../support/notes';
import { stories, told, toldRoles } from './story';

describe('a numbered heading', () => {
  it.each(
    stories([
      ['with an answer callout', ['### 4. Locks', '', '> [!success] Answer', '> x'], ['q4 @1-4 Locks']],
      ['with an answer heading', ['### 4) Locks', '', '#### Answer', '', 'x'], ['q4 @1-5 Locks']],
      ['with a labelled answer', ['## 12. Locks', '', '**Answer:** x'], ['q12 @1-3 Locks']],
      ['with `A:`', ['## 2. Locks', '', 'A: x'], ['q2 @1-3 Locks']],
      [
        'with a fold',
        ['### 4. Locks', '', '<details>', '<summary>Show answer</summary>', 'x', '</details>'],
        ['q4 @1-6 Locks'],
      ],
      [
        'with a fold that explains',
        ['### 4. Locks', '', '<details>', '<summary>Explanation</summary>', 'x', '</details>'],
        ['q4 @1-6 Locks'],
      ],
      ['in two parts', ['### 4.2. Locks', '', 'Answer: x'], ['q4-2 @1-3 Locks']],
      ['in bold', ['### **4. Locks**', '', 'Answer: x'], ['q4 @1-3 Locks']],
      ['in French', ['### 4. Verrou', '', 'Réponse: ordre.'], ['q4 @1-3 Verrou']],
      ['in Chinese', ['### 4、锁', '', '答案：顺序。'], ['q4 @1-3 锁']],
      ['below a topic', ['# Storage', '', '## 1. Pages', '', 'A: x'], ['q1 @3-5 Pages [Storage]']],
      [
        'in a row',
        ['### 1. Locks', '', 'A: x', '', '### 2. Pages', '', 'A: y'],
        ['q1 @1-3 Locks', 'q2 @5-7 Pages'],
      ],
    ]),
  )('asks %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it.each(
    stories([
      ['nothing says that it is answered', ['### 4. Locks', '', 'Locks keep order.'], []],
      ['it is a topic', ['### 5. Interview questions', '', 'A: x'], []],
      ['it is a quarter', ['### Q3 2026', '', '> [!success] Answer', '> x'], []],
      ['it is a year', ['### 2026', '', 'A: x'], []],
      ['the evidence is below the next heading', ['### 4. Locks', '', 'x', '', '### More', '', 'A: y'], []],
    ]),
  )('asks nothing where %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it('shows what stands above its answer', () => {
    expect(
      toldRoles(parse('### 4. Locks', '', 'Two threads wait.', '', '> [!success] Answer', '> x')),
    ).toEqual([['prompt paragraph 3', 'answer callout 5']]);
  });
});
