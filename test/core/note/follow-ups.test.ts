import { describe, expect, it } from 'vitest';
import { question } from '../../support/notes';

/** `line: question → answer` of every follow-up that these callout lines make; the first is line 5. */
const followUps = (...lines: string[]): string[] =>
  question('### Q1: Why?', '', 'Because.', '', ...lines.map((line) => `> ${line}`)).followUps.map(
    ({ line, question: asked, answer }) => `${String(line)}: ${asked} → ${answer}`,
  );

describe('a follow-up', () => {
  it.each(['→', '⇒', '➜', '->', '=>', '-->'])('is split at its arrow %s', (arrow) => {
    expect(followUps('[!question] Follow-up', `"And then?" ${arrow} Use \`a->b\` or a => c.`)).toEqual([
      '6: And then? → Use `a->b` or a => c.',
    ]);
  });

  it('is an item of a list, whatever it is indented by', () => {
    const title = '[!question] Follow-up';
    for (const indent of ['  ', '    ', '\t'])
      expect(followUps(title, '- Why so?', `${indent}Because.`)).toEqual(['6: Why so? → Because.']);
    expect(followUps(title, '-\tWhy so? → Because.')).toEqual(['6: Why so? → Because.']);
  });

  it('keeps an arrow that is part of a word', () => {
    expect(followUps('[!question] Follow-up', 'What does a->b mean?')).toEqual([
      '6: What does a->b mean? → ',
    ]);
  });

  it('is split at its arrow over lines, and what follows belongs to the answer', () => {
    expect(followUps('[!question] Follow-up', '"And', 'then?" →', 'Wait.', '', '- a')).toEqual([
      '6: And then? → Wait.\n\n- a',
    ]);
  });

  it('is the first paragraph, answered by the rest', () => {
    expect(
      followUps('[!question] Follow-up', 'How would you', 'rotate it?', '', 'Slowly.', '', '- a'),
    ).toEqual(['6: How would you rotate it? → Slowly.\n\n- a']);
    expect(followUps('[!question] Follow-up', 'Rotate it.', '```', 'x', '```')).toEqual([
      '6: Rotate it. → ```\nx\n```',
    ]);
  });

  it('is split behind its question mark where both share a paragraph', () => {
    expect(followUps('[!question] Follow-up', 'Why so? Because of the tide.')).toEqual([
      '6: Why so? → Because of the tide.',
    ]);
    expect(followUps('[!question] Follow-up', '"Why so?" Because.')).toEqual(['6: Why so? → Because.']);
    expect(followUps('[!question] Follow-up', 'Why so? And why not?')).toEqual([
      '6: Why so? And why not? → ',
    ]);
  });

  it('may have no answer', () => {
    expect(followUps('[!question] Follow-up', 'Talk about tides')).toEqual(['6: Talk about tides → ']);
    expect(followUps('[!question] And then?')).toEqual(['5: And then? → ']);
    expect(followUps('[!question] Follow-up')).toEqual([]);
  });

  it('is asked by the title, and the body answers', () => {
    expect(followUps('[!question]- How deep?', 'Two metres.', '', '- a')).toEqual([
      '5: How deep? → Two metres.\n\n- a',
    ]);
    expect(followUps('[!faq] Q7: How deep?', 'Two metres.')).toEqual(['5: How deep? → Two metres.']);
    expect(followUps('[!question] Follow-up: how deep?', 'Two metres.')).toEqual([
      '5: how deep? → Two metres.',
    ]);
    expect(followUps('[!info] Follow-up – how deep?', 'Two metres.')).toEqual(['5: how deep? → Two metres.']);
    expect(followUps('[!question] How deep? → Two metres.')).toEqual(['5: How deep? → Two metres.']);
  });

  it.each([
    'Follow-up',
    'Follow-ups',
    'Follow up',
    'Follow-up 2',
    'Follow-up questions',
    'Followup:',
    'Questions',
    '',
  ])('is asked by the body below the title "%s"', (title) => {
    expect(followUps(`[!question] ${title}`, 'How deep?', '', 'Two metres.')).toEqual([
      '6: How deep? → Two metres.',
    ]);
  });

  it('is one for each item of a list', () => {
    expect(
      followUps('[!question] Follow-ups', '- How deep? → Two metres.', '- "How wide?"', '  Four.', '  - a'),
    ).toEqual(['6: How deep? → Two metres.', '7: How wide? → Four.\n- a']);
    expect(followUps('[!question] Follow-ups', '1. How deep?', '', '   Two.', '2. How wide? Four.')).toEqual([
      '6: How deep? → Two.',
      '9: How wide? → Four.',
    ]);
  });

  it('is one for each pair', () => {
    expect(
      followUps(
        '[!question] Follow-ups',
        '**Q: How deep?**',
        'A: Two.',
        '',
        '**How wide?**',
        'Four.',
        '',
        'Five.',
      ),
    ).toEqual(['6: How deep? → Two.', '9: How wide? → Four.\n\nFive.']);
  });

  it('is never shown with its answer where the body starts with something else', () => {
    expect(followUps('[!question] Follow-up', '```', 'x', '```')).toEqual(['5:  → ```\nx\n```']);
  });

  it.each([
    ['"How deep?"', 'How deep?'],
    ['“How deep?”', 'How deep?'],
    ['„How deep?“', 'How deep?'],
    ['«How deep?»', 'How deep?'],
    ['"How" or "why"?', '"How" or "why"?'],
    ['What is a "lock"?', 'What is a "lock"?'],
  ])('is asked without quotation marks: %s', (text, asked) => {
    expect(followUps('[!question] Follow-up', `${text} → x`)).toEqual([`6: ${asked} → x`]);
  });

  it('stands beside others in the order of the note', () => {
    const { followUps: all } = question(
      ...['### Q1: Why?', 'x', '', '> [!question] One?', '> a', '', 'y', '', '> [!faq] Two?', '> b'],
    );
    expect(all.map(({ question: asked, line }) => `${String(line)} ${asked}`)).toEqual(['4 One?', '9 Two?']);
  });
});
