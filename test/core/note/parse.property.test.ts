import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/core/note/lines';
import { spelledOut } from '../../support/notes';
import { parseNote } from '../../../src/core/note/parse';
import type { InterviewNote } from '../../../src/core/note/types';
import { anyLineEnd, anyNote, anyText } from './generators';

/** The words and signs of a text that emphasis, escapes and spaces do not touch. */
const bare = (text: string): string => text.replace(/[\s*_>"“”„«»`=]+/g, '');

const unfolded = (text: string): string => text.replace(/(^|>[ \t]*)(\[![^\]]*\])[+-]/g, '$1$2');

/** What must hold for any note: lines true to the file, ids that are safe as keys, no line in two places. */
/** A text, and it without the definitions at its end: the longest first. */
const beginnings = (markdown: string): string[] => {
  const parts = markdown.split('\n\n[');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('\n\n['));
};

function expectSound(source: string): InterviewNote {
  const note = parseNote(source);
  const lines = splitLines(source.startsWith('\uFEFF') ? source.slice(1) : source);
  const ids = note.questions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id === '' || /^\d+$/.test(id))).toEqual([]);
  let last = 0;
  for (const { line, endLine, text, hash, blocks, layers, prompts, hints, followUps } of note.questions) {
    expect(line).toBeGreaterThanOrEqual(last);
    expect(endLine).toBeGreaterThanOrEqual(line);
    expect(endLine).toBeLessThanOrEqual(lines.length);
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/[\r\n]/);
    expect(hash).toMatch(/^[0-9a-f]{6}$/);
    let next = line;
    for (const block of blocks) {
      // An answer may begin on the line on which its question ends.
      expect(block.line).toBeGreaterThanOrEqual(block.column > 1 ? next - 1 : next);
      expect((lines[block.line - 1] ?? '').length).toBeGreaterThanOrEqual(block.column - 1);
      expect(block.endLine).toBeGreaterThanOrEqual(block.line);
      // Every line that is shown is a line of the file, in its place.
      const inFile = bare(lines.slice(block.line - 1, block.endLine).join(''));
      // A fence of the plugin Admonition is shown as the callout that it is.
      const isAdmonition = /```ad-/.test(lines[block.line - 1] ?? '');
      if (block !== blocks[0] && !isAdmonition) {
        const cuts = beginnings(block.markdown);
        const own = cuts.find((cut) => unfolded(inFile).includes(unfolded(bare(cut)))) ?? 'no line of it';
        expect(cuts).toContain(own);
        // What is put below it is defined elsewhere in the file.
        for (const more of block.markdown.slice(own.length).split('\n\n'))
          expect(bare(source)).toContain(bare(more));
      }
      next = block.endLine + 1;
    }
    expect(layers.flatMap((layer) => layer.blocks).every(({ role }) => role === 'answer')).toBe(true);
    expect(layers.every((layer) => layer.blocks.length > 0)).toBe(true);
    expect(prompts.every(({ role }) => role === 'prompt')).toBe(true);
    expect(hints.every(({ role }) => role === 'hint')).toBe(true);
    const answers = blocks.filter(({ role, kind }) => role === 'answer' && kind !== 'comment');
    // Answers that say nothing are none.
    if (layers.length > 0) expect(layers.flatMap((layer) => layer.blocks)).toEqual(answers);
    for (const { line: at } of followUps) {
      expect(at).toBeGreaterThan(line);
      expect(at).toBeLessThanOrEqual(endLine);
    }
    last = line;
  }
  for (const { line, message } of note.diagnostics) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(Math.max(1, lines.length));
    expect(message).toMatch(/\.$/);
  }
  return note;
}

describe('parseNote', { timeout: 60_000 }, () => {
  it('reads any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectSound(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any note', () => {
    fc.assert(
      fc.property(
        anyNote,
        anyLineEnd,
        fc.constantFrom('', '\uFEFF'),
        fc.constantFrom('', '\n'),
        (lines, eol, bom, end) => {
          expectSound(bom + lines.join(eol) + (end === '' ? '' : eol));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads the same whatever the line ends, the byte order mark and the last line end', () => {
    fc.assert(
      fc.property(anyNote, anyLineEnd, (lines, eol) => {
        const all = [...lines, 'The end.'];
        const read = (text: string): unknown => spelledOut(parseNote(text));
        const plain = read(all.join('\n'));
        expect(read(all.join(eol))).toEqual(plain);
        expect(read(`\uFEFF${all.join('\n')}`)).toEqual(plain);
        expect(read(`${all.join('\n')}\n`)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the marker of a question where it says it is', () => {
    fc.assert(
      fc.property(anyNote, fc.integer({ min: 1, max: 99 }), (lines, n) => {
        const marker = `### Q${String(n)}: What is marked here?`;
        const source = ['%% above %%', '', marker, '', 'It.', '', '---', '', '# End', ...lines];
        const found = parseNote(source.join('\n')).questions[0];
        expect(found).toMatchObject({
          line: 3,
          endLine: 5,
          id: `q${String(n)}`,
          text: 'What is marked here?',
        });
      }),
    );
  });

  it('reads the same text the same way twice', () => {
    fc.assert(
      fc.property(anyNote, (lines) => {
        const read = (): unknown => spelledOut(parseNote(lines.join('\n')));
        expect(read()).toEqual(read());
      }),
    );
  });
});
