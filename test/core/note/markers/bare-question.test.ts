import { describe, expect, it } from 'vitest';
import { parse } from '../../../support/notes';
import { stories, told, toldRoles } from './story';

describe('a heading that says only Question', () => {
  it.each(
    stories([
      ['with a paragraph', ['# Question', '', 'Why?', '', '# Answer', '', 'x'], ['why @1-7 Why?']],
      ['with a quote', ['# Question', '', '> Why?', '', '## Answer', '', 'x'], ['why @1-7 Why?']],
      ['with a colon', ['## Question:', '', 'Why?', '', '## Answer:', '', 'x'], ['why @1-7 Why?']],
      [
        'in two languages, the answers below both',
        [
          ...['# Question (EN)', '', '> Why?', '', '# Вопрос (RU)', '', 'Почему?', ''],
          ...['## Answer (EN)', '', 'x', '', '## Ответ (RU)', '', 'y'],
        ],
        ['why @1-11 Why?', 'почему @5-15 Почему?'],
      ],
      [
        'several times',
        [
          '# Question',
          '',
          'Why?',
          '',
          '# Answer',
          '',
          'x',
          '',
          '# Question',
          '',
          'How?',
          '',
          '# Answer',
          '',
          'y',
        ],
        ['why @1-7 Why?', 'how @9-15 How?'],
      ],
      [
        'in Chinese',
        ['## 问题', '', '锁是什么？', '', '## 答案', '', '顺序。'],
        ['锁是什么 @1-7 锁是什么？'],
      ],
      ['with a block id', ['# Question ^lock', '', 'Why?', '', '# Answer', '', 'x'], ['lock @1-7 Why?']],
    ]),
  )('asks %s', (_, lines, expected) => {
    expect(told(parse(...lines))).toEqual(expected);
  });

  it('asks nothing without an answer', () => {
    expect(told(parse('# Question', '', 'Why?', '', 'x'))).toEqual([]);
  });

  it('shows what it asks and hides its answer with what is below it', () => {
    const note = parse('# Question', '', 'Why?', '', '# Answer', '', 'x', '', '## Details', '', '- y');
    expect(toldRoles(note)).toEqual([
      ['prompt paragraph 3', 'answer heading 5', 'answer paragraph 7', 'answer heading 9', 'answer list 11'],
    ]);
  });
});
