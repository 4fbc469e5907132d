import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/note/parse';
import { findingsOf, parse, text } from '../../support/notes';

const NOTE = [
  '---',
  'title: Locks',
  'duration: for ever',
  '---',
  '',
  '### Q1: Why?',
  '',
  '### Q1: How?',
  '',
  'So.',
  '',
  '### Q2: Who?',
  '',
  '```ts',
  'x',
];

describe('what parseNote finds', () => {
  it('comes in the order of lines, each with the line of the file', () => {
    const findings = [
      '3 property-wrong-type',
      '6 question-without-answer',
      '8 duplicate-label',
      '14 unclosed-fence',
    ];
    expect(findingsOf(parse(...NOTE))).toEqual(findings);
    expect(findingsOf(parseNote(NOTE.join('\r\n')))).toEqual(findings);
    expect(findingsOf(parseNote(NOTE.join('\r')))).toEqual(findings);
    expect(findingsOf(parseNote(`\uFEFF${text(...NOTE)}`))).toEqual(findings);
  });

  it('tells what to do', () => {
    const { diagnostics } = parse(...NOTE);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning', 'warning']);
    for (const { message } of diagnostics) expect(message).toMatch(/^[^\n]{20,250}\.$/);
    expect(diagnostics[1]?.message).toContain('"Why?"');
  });

  it('keeps a long question out of its message', () => {
    const [finding] = parse(`### Q1: ${'why '.repeat(200)}?`).diagnostics;
    expect(finding?.message.length).toBeLessThan(250);
  });

  it.each(['#### Answer', '> [!success] Answer', '**Answer:**', '<br/>', '```\n```', '---'])(
    'is a question without an answer where that says nothing: %j',
    (answer) => {
      const note = parse('### Q1: Why?', '', answer, '', '### Q2: When?', '', 'Now.');
      expect(findingsOf(note)).toEqual(['1 question-without-answer']);
      expect(note.questions[0]?.layers).toEqual([]);
    },
  );

  it('is nothing where a question has an answer of any kind', () => {
    for (const answer of [
      'Text.',
      '- a',
      '> quote',
      '> [!tip] Title',
      '```\nx\n```',
      '| a |\n|---|',
      '$$x$$',
      '<b>x</b>',
    ])
      expect(findingsOf(parse('### Q1: Why?', '', answer))).toEqual([]);
  });

  it('is a missing answer where only the question, hints and follow-ups are there', () => {
    for (const more of [
      '> [!info] Scenario\n> x',
      '> [!hint] x',
      '> [!question] Follow-up\n> y?',
      '%% x %%',
      '^id',
    ])
      expect(findingsOf(parse('### Q1: Why?', '', more))).toEqual(['1 question-without-answer']);
  });

  it('says nothing of a fence that is closed, or open in a quote', () => {
    expect(findingsOf(parse('```', 'x', '````'))).toEqual([]);
    expect(findingsOf(parse('> ```', '> x', '', 'y'))).toEqual([]);
  });

  it('names an open fence once, though headings follow it', () => {
    const note = parse('### Q1: Why?', '~~~', 'x', '### Q2: How?', 'y');
    expect(note.questions).toHaveLength(1);
    expect(findingsOf(note)).toEqual(['2 unclosed-fence']);
  });

  it('is nothing in an empty note', () => {
    for (const source of ['', '\n', '\uFEFF', ' ', '---\n---'])
      expect(parseNote(source)).toMatchObject({ questions: [], diagnostics: [] });
  });
});
