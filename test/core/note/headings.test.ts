import { describe, expect, it } from 'vitest';
import { idsOf, parse, question } from '../../support/notes';

/** The question that a heading of rank 3 with an answer below marks, or null. */
const marked = (heading: string) => parse(`### ${heading}`, '', 'Because.').questions[0] ?? null;

describe('a labelled heading', () => {
  it.each([
    ['Q1: What is a lock?', 'Q1', 'What is a lock?', 'q1'],
    ['Q1. What is a lock?', 'Q1', 'What is a lock?', 'q1'],
    ['Q1) What is a lock?', 'Q1', 'What is a lock?', 'q1'],
    ['Q1 – What is a lock?', 'Q1', 'What is a lock?', 'q1'],
    ['Q 1 - What is a lock?', 'Q 1', 'What is a lock?', 'q1'],
    ['Q1 What is a lock?', 'Q1', 'What is a lock?', 'q1'],
    ['q1: locks', 'q1', 'locks', 'q1'],
    ['Q001: locks', 'Q001', 'locks', 'q001'],
    ['Q1.2: locks', 'Q1.2', 'locks', 'q1-2'],
    ['Q3b: locks', 'Q3b', 'locks', 'q3b'],
    ['Question 3: locks', 'Question 3', 'locks', 'q3'],
    ['QUESTION #3: locks', 'QUESTION #3', 'locks', 'q3'],
    ['**Q1:** locks', 'Q1', 'locks', 'q1'],
    ['**Q1: locks**', 'Q1', 'locks', 'q1'],
    ['🔥 Q1: locks', 'Q1', 'locks', 'q1'],
    ['Q1: **locks**', 'Q1', 'locks', 'q1'],
    ['1. Q7: locks', 'Q7', 'locks', 'q7'],
    ['Frage 2: Was ist eine Sperre?', 'Frage 2', 'Was ist eine Sperre?', 'q2'],
    ['Pregunta 2: Bloqueos', 'Pregunta 2', 'Bloqueos', 'q2'],
    ['Вопрос 5. Блокировки', 'Вопрос 5', 'Блокировки', 'q5'],
    ['問題 3：ロック', '問題 3', 'ロック', 'q3'],
    ['问题3：锁', '问题3', '锁', 'q3'],
    ['질문 4: 잠금', '질문 4', '잠금', 'q4'],
  ])('%s', (heading, label, text, id) => {
    expect(marked(heading)).toMatchObject({ label, text, id });
  });

  it('needs no number behind Q', () => {
    expect(marked('Q. What is a lock?')).toMatchObject({
      label: null,
      text: 'What is a lock?',
      id: 'what-is-a-lock',
    });
    expect(marked('Q: locks')).toMatchObject({ label: null, text: 'locks', id: 'locks' });
  });

  it('asks by the first paragraph where it is only a label', () => {
    const asked = question(
      '### Q4',
      '',
      'What is a *lock*',
      'good for?',
      '',
      '> [!success] Answer',
      '> Order.',
    );
    expect(asked).toMatchObject({ id: 'q4', label: 'Q4', text: 'What is a *lock* good for?' });
    expect(asked.layers).toHaveLength(1);
    expect(question('## Question 2', '> What is a lock?', '', 'Order.').text).toBe('What is a lock?');
  });

  it('asks by its label where nothing else asks', () => {
    expect(question('### Q4', '', '- a', '- b')).toMatchObject({ id: 'q4', text: 'Q4' });
  });
});

