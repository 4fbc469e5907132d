import { NOTHING_WORD, PICK_WORD, poolName } from '../../core/drill/plan';
import { queueName } from '../../core/drill/queue';
import { progressOf } from '../../core/drill/session';
import { clock, dayWithDistance, daysAgo, describeOffer, plural } from '../../core/drill/words';
import type { QuestionsOffer } from '../../core/note/offers';
import { plainText } from '../../core/note/plain-text';
import { QUESTIONS_PROPERTY, type Marking } from '../../core/note/questions-property';
import { drawTrouble, HOW_TO_ASK, HOW_TO_BECOME, Message } from '../message';
import type { ViewState } from './view-state';

/** What a person can do where there is nothing to drill. */
export interface MessageActions {
  readonly choose: () => void;
  readonly drillQueue: (kind: 'due' | 'weak') => void;
  readonly sample: () => void;
  readonly mark: (marking: Marking) => void;
  readonly goOn: () => void;
  readonly beginAnew: () => void;
  readonly open: (path: string) => void;
  readonly retry: () => void;
}

const ANOTHER = 'Drill another note';

/** The states without a question: waiting, emptiness and error, each with a way on. */
export function drawMessage(
  parent: HTMLElement,
  state: Exclude<ViewState, { kind: 'drill' }>,
  actions: MessageActions,
): void {
  switch (state.kind) {
    case 'resume':
      new Message(parent, `Go on with "${state.title}"?`)
        .line(whereItStopped(state))
        .button('Go on', actions.goOn)
        .button('Begin anew', actions.beginAnew);
      return;
    case 'no-notes':
      new Message(parent, 'No interview notes yet')
        .line(HOW_TO_BECOME)
        .line(
          'Its questions are headings like "### Q1: …" or headings that end in a question mark, with the answer below.',
        )
        .button('Make a sample note', actions.sample);
      return;
    case 'empty-queue':
      drawEmptyQueue(parent, state, actions);
      return;
    case 'no-questions': {
      const message = new Message(parent, `No questions in "${state.title}"`);
      for (const offer of state.offers) drawOffer(message, offer, actions);
      message
        .line(HOW_TO_ASK)
        .line('What stands below it is its answer, and stays hidden until you reveal it.')
        .button('Open the note', () => {
          actions.open(state.path);
        })
        .button(ANOTHER, actions.choose);
      message.el.dataset['path'] = state.path;
      return;
    }
    default:
      drawTrouble(parent, state, ANOTHER, actions);
  }
}

/** Offers to take what a note holds for its questions, with the first of them. */
function drawOffer(message: Message, offer: QuestionsOffer, actions: MessageActions): void {
  const { marking, first } = offer;
  message.line(`${describeOffer(offer)}:`, 'h3');
  const list = message.el.createEl('ul');
  for (const text of first) list.createEl('li', { text: plainText(text) });
  message
    .line(`Adds "${QUESTIONS_PROPERTY}: ${marking}" to the properties of the note.`)
    .button(marking === 'title' ? 'Drill it' : 'Drill them', () => {
      actions.mark(marking);
    });
}

function drawEmptyQueue(
  parent: HTMLElement,
  { queue, next, today }: Extract<ViewState, { kind: 'empty-queue' }>,
  actions: MessageActions,
): void {
  const say = (title: string, ...lines: readonly string[]): Message =>
    lines.reduce((message, line) => message.line(line), new Message(parent, title));
  const message = ((): Message => {
    switch (queue.kind) {
      case 'due':
        return say(
          'Nothing is due today',
          next === null
            ? 'A question that you rated comes back on the day on which you may begin to forget it.'
            : `The next question comes back ${dayWithDistance(next, today)}.`,
        );
      case 'weak':
        return say(
          'No weak questions',
          'A question becomes weak when you flag it, or when you rate it blank.',
        );
      case 'questions':
        return say(
          'These questions are gone',
          'Their notes were changed, moved or deleted since they were chosen.',
        );
      case 'session':
        return say(
          'Nothing to ask',
          `${poolName(queue.plan.pool)}: ${PICK_WORD[queue.plan.pick].toLowerCase()}`,
          NOTHING_WORD[queue.plan.pick],
        );
      default:
        return say('No questions', `No note that can be read has questions for "${queueName(queue)}".`);
    }
  })();
  const other = queue.kind === 'due' ? 'weak' : 'due';
  message
    .button('Drill a note', actions.choose)
    .button(other === 'due' ? 'Drill what is due' : 'Drill weak questions', () => {
      actions.drillQueue(other);
    });
}

function whereItStopped({ session, since }: Extract<ViewState, { kind: 'resume' }>): string {
  const { items, position, elapsed } = session;
  const rated = items.filter((item) => progressOf(session, item).rating !== null).length;
  return `You stopped ${daysAgo(since)} at question ${String(position + 1)} of ${String(items.length)}, after ${clock(elapsed)}. ${plural(rated, 'question')} rated. Your ratings are in your notes either way.`;
}
