import { NOTHING_WORD, PICK_WORD, poolName } from '../../core/drill/plan';
import { queueName } from '../../core/drill/queue';
import { progressOf } from '../../core/drill/session';
import { clock, dayWithDistance, daysAgo, plural } from '../../core/drill/words';
import type { ViewState } from './view-state';

/** What a person can do where there is nothing to drill. */
export interface MessageActions {
  readonly choose: () => void;
  readonly drillQueue: (kind: 'due' | 'weak') => void;
  readonly sample: () => void;
  readonly goOn: () => void;
  readonly beginAnew: () => void;
  readonly open: (path: string) => void;
  readonly retry: () => void;
}

/** The states without a question: waiting, emptiness and error, each with a way on. */
export function drawMessage(
  parent: HTMLElement,
  state: Exclude<ViewState, { kind: 'drill' }>,
  actions: MessageActions,
): void {
  const pane = parent.createDiv({ cls: 'interview-drill-message' });
  const title = (text: string): void => void pane.createEl('h2', { text });
  const text = (line: string): void => void pane.createEl('p', { text: line });
  const button = (label: string, act: () => void, isMain = false): void => {
    const row =
      pane.querySelector('.interview-drill-actions') ?? pane.createDiv({ cls: 'interview-drill-actions' });
    const el = row.createEl('button', {
      text: label,
      attr: { type: 'button' },
      cls: isMain ? 'mod-cta' : '',
    });
    el.addEventListener('click', act);
  };
  switch (state.kind) {
    case 'loading':
      pane.createDiv({ cls: 'interview-drill-loading', attr: { role: 'status' }, text: 'Reading the note…' });
      return;
    case 'resume':
      title(`Go on with "${state.title}"?`);
      text(whereItStopped(state));
      button('Go on', actions.goOn, true);
      button('Begin anew', actions.beginAnew);
      return;
    case 'no-notes':
      title('No interview notes yet');
      text(
        'A note becomes an interview note by its properties: a round_type, a variant, or the tag of your settings.',
      );
      text(
        'Its questions are headings like "### Q1: …" or headings that end in a question mark, with the answer below.',
      );
      button('Make a sample note', actions.sample, true);
      return;
    case 'empty-queue': {
      const { queue, next, today } = state;
      if (queue.kind === 'due') {
        title('Nothing is due today');
        text(
          next === null
            ? 'A question that you rated comes back on the day on which you may begin to forget it.'
            : `The next question comes back ${dayWithDistance(next, today)}.`,
        );
      } else if (queue.kind === 'weak') {
        title('No weak questions');
        text('A question becomes weak when you flag it, or when you rate it blank.');
      } else if (queue.kind === 'questions') {
        title('These questions are gone');
        text('Their notes were changed, moved or deleted since they were chosen.');
      } else if (queue.kind === 'session') {
        title('Nothing to ask');
        text(`${poolName(queue.plan.pool)}: ${PICK_WORD[queue.plan.pick].toLowerCase()}`);
        text(NOTHING_WORD[queue.plan.pick]);
      } else {
        title('No questions');
        text(`No note that can be read has questions for "${queueName(queue)}".`);
      }
      button('Drill a note', actions.choose, true);
      const other = queue.kind === 'due' ? 'weak' : 'due';
      button(other === 'due' ? 'Drill what is due' : 'Drill weak questions', () => {
        actions.drillQueue(other);
      });
      return;
    }
    case 'no-questions':
      title(`No questions in "${state.title}"`);
      text(
        'A question is a heading like "### Q1: …", a heading that ends in a question mark, or a question callout.',
      );
      text('What stands below it is its answer, and stays hidden until you reveal it.');
      button(
        'Open the note',
        () => {
          actions.open(state.path);
        },
        true,
      );
      pane.dataset['path'] = state.path;
      button('Drill another note', actions.choose);
      return;
    case 'missing':
      title('This note is gone');
      text(`"${state.path}" was deleted or moved out of this vault.`);
      button('Drill another note', actions.choose, true);
      return;
    case 'unreadable':
      title('This note could not be read');
      text(`${state.path}: ${state.message}`);
      button('Try again', actions.retry, true);
      button('Drill another note', actions.choose);
  }
}

function whereItStopped({ session, since }: Extract<ViewState, { kind: 'resume' }>): string {
  const { items, position, elapsed } = session;
  const rated = items.filter((item) => progressOf(session, item).rating !== null).length;
  return `You stopped ${daysAgo(since)} at question ${String(position + 1)} of ${String(items.length)}, after ${clock(elapsed)}. ${plural(rated, 'question')} rated. Your ratings are in your notes either way.`;
}
