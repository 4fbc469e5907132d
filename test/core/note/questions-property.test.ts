import { describe, expect, it } from 'vitest';
import { questionsOffers } from '../../../src/core/note/offers';
import { parseNote } from '../../../src/core/note/parse';

/** A note in which nothing asks by itself. */
const BODY = [
  '# Locks',
  '',
  '## Mutex',
  '',
  'One holds it.',
  '',
  '## Latch',
  '',
  '**Count** It falls to zero.',
  '',
  '**Use** To wait.',
  '',
  '## Table',
  '',
  '| Word | Meaning |',
  '|---|---|',
  '| Fair | In turn. |',
  '',
  '## Items',
  '',
  '- Spin',
  '  It turns.',
  '- Park',
  '  It sleeps.',
  '',
  '## Notes',
  '',
  '> [!info] Guard',
  '> It lets go.',
];

const noteOf = (value: string): string => ['---', `questions: ${value}`, '---', ...BODY].join('\n');
const asked = (value: string): string[] => parseNote(noteOf(value)).questions.map(({ text }) => text);

describe('the property questions', () => {
  it.each([
    ['h2', ['Mutex', 'Latch', 'Table', 'Items', 'Notes']],
    ['bold', ['Count', 'Use']],
    ['table', ['Fair']],
    ['list', ['Spin', 'Park']],
    ['callout', ['Guard']],
    ['title', ['Locks']],
    ['none', []],
    ['[bold, list]', ['Count', 'Use', 'Spin', 'Park']],
    ['Bold', ['Count', 'Use']],
  ])('says with %s which are the questions', (value, texts) => {
    expect(asked(value)).toEqual(texts);
  });

  it('beats every guess', () => {
    const note = parseNote('---\nquestions: h2\n---\n### Q1: Why?\n\nSo.\n\n## Mutex\n\nOne.\n');
    expect(note.questions.map(({ text }) => text)).toEqual(['Mutex']);
  });

  it('is not followed where it says anything else, and that is reported', () => {
    const note = parseNote('---\nquestions: headings\n---\n### Q1: Why?\n\nSo.\n');
    expect(note.questions.map(({ id }) => id)).toEqual(['q1']);
    expect(note.diagnostics).toMatchObject([{ code: 'property-wrong-type', line: 2 }]);
  });

  it('is offered with what it would find, the best first', () => {
    expect(questionsOffers(BODY.join('\n'))).toEqual([
      { marking: 'h2', count: 5, first: ['Mutex', 'Latch', 'Table'] },
      { marking: 'bold', count: 2, first: ['Count', 'Use'] },
      { marking: 'list', count: 2, first: ['Spin', 'Park'] },
    ]);
    expect(questionsOffers('Only text.\n\n## A heading\n\nMore text.')).toEqual([]);
  });
});

describe('an answer on the line of its question', () => {
  it.each([
    ['1. **Why two?** Safety.', 17],
    ['Lock :: A gate.', 9],
    ['| Question | Answer |\n|---|---|\n| Why? | So. |', 10],
    ['<details><summary>Why?</summary>So.\n</details>', 33],
  ])('has a column in %j', (note, column) => {
    const [question] = parseNote(note).questions;
    expect(question?.layers[0]?.blocks[0]).toMatchObject({ line: question?.endLine, column });
  });
});
