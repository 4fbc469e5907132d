import type { Notice } from 'obsidian';
import type { MissingNote } from '../../core/record/missing';
import { noticeWith } from '../notice';
import { missingMessage, putBackVerb } from './words';

/** What becomes of ratings that a note lacks. */
export interface MissingActions {
  readonly putBack: () => void;
  /** Asks whether they shall be forgotten. */
  readonly leave: () => void;
}

/** Says that a note lacks ratings, until it is answered or clicked away. */
export const showMissingNotice = (note: MissingNote, { putBack, leave }: MissingActions): Notice =>
  noticeWith(missingMessage(note), [
    [putBackVerb(note), putBack],
    ['Leave it…', leave],
  ]);
