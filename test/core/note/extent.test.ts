import { describe, expect, it } from 'vitest';
import { findingsOf, idsOf, parse, question, rolesOf } from '../../support/notes';

/** `id: topic` of every question. */
const topics = (...lines: string[]): string[] =>
  parse(...lines).questions.map(({ id, topic }) => `${id}: ${String(topic)}`);

/** `id: first–last line` of every question. */
const extents = (...lines: string[]): string[] =>
  parse(...lines).questions.map(({ id, line, endLine }) => `${id}: ${String(line)}–${String(endLine)}`);

describe('the topic of a question', () => {
  it('is the nearest heading of higher rank that asks nothing', () => {
    expect(
      topics(
        ...['# Note', '### Q1: a', 'x', '## Locks ^locks', '### Q2: b', 'x', '#### Q3: c', 'x'],
        ...['---', '## *Storage*', '### Q4: d', 'x', '# Other', '### Q5: e', 'x'],
      ),
    ).toEqual(['q1: Note', 'q2: Locks', 'q3: Locks', 'q4: *Storage*', 'q5: Other']);
  });

  it('is nothing where there is no heading, or none of higher rank', () => {
    expect(topics('# Q1: a', 'x')).toEqual(['q1: null']);
    expect(topics('### Part', '## Q1: a', 'x')).toEqual(['q1: null']);
    expect(topics('> [!question] Why?', '> x')).toEqual(['why: null']);
  });

  it('is a heading without words for nobody', () => {
    expect(topics('# Note', '##', '### Q1: a', 'x')).toEqual(['q1: Note']);
  });

  it('of a callout is any heading above it', () => {
    expect(topics('# Note', '###### Deep', '> [!question] Why?', '> x')).toEqual(['why: Deep']);
  });
});

describe('a question ends', () => {
  it('at the next question, whatever its rank', () => {
    expect(extents('## Q1: a', 'x', '### Q2: b', 'x', '## Q3: c', 'x')).toEqual([
      'q1: 1–2',
      'q2: 3–4',
      'q3: 5–6',
    ]);
  });

  it('at a heading of higher rank', () => {
    expect(extents('### Q1: a', 'x', '## Part', 'y', '### Q2: b', 'z')).toEqual(['q1: 1–2', 'q2: 5–6']);
  });

  it('at a thematic break before a heading, and at one with nothing below', () => {
    expect(extents('### Q1: a', 'x', '', '---', '', '### Quick reference', 'y')).toEqual(['q1: 1–2']);
    expect(extents('### Q1: a', 'x', '', '---')).toEqual(['q1: 1–2']);
    expect(extents('#### Q1: a', 'x', '', '---', '', '### Part', 'y')).toEqual(['q1: 1–2']);
  });

  it('not at a thematic break before a heading of lower rank', () => {
    expect(extents('### Q1: a', 'x', '', '---', '', '#### Deeper', 'y', '', '### Q2: b', 'z')).toEqual([
      'q1: 1–7',
      'q2: 9–10',
    ]);
    expect(extents('## Q1: a', '', '---', '', '## Answer', 'y')).toEqual(['q1: 1–6']);
  });

  it('at a heading beside it that is no question, where it is answered and has no number', () => {
    expect(extents('## Why?', 'x', '', '## Other', 'y')).toEqual(['why: 1–2']);
    expect(extents('## Why?', '', '## Answer', 'y')).toEqual(['why: 1–4']);
    expect(extents('## Q1: Why?', 'x', '', '## Other', 'y')).toEqual(['q1: 1–5']);
  });

  it('before links to other places, and before a list of further questions that nobody answers', () => {
    expect(extents('## Why?', 'x', '', '[Top](#top)')).toEqual(['why: 1–2']);
    expect(extents('## Why?', 'x', '', '### References', '- a book')).toEqual(['why: 1–2']);
    expect(extents('## Why?', 'x', '', '- Why one?', '- Why two?')).toEqual(['why: 1–2']);
    expect(extents('## Why?', '- Why one?', '- Why two?')).toEqual(['why: 1–3']);
  });

  it('not at a thematic break inside of it', () => {
    const asked = question('### Q1: a', 'x', '', '---', '', 'y');
    expect(asked.endLine).toBe(6);
    expect(asked.layers).toHaveLength(2);
  });

  it('not at headings of the same or lower rank', () => {
    expect(extents('### Q9: Design a dam', '#### Wall', 'x', '### Storage', 'y', '### Alerts', 'z')).toEqual([
      'q9: 1–7',
    ]);
  });

  it('at a heading of the same rank that gathers questions', () => {
    expect(extents('### Q1: a', 'x', '### FAQ', 'y', '### Interview questions', 'z')).toEqual(['q1: 1–2']);
  });

  it('before blank lines at its end', () => {
    expect(extents('### Q1: a', '', 'x', '', '', '')).toEqual(['q1: 1–3']);
  });
});

describe('a heading above questions', () => {
  it('is a topic where it has no answer of its own and callouts ask below', () => {
    const note = ['## What did they ask?', '', '> [!question] Why?', '> x', '', '> [!faq]- How?', '> y'];
    expect(topics(...note)).toEqual(['why: What did they ask?', 'how: What did they ask?']);
    expect(findingsOf(parse(...note))).toEqual([]);
  });

  it('is a topic where it asks in words and deeper headings ask again', () => {
    expect(topics('## How do locks work?', '### What is a lock?', 'x', '### What is a latch?', 'y')).toEqual([
      'what-is-a-lock: How do locks work?',
      'what-is-a-latch: How do locks work?',
    ]);
  });

  it('stays a question where it has a label, and what asks below it is its answer', () => {
    const note = parse('## Q1: Locks', '### What is a lock?', 'x', '', '## Q2: Latches', '**Q: Why?**', 'y');
    expect(idsOf(note)).toEqual(['q1', 'q2']);
    expect(findingsOf(note)).toEqual([]);
  });

  it('stays a question where it has an answer, and the callouts are its follow-ups', () => {
    const asked = question('## Why?', '', 'Because.', '', '> [!question] And then?', '> x');
    expect(asked.followUps).toMatchObject([{ question: 'And then?', answer: 'x' }]);
  });

  it('stays a question where only follow-ups stand below', () => {
    const note = parse('## Why?', '', '> [!question] Follow-up', '> And then?');
    expect(idsOf(note)).toEqual(['why']);
    expect(findingsOf(note)).toEqual(['1 question-without-answer']);
  });

  it('gathers the callouts although a scenario stands above them', () => {
    expect(
      idsOf(parse('## What did they ask?', '> [!info] Scenario', '> a', '', '> [!question] Why?', '> x')),
    ).toEqual(['why']);
  });
});

describe('a note of many parts', () => {
  it('leaves what belongs to no question out', () => {
    const note = parse(
      ...['# Round', '', '> [!abstract] Overview', '> a', '', '---', '', '## Locks', '', 'Intro.', ''],
      ...[
        '### Q1: Why?',
        '',
        'x',
        '',
        '---',
        '',
        '## Related',
        '',
        '- [[Note]]',
        '',
        '---',
        '',
        '> [!quote] Source',
        '> b',
      ],
    );
    expect(note.questions.map(rolesOf)).toEqual([['answer paragraph 14']]);
    expect(note.questions[0]?.endLine).toBe(14);
  });
});
