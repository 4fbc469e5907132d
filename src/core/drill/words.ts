import { formatDay, type Day } from '../day';
import type { QuestionsOffer } from '../note/offers';
import type { Layer } from '../note/types';

const MONTH = 30.44;
const YEAR = 365.25;

/** When something comes back, as people say it: `tomorrow`, `in 5 days`, `in 3 months`. */
export function inDays(days: number): string {
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days < 60) return `in ${String(days)} days`;
  if (days < YEAR) return `in ${plural(Math.round(days / MONTH), 'month')}`;
  const years = Math.round((days / YEAR) * 2) / 2;
  return `in ${plural(years, 'year')}`;
}

/** How long ago something was, as people say it: `earlier today`, `yesterday`, `5 days ago`. */
export function daysAgo(days: number): string {
  if (days <= 0) return 'earlier today';
  return days === 1 ? 'yesterday' : `${String(days)} days ago`;
}

/** A day with how far off it is: `in 5 days (2026-11-28)`. */
export const dayWithDistance = (day: Day, today: Day): string => `${inDays(day - today)} (${formatDay(day)})`;

/** A time as `06:12`, or `1:06:12` from an hour on. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${String(hours)}:${rest}` : rest;
}

/** `1 question`, `2 questions`. */
export const plural = (count: number, word: string): string =>
  `${String(count)} ${word}${count === 1 ? '' : 's'}`;

const LAYER_WORD: Readonly<Record<Layer['kind'], string>> = {
  heading: 'Section',
  paragraph: 'Text',
  list: 'List',
  table: 'Table',
  code: 'Code',
  'indented-code': 'Code',
  callout: 'Callout',
  blockquote: 'Quote',
  math: 'Formula',
  html: 'Text',
  comment: 'Comment',
  definition: 'Text',
  'thematic-break': 'Text',
  diagram: 'Diagram',
};

const LAYER_UNIT: Partial<Record<Layer['kind'], string>> = {
  list: 'item',
  table: 'row',
  code: 'line',
  'indented-code': 'line',
};

/** What a hidden layer may say of itself: its kind and size, never its title. */
export function describeLayer({ kind, size }: Layer): string {
  const unit = LAYER_UNIT[kind];
  return unit === undefined || size <= 0 ? LAYER_WORD[kind] : `${LAYER_WORD[kind]} · ${plural(size, unit)}`;
}

const MARKED_WORD: Readonly<Record<string, string>> = {
  bold: 'bold line',
  list: 'list item',
  table: 'table row',
  callout: 'callout',
};

/** What an offer found: `12 headings of level 3 look like questions`. */
export function describeOffer({ marking, count }: QuestionsOffer): string {
  if (marking === 'title') return 'The note could be one question';
  const word = MARKED_WORD[marking];
  const found = word ? plural(count, word) : `${plural(count, 'heading')} of level ${marking.slice(1)}`;
  return `${found} look like questions`;
}
