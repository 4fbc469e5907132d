import { mendRecord } from '../../src/core/record/merge-torn';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import { mergeFile } from '../support/git';
import {
  countsOf,
  drilledNote,
  expectHolds,
  freshNote,
  ratedSome,
  someNames,
  somePlaces,
  tried,
  unionOf,
} from './drilled';
import { Loss, Refusal } from './steps';

/** git merges two versions that were drilled apart; what it could not join is mended by the command. */
export const gitMerge = tried((random, show) => {
  const names = someNames(random);
  const fresh = freshNote(names);
  // Also a note that has no properties at all before its first record.
  const first = random.onceIn(2) ? fresh : fresh.replace(/^---[^]*?---\n\n/, '');
  const base = random.onceIn(3) ? first : drilledNote(random, names);
  const [ours, theirs] = [0, 1].map(() => ratedSome(random, base, somePlaces(random, 1 + random.below(4))));
  if (ours === undefined || theirs === undefined) throw new Loss('Nothing was rated.');
  const { text } = mergeFile(base, ours, theirs, random.onceIn(2) ? 'merge' : 'diff3');
  show(text);
  const mended = mendRecord(text, KEYS);
  if (!mended.ok) throw new Refusal(mended.diagnostic.message);
  if (/^(?:<{7}|>{7})/m.test(mended.text)) throw new Loss('There are marks left.');
  expectHolds(mended.text, unionOf(countsOf(ours), countsOf(theirs)), 'Mended');
});
