import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/note/parse';
import type { Question } from '../../../src/core/note/types';
import { anyNote } from './generators';

const read = (...lines: string[]): readonly Question[] => parseNote(lines.join('\n')).questions;

const only = (...lines: string[]): Question => {
  const [question, ...more] = read(...lines);
  if (!question || more.length > 0) throw new Error('One question was expected.');
  return question;
};

/** The Markdown of each layer. */
const layers = ({ layers }: Question): string[] =>
  layers.map(({ blocks }) => blocks.map(({ markdown }) => markdown).join('\n---\n'));

describe('what a note defines', () => {
  it('answers no question and is hidden nowhere', () => {
    const { layers, endLine } = only(
      '### Q1: Why?',
      '',
      'Because.[^why]',
      '',
      '[^why]: It is so.',
      '    And so.',
      '',
      '    Third line.',
      '[docs]: https://example.org "Docs"',
      '',
      '---',
      '[other]: <#here>',
    );
    expect(layers).toHaveLength(1);
    expect(layers[0]?.blocks).toHaveLength(1);
    expect(endLine).toBe(3);
  });

  it('does not make an answer of a question without one', () => {
    const { questions, diagnostics } = parseNote('### Q1: Why?\n\n[^1]: Not an answer.\n');
    expect(questions[0]?.layers).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['question-without-answer']);
  });

  it('leaves the text above and below it apart', () => {
    const question = only('### Q1: Why?', '', 'One', '[^1]: note', '- two', '[^2]: note', '# Three');
    expect(layers(question)).toEqual(['One', '- two']);
  });

  it('is a paragraph where something else stands behind it, or where it goes on with one', () => {
    expect(layers(only('### Q1: Why?', '', '[so]: it is, and more'))).toEqual(['[so]: it is, and more']);
    expect(layers(only('### Q1: Why?', '', 'Text', '[so]: /url'))).toEqual(['Text\n[so]: /url']);
  });

  it.each(['```', '~~~~', '$$', '%%'])('is none between %s', (fence) => {
    const text = [fence, '[^1]: no', fence].join('\n');
    expect(only('### Q1: Why?[^1]', '', text, '', 'x').asked).toBe('Why?[^1]');
  });
});

describe('a text that names a definition', () => {
  const NOTE = [
    '### Q1: Why?[^q]',
    '',
    '> [!tip] Answer',
    '> See [the docs][Docs] and [^A].',
    '',
    '```js',
    'text.match(/[^a]/) // [docs]',
    '```',
    '',
    'Only `[^a]` in code, and a [[^a]] link.',
    '',
    '> [!question] Follow-up',
    '> "And [docs]?" → So.[^a]',
    '',
    '[the docs]: https://example.org/2',
    '[DOCS]:   https://example.org',
    '[docs]: https://example.org/second',
    '[unused]: https://example.org/unused',
    '[^q]: Asked.',
    '[^a]: Said, as in [the docs].',
  ];

  it('gets it, with what that names, each once and the first of several', () => {
    expect(layers(only(...NOTE))[0]).toBe(
      [
        '> [!tip] Answer\n> See [the docs][Docs] and [^A].',
        '[the docs]: https://example.org/2',
        '[DOCS]:   https://example.org',
        '[^a]: Said, as in [the docs].',
      ].join('\n\n'),
    );
  });

  it('gets none for what stands in code, nor for a link between notes', () => {
    const [, code, prose] = layers(only(...NOTE));
    expect(code).toBe('```js\ntext.match(/[^a]/) // [docs]\n```');
    expect(prose).toBe('Only `[^a]` in code, and a [[^a]] link.');
  });

  it('is the question too, and its follow-ups', () => {
    const { asked, text, followUps } = only(...NOTE);
    expect(text).toBe('Why?[^q]');
    expect(asked).toBe('Why?[^q]\n\n[^q]: Asked.');
    expect(followUps[0]?.question).toBe('And [docs]?\n\n[DOCS]:   https://example.org');
    expect(followUps[0]?.answer).toContain('\n\n[^a]: Said');
  });

  it('gets only what is there', () => {
    const question = only(
      '### Q1: Why?',
      '',
      '[__proto__] [constructor][] [toString][hasOwnProperty] [^valueOf]',
      '',
      '[^1]: x',
    );
    expect(layers(question)).toEqual(['[__proto__] [constructor][] [toString][hasOwnProperty] [^valueOf]']);
  });

  it('keeps its own definition', () => {
    const text = '> [!tip] Answer\n> So.[^1]\n>\n> [^1]: Own.';
    expect(layers(only('### Q1: Why?', '', text))).toEqual([text]);
  });

  it('finds what stands in a callout, a quote, a list and a fold', () => {
    const question = only(
      '### Q1: Why?',
      '',
      'So.[^1][^2][^3][^4]',
      '',
      '> [!info] Sources',
      '> [^1]: one',
      '',
      '> [^2]: two',
      '',
      '- [^3]: three',
      '',
      '<details>',
      '',
      '[^4]: four',
      '</details>',
    );
    expect(layers(question)[0]).toBe(
      'So.[^1][^2][^3][^4]\n\n[^1]: one\n\n[^2]: two\n\n[^3]: three\n\n[^4]: four',
    );
  });

  it('loses none inside a callout that gathers questions', () => {
    const [first] = read(
      '> [!question] Interview questions',
      '> **Q:** Why?',
      '> **A:** So.[^1]',
      '>',
      '> [^1]: Really.',
    );
    expect(first && layers(first)[0]).toContain('[^1]: Really.');
  });
});

describe('definitions in each other and without end', () => {
  it('come to an end where they go in a circle', () => {
    const question = only('### Q1: Why?', '', 'So.[^1]', '', '[^1]: a[^2]', '[^2]: b[^1]');
    expect(layers(question)).toEqual(['So.[^1]\n\n[^1]: a[^2]\n\n[^2]: b[^1]']);
  });

  it('are bounded, however many there are', () => {
    const count = 20_000;
    const chain = Array.from({ length: count }, (_, at) => `[^${String(at)}]: next[^${String(at + 1)}]`);
    const [shown = ''] = layers(only('### Q1: Why?', '', 'So.[^0]', '', ...chain));
    expect(shown.split('\n\n')).toHaveLength(101);
  });

  it.each([
    ['labels without an end', '['],
    ['footnotes without an end', '[^'],
    ['backticks', '` `` ```'],
    ['quotes of definitions', '> > > > > > > > > > > > [^1]: '],
    ['targets', '[a]: <'],
    ['titles', '[a]: b "'],
    ['spaces', `[a]:${' '.repeat(50)}`],
  ])('take no time that grows with the square of %s', (_, piece) => {
    for (const text of [piece.repeat(60_000), `${piece}\n`.repeat(30_000)]) {
      const [question] = read('### Q1: Why?[^1]', '', text, '', 'x', '', '[^1]: y');
      expect(question?.asked).toContain('[^1]');
      expect(question && layers(question).length).toBeGreaterThanOrEqual(0);
    }
  });
});

it('in any note, each block begins with what is written and each text is completed once', () => {
  fc.assert(
    fc.property(anyNote, (lines) => {
      for (const { text, asked, blocks } of read(...lines)) {
        expect(asked.startsWith(text)).toBe(true);
        for (const { kind } of blocks) expect(kind).not.toBe('definition');
      }
    }),
  );
});
