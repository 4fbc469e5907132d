import { allRatings, currentItem, ratingsOfSession } from '../drill/session';
import { remember, undo as undoIn, undoFromHere } from '../drill/undo';
import { updateCurrent } from '../drill/update';
import { weakAfterRating } from '../record/weak';
import type { MockEvent } from './event';
import { noteChanged, noteRenamed } from './follow-note';
import { mockItem, turnOf, withTurn, type Mock } from './mock';
import { advance, finish, goBack, resume, stopped } from './moving';

/** Takes in one event. The same state and event always give the same result; nothing outside is read or changed. */
export function reduceMock(mock: Mock, event: MockEvent): Mock {
  const isAwake = mock.paused === null;
  const isAnswering = isAwake && mock.phase === 'answer';
  const isReviewing = isAwake && mock.phase === 'review';
  switch (event.type) {
    case 'done':
      return isAnswering ? done(mock, event.now) : mock;
    case 'hint':
      return isAnswering
        ? inSession(
            mock,
            updateCurrent(mock.session, () => ({ hintShown: true })),
          )
        : mock;
    case 'follow-up':
      return isAnswering ? askFollowUp(mock) : mock;
    case 'rate':
      return isReviewing ? rate(mock, event) : mock;
    case 'weak':
      return isReviewing
        ? inSession(
            mock,
            updateCurrent(remember(mock.session), (_, { weak }) => ({ weak: !weak, weakBefore: !weak })),
          )
        : mock;
    case 'skip':
      return isAnswering || isReviewing ? skip(mock, event.now) : mock;
    case 'pause':
      return isAnswering ? { ...stopped(mock, event.now), paused: event.reason } : mock;
    case 'resume':
      return resume(mock, event.now);
    case 'finish':
      return mock.phase === 'report' ? mock : finish(mock, event.now);
    case 'go-back':
      return goBack(mock, event.now);
    case 'undo':
      return undo(mock, event.now, event.step);
    case 'note-changed':
      return noteChanged(mock, event.note, event.settled, event.now);
    case 'note-renamed':
      return noteRenamed(mock, event.from, event.to);
  }
}

const inSession = (mock: Mock, session: Mock['session']): Mock => ({ ...mock, session });

function done(mock: Mock, now: number): Mock {
  const item = mockItem(mock);
  if (!item) return mock;
  return { ...withTurn(stopped(mock, now), item, { answered: true }), phase: 'review' };
}

function askFollowUp(mock: Mock): Mock {
  const item = mockItem(mock);
  if (!item) return mock;
  const { asked } = turnOf(mock, item);
  return asked < item.question.followUps.length ? withTurn(mock, item, { asked: asked + 1 }) : mock;
}

function rate(mock: Mock, event: Extract<MockEvent, { type: 'rate' }>): Mock {
  const item = mockItem(mock);
  if (!item) return mock;
  const { confidence, day, autoWeak, now } = event;
  const session = updateCurrent(remember(mock.session), (_, progress) => {
    const ratings = [...allRatings(item, progress), { day, confidence }];
    const weak = autoWeak ? weakAfterRating(progress.weak, ratings) : progress.weak;
    return { rating: confidence, ratedOn: day, earlier: ratingsOfSession(progress), skipped: false, weak };
  });
  return advance({ ...mock, session }, now);
}

function skip(mock: Mock, now: number): Mock {
  const session = updateCurrent(mock.session, (_, { rating }) => ({ skipped: rating === null }));
  return advance({ ...mock, session }, now);
}

/** Where an act is taken back, its question is shown with its answer, and no clock runs. */
function undo(mock: Mock, now: number, step?: number): Mock {
  if (step !== undefined) return inSession(mock, undoFromHere(mock.session, step));
  const latest = mock.session.undo[mock.session.undo.length - 1];
  if (!latest) return mock;
  const session = { ...undoIn(mock.session, now), shownAt: null };
  const isThere = currentItem(session)?.key === latest.key;
  if (!isThere) return inSession(mock, { ...session, shownAt: mock.session.shownAt });
  return { ...mock, session, phase: 'review', paused: null };
}
