import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/note/parse';

/** Questions as `line id: text`. */
const asked = (text: string): string[] =>
  parseNote(text).questions.map(({ line, id, text: words }) => `${String(line)} ${id}: ${words}`);

const rolesOf = (text: string): string[] =>
  parseNote(text).questions.flatMap(({ blocks }) => blocks.map(({ role, kind }) => `${role} ${kind}`));

describe('the ways in which people write questions', () => {
  it('finds headings in the items of a list', () => {
    const note = '1. ### What is a lathe?\n\n    It turns.\n\n2. ### What is a jig?\n\n    It holds.\n';
    expect(asked(note)).toEqual(['1 what-is-a-lathe: What is a lathe?', '5 what-is-a-jig: What is a jig?']);
  });

  it('finds items in bold whose answers nobody indented', () => {
    const note = '1. **What is a lathe?**\n\nIt turns.\n\n2. **What is a jig?**\n\nIt holds.\n';
    expect(asked(note)).toEqual(['1 what-is-a-lathe: What is a lathe?', '5 what-is-a-jig: What is a jig?']);
    expect(asked('1. **What is a lathe?**\n\n## Next\n')).toEqual([]);
  });

  it.each([
    '### What is a jig? #workshop',
    '### What is a jig? *(Easy)*',
    '### What is a jig? (Two companies, One more)',
    '### What is a jig? <a id="jig"></a>',
    '### What is a jig? {#jig}',
    '### [What is a jig?](https://example.org/jig)',
    '### **What is a jig?** 🔧',
  ])('sees the question mark in %j', (heading) => {
    expect(asked(`${heading}\n\nIt holds.\n`)).toHaveLength(1);
  });

  it('takes the words of a link for the id', () => {
    expect(asked('### [What is a jig?](https://example.org/jig)\n\nIt holds.\n')).toEqual([
      '1 what-is-a-jig: [What is a jig?](https://example.org/jig)',
    ]);
  });

  it('shows what stands above an answer that the writer folded away', () => {
    const note = [
      '###### 1. What does this print?',
      '',
      '```js',
      'print(1)',
      '```',
      '',
      '- A: 1',
      '- B: 2',
      '',
      '<details><summary>Answer</summary>',
      'A',
      '</details>',
    ].join('\n');
    expect(rolesOf(note)).toEqual(['prompt heading', 'prompt code', 'prompt list', 'answer html']);
  });

  it('finds questions with an interviewer in front, and a colon without a space', () => {
    expect(asked('### 面试官：说说你对车床的理解\n\n它会转。\n')).toEqual([
      '1 说说你对车床的理解: 说说你对车床的理解',
    ]);
    expect(asked('### 问题1：什么是夹具\n\n夹住东西。\n')).toEqual(['1 q1: 什么是夹具']);
  });

  it('takes a labelled callout of any type for a question, and what stands above its answer for the prompt', () => {
    const note =
      '> [!success]- Question 2: Jigs\n> Which tool holds a part?\n>\n> **Answer: a jig**\n>\n> - It holds\n';
    expect(asked(note)).toEqual(['1 q2: Jigs']);
    expect(rolesOf(note)).toEqual(['prompt callout', 'prompt paragraph', 'answer paragraph', 'answer list']);
  });

  it('joins a question and its answer by their language', () => {
    const note = [
      '# Frage (DE)',
      '> Was ist eine Drehbank?',
      '',
      '# Question (EN)',
      '> What is a lathe?',
      '',
      '---',
      '',
      '## Antwort (DE)',
      'Sie dreht.',
      '',
      '## Answer (EN)',
      'It turns.',
      '',
      '## References',
      '- A book',
    ].join('\n');
    const { questions } = parseNote(note);
    expect(
      questions.map(({ text, layers }) => [text, layers.map(({ blocks }) => blocks.map(({ line }) => line))]),
    ).toEqual([
      ['Was ist eine Drehbank?', [[9, 10]]],
      ['What is a lathe?', [[12, 13]]],
    ]);
  });

  it('ends a numbered question at the next number of its rank', () => {
    const note =
      '### 1. Jigs\n\n**Answer:** They hold.\n\n#### Kinds\n\nMany.\n\n### 2. Lathes\n\nThey turn.\n';
    expect(parseNote(note).questions.map(({ id, endLine }) => [id, endLine])).toEqual([['q1', 7]]);
  });

  it('stays quiet where nobody asks', () => {
    const note = [
      '# Workshop',
      '',
      '1. [What is a lathe?](#lathe)',
      '2. [What is a jig?](#jig)',
      '',
      '## 1. Lathes',
      '',
      'They turn.',
      '',
      '- **Benefits**',
      '  - fast',
      '- Is it plugged in?',
      '- Is it oiled?',
      '',
      '| What is it? | A lathe |',
      '|---|---|',
      '| Why? | It turns |',
      '',
      '### Q3 2026',
      '',
      'Sales went up.',
      '',
      '```md',
      '### Q1: Not here?',
      '```',
    ].join('\n');
    expect(asked(note)).toEqual([]);
  });
});

describe('a question without measure', () => {
  it('may have more blocks than a function takes arguments', () => {
    const { questions } = parseNote(`### Q1: Why?\n\n${'***\n'.repeat(300_000)}The end.\n`);
    expect(questions.map(({ endLine }) => endLine)).toEqual([300_003]);
  });
});
