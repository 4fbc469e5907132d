import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoldPlan, type Fold, type Hidden } from '../../../src/core/reading/fold-plan';
import { parseNote } from '../../../src/core/note/parse';
import { anyNote, anyText } from '../note/generators';
import { text } from '../../support/notes';

/** A fold in short: `q1!` is the first hidden thing of q1, `.` is shown, `?` has a question in it. */
function short(fold: Fold): string {
  if (fold.kind === 'shown') return '.';
  if (fold.kind === 'hidden') return shortHidden(fold);
  if (fold.kind === 'lines')
    return `lines(${fold.lines.map((line) => (line ? shortHidden(line) : '.')).join(' ')})`;
  return `${fold.of}(${fold.parts.map(short).join(' ')})`;
}

const shortHidden = ({ ids, first, asked }: Hidden): string =>
  `${ids.join('+')}${first ? '!' : ''}${asked.length > 0 ? '?' : ''}`;

/** What is hidden of the lines of a note, `from` to `to`. */
const fold = (lines: readonly string[], from: number, to = from): string =>
  short(new FoldPlan(text(...lines)).foldOf(from, to));

describe('a question below a heading', () => {
  const NOTE = [
    '---',
    'variant: 1',
    '---',
    '### Q1: Why?',
    '> [!info] Scenario',
    '> Rain.',
    '',
    '> [!hint] Look',
    '> up',
    '',
    'Because.',
    '',
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '',
    '%% aside %%',
    '',
    '> [!question] Follow-up',
    '> And?',
    '',
    '## Other',
    '',
    'Not an answer.',
  ];

  it('shows question and scenario, and hides hint, answer and follow-up with one button at the first', () => {
    expect(fold(NOTE, 4)).toBe('.');
    expect(fold(NOTE, 5, 6)).toBe('.');
    expect(fold(NOTE, 8, 9)).toBe('q1!');
    expect(fold(NOTE, 11)).toBe('q1');
    expect(fold(NOTE, 13, 15)).toBe('q1');
    expect(fold(NOTE, 19, 20)).toBe('q1');
  });

  it('leaves everything else as it is', () => {
    expect(fold(NOTE, 1, 3)).toBe('.');
    expect(fold(NOTE, 17)).toBe('.');
    expect(fold(NOTE, 22)).toBe('.');
    expect(fold(NOTE, 24)).toBe('.');
    expect(fold(NOTE, 90, 95)).toBe('.');
  });

  it('says what is hidden by kind and size, never by title', () => {
    const plan = new FoldPlan(text(...NOTE));
    expect(plan.size).toBe(1);
    expect(plan.describe('q1')).toBe('Text, table · 1 row, 1 hint, 1 follow-up');
    expect(plan.asked('q1')).toBe('Why?');
    expect([plan.describe('q9'), plan.asked('q9')]).toEqual(['', '']);
  });

  it('names three parts and counts the rest', () => {
    const parts = [
      '- a',
      '',
      '```js',
      'x',
      '```',
      '',
      '> [!success] Secret title',
      '> x',
      '',
      '$$',
      'x',
      '$$',
    ];
    expect(new FoldPlan(text('### Q1: Why?', '', ...parts)).describe('q1')).toBe(
      'List · 1 item, code · 1 line, callout, 1 more',
    );
  });

  it('hides a section of other bounds than ours where any of it is hidden', () => {
    expect(fold(NOTE, 11, 15)).toBe('q1!'.replace('!', ''));
    expect(fold(NOTE, 4, 11)).toBe('q1!?');
    expect(fold(NOTE, 10, 12)).toBe('q1');
  });
});

