import type { Menu } from 'obsidian';
import { entriesOf } from '../menu-entries';
import { mockItem } from '../../core/mock/mock';
import { progressOf } from '../../core/drill/session';
import type { MockAction } from './keys';
import type { MockState } from './view-state';

/** Puts what can be done with a mock interview into a menu. Where an answer is hidden, nothing leads to it. */
export function fillMockMenu(
  menu: Menu,
  { mock, deleted }: MockState,
  act: (action: MockAction) => void,
): void {
  const { phase, paused, session } = mock;
  const add = entriesOf(menu, act);
  const item = mockItem(mock);
  const isReview = phase === 'review' && paused === null && item !== null;
  const weak = item !== null && progressOf(session, item).weak;
  if (phase === 'answer')
    add('mock', paused === null ? 'Pause' : 'Go on', paused === null ? 'pause' : 'play', 'pause');
  add('mock', 'Undo', 'undo-2', 'undo', session.undo.length > 0);
  add('mock', weak ? 'Take the weak flag off' : 'Flag as weak', 'flag', 'weak', isReview && !deleted);
  add('mock', 'Skip', 'skip-forward', 'skip', paused === null && (phase === 'answer' || isReview));
  add('mock-note', 'Open the note here', 'file-text', 'open', canOpen(mock) && !deleted);
  add('mock-note', 'Edit this question', 'pencil', 'edit', canOpen(mock) && !deleted);
  if (phase === 'report') add('mock-end', 'Copy report', 'copy', 'copy');
  else add('mock-end', 'Finish the interview', 'flag-triangle-right', 'finish');
  add('mock-end', 'Begin anew', 'rotate-ccw', 'anew');
  add('mock-end', 'Keys', 'keyboard', 'keys');
}

/** Whether a way into the note gives nothing away. */
export const canOpen = ({ phase, paused }: MockState['mock']): boolean =>
  phase === 'report' || (phase === 'review' && paused === null);
