import { expect, it } from 'vitest';
import { findingsOf, parse } from '../../../support/notes';
import { told } from './story';

it('finds questions of every kind in one note', () => {
  const note = parse(
    ...['# Storage', '', '## A', '', '### Q1: One?', '', 'x', '', '---', ''],
    ...['## B', '', '**Q: Two?**', '', 'y', ''],
    ...['## C', '', '<details><summary>Three?</summary>', '', 'z', '', '</details>', ''],
    ...['## D', '', '- Four?', '  w', ''],
    ...['## E', '', '> [!question] Five?', '> v', ''],
    ...['## F', '', '### 6. Six', '', '> [!success] Answer', '> u'],
  );
  expect(told(note)).toEqual([
    'q1 @5-7 One? [A]',
    'two @13-15 Two? [B]',
    'three @19-21 Three? [C]',
    'four @27-28 Four? [D]',
    'five @32-33 Five? [E]',
    'q6 @37-40 Six [F]',
  ]);
  expect(findingsOf(note)).toEqual([]);
});

it('gives equal questions of different kinds ids of their own', () => {
  const note = parse(
    '**Q: Why?**',
    '',
    'x',
    '',
    '## B',
    '',
    '- Why?',
    '  y',
    '',
    '## C',
    '',
    '> [!faq] Why?',
    '> z',
  );
  expect(note.questions.map(({ id }) => id)).toEqual(['why', 'why-2', 'why-3']);
  expect(findingsOf(note)).toEqual(['7 duplicate-label', '12 duplicate-label']);
});