describe('a block that holds its own answer', () => {
  it('keeps the title of a callout and hides its body', () => {
    expect(fold(['> [!question] Why?', '> So.', '>', '> - a'], 1, 4)).toBe(
      'callout(q1! q1)'.replaceAll('q1', 'why'),
    );
  });

  it('leaves a callout that the writer folded', () => {
    expect(fold(['> [!question]- Why?', '> So.'], 1, 2)).toBe('.');
    expect(new FoldPlan('> [!question]- Why?\n> So.\n').foldOf(1, 2).kind).toBe('shown');
  });

  it('keeps the first paragraph where the title is only a label', () => {
    expect(fold(['> [!faq] Q7', '> Which one?', '>', '> The left one.'], 1, 4)).toBe('callout(. q7!)');
  });

  it('tells the questions that a callout gathers apart', () => {
    const lines = [
      '> [!question] Interview questions',
      '> **Q:** One?',
      '> **A:** Yes.',
      '> **Q:** Two?',
      '> No.',
    ];
    expect(fold(lines, 1, 5)).toBe('callout(lines(. one! . two!))');
  });

  it('tells the lines of a paragraph apart', () => {
    expect(fold(['**Q: Why?**', '**A:** So.', 'And so on.'], 1, 3)).toBe('lines(. why! why)');
  });

  it('tells the items of a list apart', () => {
    const lines = ['- Why?', '', '  So.', '- Plain', '- How?', '  - like this', '  - and this'];
    expect(fold(lines, 1, 7)).toBe('list(item(. why!) . item(. how!))');
  });

  it('leaves a fold of HTML that hides its answer already, unless it is open or in pieces', () => {
    expect(fold(['<details><summary>Why?</summary>So.</details>'], 1)).toBe('.');
    expect(fold(['<details open><summary>Why?</summary>', 'So.', '</details>'], 1, 3)).toBe('why!?');
    const pieces = ['<details><summary>Why?</summary>', '', 'So.', '', '</details>'];
    expect([fold(pieces, 1), fold(pieces, 3), fold(pieces, 5)]).toEqual(['.', 'why!', '.']);
  });

  it('leaves a fold that says Answer, and puts the button at what else is hidden', () => {
    const lines = [
      '### Q1: Why?',
      '',
      '<details><summary>Answer</summary>',
      'So.',
      '</details>',
      '',
      'More.',
    ];
    expect([fold(lines, 3, 5), fold(lines, 7)]).toEqual(['.', 'q1!']);
  });

  it('shows the question in its place where the two cannot be told apart', () => {
    const deep = [
      '> [!question] Interview questions',
      '> > [!question] Questions',
      '> > > [!faq] FAQ',
      '> > > > **Q:** a?',
      '> > > > b',
    ];
    const plan = new FoldPlan(text(...deep));
    expect(plan.size).toBeLessThanOrEqual(1);
    expect(fold(['### Q1: Why?', 'So.'], 1, 2)).toBe('q1!?');
  });
});

const anySource = fc.oneof(
  anyNote.map((lines) => lines.join('\n')),
  anyText,
);

describe('any text', () => {
  it('never throws, and hides every line of an answer that is not folded already', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        // A closed fold stays as it is; see above.
        fc.pre(!/<details|\[![^\]\n]*\]-/i.test(source));
        const plan = new FoldPlan(source);
        const { questions } = parseNote(source);
        for (const { blocks } of questions) {
          for (const { role, kind, line, endLine } of blocks) {
            if (role === 'prompt' || kind === 'comment') continue;
            expect(plan.foldOf(line, endLine).kind, `${source}\n${String(line)}`).not.toBe('shown');
          }
        }
        for (let line = 1; line <= source.split('\n').length; line += 1) plan.foldOf(line, line);
        plan.foldOf(1, source.length + 1);
      }),
      { numRuns: 300 },
    );
  });

  it('gives each question with something hidden one first place among its blocks', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const plan = new FoldPlan(source);
        const firsts = new Map<string, number>();
        for (let line = 1; line <= source.split('\n').length; line += 1) {
          const found = plan.foldOf(line, line);
          if (found.kind !== 'hidden' || !found.first) continue;
          for (const id of found.ids) firsts.set(id, (firsts.get(id) ?? 0) + 1);
        }
        for (const [id, count] of firsts) expect(count, `${id}\n${source}`).toBe(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the text of a footnote', () => {
  const NOTE = [
    '### Q1: Why[^asked]?',
    '',
    'Because[^own], see `[^code]`[^both].',
    '',
    '### Q2: Why more[^both]?',
    '',
    'So[^2].',
    '',
    '[^asked]: Named by a question alone.',
    '[^own]: Named by one answer[^deep], see [the standard](https://example.com/a/long/way).',
    '[^both]: Named by a question and an answer.',
    '[^deep]: Named by a footnote of an answer.',
    '[^2]: RFC 7231',
    '[^code]: Named nowhere but in code.',
  ];

  it.each([
    ['Named by a question alone.', []],
    ['Named by one answer[3], see the standard.', ['q1']],
    ['Named by a question and an answer.', []],
    ['Named by a footnote of an answer.', ['q1']],
    ['RFC 7231', ['q2']],
    ['Named nowhere but in code.', []],
  ])('is part of an answer only where nothing else names it: %s', (seen, ids) => {
    expect(new FoldPlan(text(...NOTE)).readable(`${seen}\u21A9\uFE0E`)).toEqual(ids);
  });
});
