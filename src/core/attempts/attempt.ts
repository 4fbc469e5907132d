import { isConfidence, type Confidence } from '../confidence';
import type { Day } from '../day';
import { subpathOf } from '../compare/export';
import { asArray, asRecord } from '../untrusted';
import type { DrillEvent } from '../drill/event';
import type { DrillItem } from '../drill/item';
import { canRate, currentItem, progressOf, type Session } from '../drill/session';
import { attemptWords, isAttempt } from './words';

/** An answer that a person wrote, as it goes into the log. */
export interface Attempt {
  readonly day: Day;
  /** Vault path of the note of its question. */
  readonly path: string;
  /** Where in the note the question stands, as links say it, with `#`; or empty. */
  readonly subpath: string;
  /** What was asked. */
  readonly question: string;
  /** Null where the question was left without a rating. */
  readonly rating: Confidence | null;
  readonly words: string;
}

/**
 * The attempts that an event of a drill ends: that of a question which is rated or skipped, and with the end of the drill
 * those of all questions without a rating. To look elsewhere ends none.
 */
export function endedAttempts(session: Session, event: DrillEvent, day: Day): Attempt[] {
  const item = currentItem(session);
  if (session.phase !== 'drill' || !item) return [];
  const unrated = (each: DrillItem): boolean => progressOf(session, each).rating === null;
  if (event.type === 'rate')
    return canRate(item, progressOf(session, item)) ? attempts(session, [item], day, event.confidence) : [];
  if (event.type === 'skip') return attempts(session, [item].filter(unrated), day, null);
  return event.type === 'finish' ? attempts(session, session.items.filter(unrated), day, null) : [];
}

const attempts = (
  session: Session,
  items: readonly DrillItem[],
  day: Day,
  rating: Confidence | null,
): Attempt[] =>
  items.flatMap((item) => {
    const words = progressOf(session, item).attempt;
    const { path, question } = item;
    return isAttempt(words)
      ? [{ day, path, subpath: subpathOf(item), question: question.text, rating, words }]
      : [];
  });

/** So many attempts wait for their log; older ones give way. */
const MOST_WAITING = 60;
/** So many characters of words all of them may have: devices give a few megabytes to all plugins together. */
const MOST_CHARACTERS = 400_000;

/** Reads the attempts that a device kept; whatever is none is left out. */
export function decodeAttempts(stored: unknown): Attempt[] {
  return asArray(stored).flatMap((value) => {
    const { day, path, subpath, question, rating, words } = asRecord(value) ?? {};
    if (!Number.isSafeInteger(day) || typeof path !== 'string' || typeof words !== 'string') return [];
    return [
      {
        day: day as Day,
        path,
        subpath: typeof subpath === 'string' ? subpath : '',
        question: typeof question === 'string' ? question : '',
        rating: isConfidence(rating) ? rating : null,
        words: attemptWords(words),
      },
    ];
  });
}

/** The latest attempts for which there is room; the very latest always has it. */
export function withinRoom(waiting: readonly Attempt[]): Attempt[] {
  let room = MOST_CHARACTERS;
  const latest = [...waiting].reverse().slice(0, MOST_WAITING);
  return latest
    .filter(({ words }, at) => {
      room -= words.length;
      return at === 0 || room >= 0;
    })
    .reverse();
}