describe('a heading that asks', () => {
  it.each([
    ['What is a lock?', 'what-is-a-lock'],
    ['Locks?', 'locks'],
    ['What is a lock? 🤔', 'what-is-a-lock'],
    ['What is a "lock"?', 'what-is-a-lock'],
    ['**What is a lock?**', 'what-is-a-lock'],
    ['"What is a lock?"', 'what-is-a-lock'],
    ['What is `O(1)`?', 'what-is-o-1'],
    ['4. What is a lock?', 'q4'],
    ['4) What is a lock?', 'q4'],
    ['**4.** What is a lock?', 'q4'],
    ['4.2 What is a lock?', 'q4-2'],
    ['4.2. What is a lock?', 'q4-2'],
    ['3.5 million users at once?', '3-5-million-users-at-once'],
    ['10:30 or 11:00?', '10-30-or-11-00'],
    ['2026?', 'q2026'],
    ['ロックとは何ですか？', 'ロックとは何ですか'],
    ['锁是什么？', '锁是什么'],
    ['ما هو القفل؟', 'ما-هو-القفل'],
    ['¿Qué es un bloqueo?', 'qué-es-un-bloqueo'],
    ['Τι είναι το κλείδωμα;', 'τι-είναι-το-κλείδωμα'],
  ])('%s', (heading, id) => {
    expect(marked(heading)?.id).toBe(id);
  });

  it('may be underlined', () => {
    const asked = question('What is', 'a lock?', '-------', '', 'Order.');
    expect(asked).toMatchObject({ text: 'What is a lock?', line: 1 });
    expect(asked.blocks[0]?.endLine).toBe(3);
  });
});

describe('a heading that orders', () => {
  it.each([
    'Explain how a lock works',
    'Describe a lock',
    'Design a lock manager',
    'Design the lock manager',
    'Design Twitter search suggestions',
    'Implement a lock manager',
    'Write a lock manager',
    'Compare locks and latches',
    'Walk me through taking a lock',
    'Walk us through a deadlock',
    'Tell me about a deadlock',
    'Please explain a deadlock',
    'Can you describe a deadlock',
    'Difference between lock and latch',
    'Differences between locks and latches',
    'The difference between locks and latches',
    'List three kinds of locks',
    'Erkläre mir den Unterschied',
    'Unterschied zwischen Sperre und Riegel',
    'Explica qué es un bloqueo',
    'Expliquez le verrou mortel',
    'Объясните что такое блокировка',
    '请解释什么是锁',
    'ロックを説明してください',
    '락의 차이를 설명하세요',
    '锁和闩的区别',
  ])('%s', (heading) => {
    expect(marked(heading)?.text).toBe(heading);
  });
});

describe('a heading that asks nothing', () => {
  it.each([
    'Locks',
    'Explain',
    'Explain locks',
    'Design patterns in practice',
    'Design of the system',
    'System design round',
    'Write path and read path',
    'List comprehensions and generators',
    'Q3 2026',
    "Q3 '26",
    'Q3 FY26',
    'Q4 results',
    'Q1 roadmap and goals',
    'Quick reference',
    'Question of the day',
    'Questionnaire 3: results',
    'Q&A',
    'FAQ',
    'FAQs',
    'Questions',
    'Questions?',
    '**Questions**',
    'Frequently asked questions',
    'Common questions',
    'Interview questions',
    'Common interview questions',
    'Interview Questions and Answers',
    'Follow-up',
    'Follow-up questions',
    'Questions to ask',
    'Häufige Fragen',
    'Preguntas frecuentes',
    '面试题',
    '4. Locks',
    '2026-11-01',
    'What; where',
  ])('%s', (heading) => {
    expect(marked(heading)).toBeNull();
  });

  it('is a question mark in code, a table, a list or a contents list', () => {
    expect(
      idsOf(
        parse(
          '- [What is a lock?](#what)',
          '- [[#Why do locks exist?]]',
          '- Is this a follow-up?',
          '',
          '| What is a lock? | Why? |',
          '|---|---|',
          '',
          '```',
          '### Q1: What?',
          '```',
          '',
          '    ### Q2: What?',
          '',
          '<div>',
          '### Q3: What?',
          '</div>',
          '',
          '$$',
          '### Q4: What?',
          '$$',
          '',
          '%%',
          '### Q5: What?',
          '%%',
          '<!--',
          '### Q6: What?',
          '-->',
          '> ### Q7: What?',
          '',
          '- ### Q8: What?',
          '',
          'A paragraph?',
        ),
      ),
    ).toEqual([]);
  });

  it('is a line of the frontmatter', () => {
    expect(idsOf(parse('---', '# What is this?', 'a: 1', '---'))).toEqual([]);
  });
});
