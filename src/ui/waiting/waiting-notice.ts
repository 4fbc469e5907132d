import type { Notice } from 'obsidian';
import type { WaitingNote } from '../../core/record/journal';
import { noticeWith } from '../notice';
import { waitingMessage } from './words';

/** Says that ratings wait, with a button that opens the list. */
export const showWaitingNotice = (notes: readonly WaitingNote[], openList: () => void): Notice =>
  noticeWith(waitingMessage(notes), [['Show what waits', openList]]);
