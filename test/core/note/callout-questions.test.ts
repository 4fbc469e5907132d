import { describe, expect, it } from 'vitest';
import { findingsOf, idsOf, layersOf, parse, question } from '../../support/notes';

describe('a question callout outside of any question', () => {
  it.each(['question', 'faq', 'help', 'QUESTION', 'Faq'])('of the type %s asks by its title', (type) => {
    const asked = question(`> [!${type}] Why do locks exist?`, '> To keep **order**.', '>', '> - a', '> - b');
    expect(asked).toMatchObject({
      id: 'why-do-locks-exist',
      text: 'Why do locks exist?',
      label: null,
      line: 1,
      endLine: 5,
    });
    expect(layersOf(asked)).toEqual(['paragraph at 2', 'list of 2 at 4']);
    expect(asked.layers[0]?.blocks[0]?.markdown).toBe('To keep **order**.');
  });

  it.each(['-', '+'])('may be folded by %s', (fold) => {
    expect(question(`> [!question]${fold} Why?`, '> x')).toMatchObject({ id: 'why', text: 'Why?' });
  });

  it('has a label, a number or a block id like a heading', () => {
    expect(question('> [!question] Q7: Why?', '> x')).toMatchObject({ id: 'q7', label: 'Q7', text: 'Why?' });
    expect(question('> [!question] 3. Why?', '> x').id).toBe('q3');
    expect(question('> [!question] Why? ^because', '> x').id).toBe('because');
  });

  it('asks by its first paragraph where the title is only a label', () => {
    const asked = question('> [!faq] Q7', '> Which one is', '> faster?', '>', '> The left one.');
    expect(asked).toMatchObject({ id: 'q7', label: 'Q7', text: 'Which one is faster?' });
    expect(layersOf(asked)).toEqual(['paragraph at 5']);
  });

  it('asks by its first paragraph where it has no title', () => {
    const asked = question('> [!question]', '> Which one?', '>', '> The left one.');
    expect(asked).toMatchObject({ id: 'which-one', text: 'Which one?' });
    expect(asked.layers).toHaveLength(1);
  });

  it('may ask by a title that is no question in words', () => {
    expect(question('> [!question] Locks', '> x').text).toBe('Locks');
  });

  it('is no question where there is nothing to ask', () => {
    expect(idsOf(parse('> [!question]'))).toEqual([]);
    expect(idsOf(parse('> [!question]', '> ```', '> x', '> ```'))).toEqual([]);
    expect(idsOf(parse('> [!question] Interview questions', '> Below you find many.'))).toEqual([]);
  });

  it('is no question where its title or its metadata says that it is something else', () => {
    expect(idsOf(parse('> [!question] Scenario', '> x', '', '> [!question|answer] Why?', '> x'))).toEqual([]);
    expect(idsOf(parse('> [!question|hint] Why?', '> x', '', '> [!help] Hint', '> x'))).toEqual([]);
  });

  it('is told apart from other callouts and quotes', () => {
    expect(idsOf(parse('> [!info] Why?', '> x', '', '> [!questions] Why?', '> x', '', '> Why?'))).toEqual([]);
  });
});

