import type { Menu } from 'obsidian';
import { entriesOf } from '../menu-entries';
import { isAttempt } from '../../core/attempts/words';
import { currentItem, progressOf } from '../../core/drill/session';
import type { Action } from './keys';
import type { DrillState } from './view-state';

/** Puts what can be done with a drill into a menu; `hasOrphans` tells of the note of the question that is shown. */
export function fillMenu(
  menu: Menu,
  { session, deleted }: DrillState,
  hasOrphans: boolean,
  act: (action: Action) => void,
): void {
  const item = currentItem(session);
  const add = entriesOf(menu, act);
  const isDrill = session.phase === 'drill' && item !== null;
  const weak = item !== null && progressOf(session, item).weak;
  const hasAttempt = item !== null && isAttempt(progressOf(session, item).attempt);
  add('drill', 'Undo', 'undo-2', 'undo', session.undo.length > 0);
  add('drill', weak ? 'Take the weak flag off' : 'Flag as weak', 'flag', 'weak', isDrill && !deleted);
  add('drill', hasAttempt ? 'Edit my answer' : 'Write my answer', 'pencil-line', 'attempt', isDrill);
  add('drill', 'Skip', 'skip-forward', 'skip', isDrill);
  add('drill', 'Previous question', 'arrow-left', 'back', session.position > 0 || !isDrill);
  add(
    'drill',
    'Next question',
    'arrow-right',
    'forth',
    isDrill && session.position < session.items.length - 1,
  );
  if (new Set(session.items.map(({ path }) => path)).size > 1)
    add('drill', 'Go to another note', 'files', 'notes', isDrill);
  if (item?.question.topic) add('drill', 'Drill this topic', 'list-filter', 'topic', !deleted);
  add('drill-note', 'Open the note here', 'file-text', 'open', item !== null && !deleted);
  add('drill-note', 'Edit this question', 'pencil', 'edit', item !== null && !deleted);
  add('drill-note', 'History', 'history', 'history', item !== null && !deleted);
  if (hasOrphans) add('drill-note', 'Tidy drill records', 'list-checks', 'tidy', !deleted);
  add('drill-note', 'Copy link to this question', 'link', 'link', item !== null && !deleted);
  add('drill-note', 'Compare variants', 'columns-3', 'compare', item !== null && !deleted);
  add('drill-note', 'Mock interview', 'timer', 'mock', item !== null && !deleted);
  add('drill-end', 'Finish the drill', 'flag-triangle-right', 'finish', isDrill);
  add('drill-end', 'Keys', 'keyboard', 'keys');
}
