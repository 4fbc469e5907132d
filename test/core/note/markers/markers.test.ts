import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../../src/core/note/parse';
import { MARKERS } from '../../../../src/core/note/question/markers';

/** Each question of a note as `id: text → answer`. */
function told(note: string): string[] {
  return parseNote(note).questions.map(({ id, text, layers }) => {
    const answer = layers.flatMap(({ blocks }) =>
      blocks.flatMap(({ markdown }) => markdown.trim().split('\n')),
    );
    const lines = answer.map((line) => line.trim()).filter((line) => line !== '');
    return lines.length === 0 ? `${id}: ${text}` : `${id}: ${text} → ${lines.join(' / ')}`;
  });
}

describe.each(MARKERS.map((marker) => [marker.name, marker] as const))('%s', (_name, { examples }) => {
  it.each(examples.map(({ note, found }) => [note, found] as const))('is found in %j', (note, found) => {
    expect(told(note)).toEqual(found);
  });
});

describe('the table of markers in the docs', () => {
  const docs = readFileSync('docs/note-format.md', 'utf8');
  const rows = docs
    .split('\n')
    .filter((line) => /^\| \d+ /.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

  it.each(MARKERS.map((marker, at) => [marker.name, at] as const))(
    'tells of "%s" what the code says',
    (_name, at) => {
      const marker = MARKERS[at];
      expect(rows[at]?.slice(2, 7)).toEqual([
        marker?.name,
        marker?.looks,
        marker?.needs,
        marker?.id,
        marker?.answer,
      ]);
    },
  );
});