describe('question callouts in a row', () => {
  it('are questions of their own', () => {
    const note = parse(
      '> [!question] Why?',
      '> x',
      '',
      '> [!question] How?',
      '> y',
      '',
      '> [!faq] Who?',
      '> z',
    );
    expect(idsOf(note)).toEqual(['why', 'how', 'who']);
    expect(note.questions.flatMap(({ followUps }) => followUps)).toEqual([]);
  });

  it('do not take what stands between them', () => {
    const note = parse('> [!question] Why?', '> x', '', 'Text between.', '', '> [!question] How?', '> y');
    expect(note.questions.map(({ endLine }) => endLine)).toEqual([2, 7]);
  });

  it('take what follows for the answer where they hold none', () => {
    const note = parse(
      '> [!question] Why?',
      '',
      '> [!success] Answer',
      '> x',
      '',
      '> [!question] How?',
      '',
      'Like this.',
    );
    expect(note.questions.map(layersOf)).toEqual([['callout at 3'], ['paragraph at 8']]);
    expect(findingsOf(note)).toEqual([]);
  });

  it('take it also below a title that is only a label, or below none', () => {
    expect(layersOf(question('> [!question] Q1', '> Why?', '', 'x'))).toEqual(['paragraph at 4']);
    expect(layersOf(question('> [!question]', '> Why?', '', 'x'))).toEqual(['paragraph at 4']);
  });

  it('end at any heading', () => {
    const note = parse('> [!question] Why?', '', 'x', '', '###### More', 'y');
    expect(note.questions[0]?.endLine).toBe(3);
  });

  it('have no answer where nothing answers', () => {
    expect(findingsOf(parse('> [!question] Why?', '', '> [!question] How?', '> x'))).toEqual([
      '1 question-without-answer',
    ]);
  });

  it('keep a follow-up that is named so', () => {
    const asked = question(
      '> [!question] Why?',
      '',
      'x',
      '',
      '> [!question] Follow-up',
      '> And then?',
      '>',
      '> y',
    );
    expect(asked.followUps).toMatchObject([{ line: 6, question: 'And then?', answer: 'y' }]);
  });

  it('keep a follow-up that is named so also behind an answer of their own', () => {
    const note = parse('> [!question] Why?', '> x', '', '> [!question] Follow-up', '> And then?', '>', '> y');
    expect(idsOf(note)).toEqual(['why']);
    expect(note.questions[0]?.followUps).toMatchObject([{ line: 5, question: 'And then?', answer: 'y' }]);
  });
});

describe('pairs in a callout', () => {
  const pairs = (...lines: string[]) => parse('# T', '', ...lines).questions;

  it('are questions under a title that names no question', () => {
    const found = pairs(
      ...['> [!question] Interview questions', '> **Q: Why?**', '> A: Because.', '>'],
      ...['> **Q2:** How?', '> **A:** Like', '> this.', '> - a', '>', '> Q: Who?', '>', '> Nobody.'],
    );
    expect(found.map(({ id, text, label, line }) => [id, text, label, line])).toEqual([
      ['why', 'Why?', null, 4],
      ['q2', 'How?', 'Q2', 7],
      ['who', 'Who?', null, 12],
    ]);
    expect(
      found.map(({ layers }) => layers.map(({ blocks }) => blocks.map(({ markdown }) => markdown))),
    ).toEqual([[['Because.']], [['Like\nthis.'], ['- a']], [['Nobody.']]]);
    expect(found.every(({ topic }) => topic === 'T')).toBe(true);
  });

  it('may be a list, or paragraphs in bold', () => {
    expect(
      pairs('> [!faq]', '> - **Why?**', '>   Because.', '> - **How?**', '>   So.').map(({ text }) => text),
    ).toEqual(['Why?', 'How?']);
    expect(pairs('> [!faq] FAQ', '> **Why?**', '> Because.').map(({ layers }) => layers.length)).toEqual([1]);
  });

  it('ask over several lines', () => {
    expect(
      pairs('> [!faq] FAQ', '> Q: Why do', '> locks exist?', '> A: Order.').map(({ text }) => text),
    ).toEqual(['Why do locks exist?']);
  });

  it('keep their true lines', () => {
    const [, second] = pairs('> [!faq] FAQ', '> Q: Why?', '> A: x', '> Q: How?', '> A: y', '>', '> - z');
    expect(second).toMatchObject({ line: 6, endLine: 9 });
    expect(second?.layers.map(({ blocks }) => blocks[0]?.line)).toEqual([7, 9]);
  });

  it('are told of where they have no answer', () => {
    expect(findingsOf(parse('> [!faq] FAQ', '> Q: Why?', '> Q: How?', '> A: y'))).toEqual([
      '2 question-without-answer',
    ]);
  });
});
