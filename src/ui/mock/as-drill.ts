import { setProgress } from '../../core/drill/update';
import { mockItem, shownProgress, turnOf } from '../../core/mock/mock';
import type { DrillItem } from '../../core/drill/item';
import type { Question } from '../../core/note/types';
import type { DrillState } from '../drill/view-state';
import type { MockState } from './view-state';

/** The interview as a drill whose current question is shown as far as the interview shows it. */
export function asDrill({ mock, title, note, today, retention, deleted }: MockState): DrillState {
  const item = mockItem(mock);
  const session = item ? setProgress(mock.session, item.key, shownProgress(mock, item)) : mock.session;
  return {
    kind: 'drill',
    queue: null,
    title,
    note,
    findings: [],
    session,
    today,
    retention,
    deleted,
    attempts: false,
  };
}

/**
 * What the interview shows of a question: an interviewer tells neither the kind nor the size of the answer, and asks a
 * follow-up without its answer.
 */
export function shownItem({ mock }: MockState, item: DrillItem): DrillItem {
  const { answered, asked } = turnOf(mock, item);
  if (answered) return item;
  const followUps = item.question.followUps.slice(0, asked).map((followUp) => ({ ...followUp, answer: '' }));
  // It reads the rest of itself when it is asked, so it is laid under what differs and not copied.
  const question = Object.create(item.question, {
    layers: { value: [] },
    followUps: { value: followUps },
  }) as Question;
  return { ...item, question };
}
