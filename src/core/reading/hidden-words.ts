import { describeLayer, plural } from '../drill/words';
import type { Question } from '../note/types';

/** More parts than these are counted, not named. */
const NAMED = 3;

/** What is hidden of a question: `Table · 3 rows, text, 2 follow-ups`. It says kinds and sizes, never a title. */
export function describeHidden({
  layers,
  hints,
  followUps,
}: Pick<Question, 'layers' | 'hints' | 'followUps'>): string {
  const words = layers.map(describeLayer);
  const named = words.slice(0, NAMED);
  if (words.length > NAMED) named.push(`${String(words.length - NAMED)} more`);
  if (hints.length > 0) named.push(plural(hints.length, 'hint'));
  if (followUps.length > 0) named.push(plural(followUps.length, 'follow-up'));
  return named.map((word, at) => (at === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1))).join(', ');
}
