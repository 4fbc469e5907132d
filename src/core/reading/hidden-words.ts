import { describeLayer, plural } from '../drill/words';
import { shortened } from '../link';
import { plainText } from '../note/plain-text';
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

/** More questions than these are counted, not named. */
const MAX_READABLE = 5;

/** So many words name a question that has no label. */
const NAMING_WORDS = 5;

/** What a notice says of answers that can still be read, of a note of `size` questions with something to hide. */
export function describeReadable(
  size: number,
  readable: readonly Pick<Question, 'label' | 'text'>[],
): string {
  const names = readable.slice(0, MAX_READABLE).map(({ label, text }) => label ?? firstWords(text));
  const rest = readable.length - names.length;
  const more = rest > 0 ? ` and ${String(rest)} more` : '';
  const hidden = String(size - readable.length);
  return `Hid the answers of ${hidden} of ${plural(size, 'question')}. Still readable: ${names.join(', ')}${more}.`;
}

function firstWords(text: string): string {
  const words = plainText(text).split(/\s+/);
  return `"${shortened(words.slice(0, NAMING_WORDS).join(' '))}${words.length > NAMING_WORDS ? '…' : ''}"`;
}
