import { resolve } from 'node:path';
import { changedInOrder, obsidianBetween, otherOrder, somebodyElse } from './disturbed';
import { pieced, realNotes, scrambled } from './notes';
import type { Trial } from './trial';

const CORPUS = resolve('../shared/corpus/frontmatter');

/** All that is tried. A new line of the table is a line here. */
export function allTrials(): readonly Trial[] {
  const real = realNotes(CORPUS);
  return [
    { name: 'rate, flag, rate, undo: properties of every kind', share: 1, run: changedInOrder(pieced) },
    {
      name: 'rate, flag, rate, undo: anything between the fences',
      share: 0.5,
      run: changedInOrder(scrambled),
    },
    ...(real
      ? [{ name: "rate, flag, rate, undo: other people's notes", share: 0.1, run: changedInOrder(real) }]
      : []),
    { name: 'undo in another order', share: 0.2, run: otherOrder(pieced) },
    { name: 'undo after somebody else changed the properties', share: 0.2, run: somebodyElse(pieced) },
    { name: 'Obsidian rewrites the properties in between', share: 0.2, run: obsidianBetween(pieced) },
  ];
}
