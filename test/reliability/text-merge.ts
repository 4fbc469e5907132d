import DiffMatchPatch from 'diff-match-patch';
import { mendRecord } from '../../src/core/record/merge-torn';
import { readFrontmatter } from '../../src/core/note/frontmatter';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import { putBack } from './devices';
import {
  countsOf,
  difference,
  drilledNote,
  freshNote,
  ratedSome,
  someNames,
  somePlaces,
  unionOf,
} from './drilled';
import type { Random } from './random';
import { recordOf } from './steps';
import type { Attempt, Outcome } from './trial';

/** What two devices rated before a merge of texts joined them. */
export type Kind = 'one question' | 'several questions' | 'the same day' | 'the first record';

/** What a sync that merges texts makes of two versions: the changes of one, applied to the other. */
function merged(base: string, mine: string, theirs: string): string {
  const dmp = new DiffMatchPatch();
  return dmp.patch_apply(dmp.patch_make(base, mine), theirs)[0];
}

/** Merges two versions in one of both directions, and tells what came of it; what our own code breaks is a loss. */
export const textMerge =
  (kind: Kind) =>
  (random: Random): Attempt => {
    const names = someNames(random);
    const base = kind === 'the first record' ? freshNote(names) : drilledNote(random, names);
    const one = somePlaces(random, 1);
    const places = (): number[] =>
      kind === 'one question' || kind === 'the same day' ? one : somePlaces(random, 1 + random.below(3));
    const most = kind === 'the same day' ? 1 : 3;
    const day = kind === 'the same day' ? [20_757] : [];
    const [mine, theirs] = [0, 1].map(() => ratedSome(random, base, places(), most, ...day)) as [
      string,
      string,
    ];
    const [a, b] = random.onceIn(2) ? [mine, theirs] : [theirs, mine];
    const text = merged(base, a, b);
    return { outcome: judged(text, base, a, b), note: `${base}\n${a}\n${b}\n${text}` };
  };

/** Every rating that stands in a text, readable or not. */
const wordsOf = (text: string): Set<string> => new Set(text.match(/\d{4}-\d\d-\d\d:[1-4](?!\d)/g));

function judged(text: string, base: string, a: string, b: string): Outcome {
  const wanted = unionOf(countsOf(a), countsOf(b));
  if (isReadable(text)) return { seen: said(text, wanted, base, a, b) };
  const mend = mendRecord(text, KEYS);
  if (!mend.ok || mend.text === text || !isReadable(mend.text))
    return { seen: 'properties that cannot be read, nor mended by the command' };
  const words = wordsOf(mend.text);
  const gone = [...wordsOf(text)].filter((word) => !words.has(word));
  if (gone.length > 0) return { lost: `The mend lost ${gone.join(', ')}.` };
  return { seen: `${said(mend.text, wanted, base, a, b)}, after a mend by the command` };
}

/** A number that a merge made of two confidences is no harm: the log is the source, and the next rating sets it right. */
function isReadable(text: string): boolean {
  const isOfLog = ({ message }: { readonly message: string }): boolean => message.startsWith(`"${KEYS.log}`);
  return readFrontmatter(text).diagnostics.length === 0 && !recordOf(text).diagnostics.some(isOfLog);
}

function said(text: string, wanted: ReadonlyMap<string, number>, base: string, a: string, b: string): string {
  const { lacks, more } = difference(countsOf(text), wanted);
  if (more.some((key) => !wanted.has(key))) return 'some rating at another question or on another day';
  if (lacks.length === 0) {
    return more.length === 0 ? 'all ratings' : 'all ratings, one that both gave twice';
  }
  const back = [a, b].reduce<string | null>((now, each) => now && putBack(now, base, each), text);
  const isWhole = back !== null && difference(countsOf(back), wanted).lacks.length === 0;
  return isWhole
    ? 'some ratings lost, each found missing on its device and put back'
    : 'some ratings lost for good';
}
