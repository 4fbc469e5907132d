import { resolve } from 'node:path';
import { hasGit } from '../support/git';
import { conflictedCopy, joinedBothWays, newestWins } from './devices';
import { changedInOrder, obsidianBetween, otherOrder, somebodyElse } from './disturbed';
import { gitMerge } from './git';
import { identity } from './identity';
import { journal } from './journal';
import { pieced, realNotes, scrambled } from './notes';
import { textMerge, type Kind } from './text-merge';
import type { Trial } from './trial';

const CORPUS = resolve('../shared/corpus/frontmatter');

const KINDS: readonly Kind[] = ['one question', 'several questions', 'the same day', 'the first record'];

/** All that is tried. A new line of the table is a line here. */
export function allTrials(): readonly Trial[] {
  const real = realNotes(CORPUS);
  const change = 'rate, flag, rate, undo';
  return [
    { name: `${change}: properties of every kind`, tries: 45_000, run: changedInOrder(pieced) },
    { name: `${change}: anything between the fences`, tries: 23_000, run: changedInOrder(scrambled) },
    ...(real ? [{ name: `${change}: other people's notes`, tries: 5_000, run: changedInOrder(real) }] : []),
    { name: 'undo in another order', tries: 9_000, run: otherOrder(pieced) },
    { name: 'undo after somebody else changed the properties', tries: 9_000, run: somebodyElse(pieced) },
    { name: 'Obsidian rewrites the properties in between', tries: 9_000, run: obsidianBetween(pieced) },
    { name: 'the app is killed between any two steps', tries: 10_000, run: journal('killed') },
    { name: 'the storage of the device is full, at times', tries: 2_000, run: journal('full') },
    { name: 'the note is renamed, deleted, invalid meanwhile', tries: 5_000, run: journal('disturbed') },
    { name: 'questions renumbered, moved, reworded, split, deleted', tries: 4_000, run: identity },
    { name: 'two devices joined by the command, both ways round', tries: 10_000, run: joinedBothWays },
    { name: 'a conflicted copy found and joined', tries: 4_000, run: conflictedCopy },
    { name: 'the newest file wins, and what it lacks is put back', tries: 4_000, run: newestWins },
    ...(hasGit ? [{ name: 'a merge by git, its conflicts mended', tries: 800, run: gitMerge }] : []),
    ...KINDS.map((kind) => ({ name: kind, tries: 2_000, run: textMerge(kind) })),
  ];
}
