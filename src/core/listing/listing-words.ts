import { CONFIDENCE_WORD } from '../confidence';
import type { Day } from '../day';
import { dayWithDistance, inDays, plural } from '../drill/words';
import type { Listed, ListedRow } from './listed';
import type { Listing, Show } from './listing';

const KIND: Readonly<Record<Show, string>> = {
  due: 'due question',
  weak: 'weak question',
  new: 'new question',
  all: 'question',
};

/** How many there are: `7 due questions · 3 notes`. */
export const countWords = ({ show }: Listing, { total, notes }: Listed): string =>
  `${plural(total, KIND[show])} · ${plural(notes, 'note')}`;

/** The name of a drill of a listing. */
export function listingName({ title, show, filters }: Listing): string {
  if (title !== null) return title;
  const kind = `${KIND[show]}s`;
  const by = filters.map(({ value }) => value);
  return [kind.charAt(0).toUpperCase() + kind.slice(1), ...by].join(' · ');
}

/** Why a list is empty, and when that changes. */
export function emptyWords({ show }: Listing, next: Day | null, today: Day): string {
  switch (show) {
    case 'due':
      return next === null
        ? 'Nothing is due. What you rate in a drill comes back here.'
        : `Nothing is due. The next question comes back ${dayWithDistance(next, today)}.`;
    case 'weak':
      return 'No question is flagged as weak.';
    case 'new':
      return 'No question is new: each was rated before.';
    case 'all':
      return 'No interview note has such a question.';
  }
}

/** When a question comes back, as people say it. */
export function dueWords({ due }: ListedRow, today: Day): string {
  if (due === null) return 'new';
  if (due < today) return `due for ${plural(today - due, 'day')}`;
  return due === today ? 'due today' : inDays(due - today);
}

/** How sure somebody is of a question: `3 solid`. */
export const confidenceWords = ({ confidence }: ListedRow): string =>
  confidence === null ? 'not rated' : `${String(confidence)} ${CONFIDENCE_WORD[confidence].toLowerCase()}`;
