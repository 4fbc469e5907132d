import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAttempts, endedAttempts, withinRoom, type Attempt } from '../../../src/core/attempts/attempt';
import { attemptWords, isAttempt, LONGEST_ATTEMPT } from '../../../src/core/attempts/words';
import type { DrillEvent } from '../../../src/core/drill/event';
import { restoreSession, storeSession } from '../../../src/core/drill/persist';
import { noteWith } from '../../support/notes';
import { changed, DAY, go, play, progress, rate, reveal, session, shown, skip, undo } from './events';

const attempt = (text: string): DrillEvent => ({ type: 'attempt', text });
const finish: DrillEvent = { type: 'finish', now: 0 };

describe('words that were typed', () => {
  it('are kept within bounds, with one kind of line end and no half of a character', () => {
    expect(attemptWords('a\r\nb\rc\n')).toBe('a\nb\nc\n');
    expect(attemptWords(`${'x'.repeat(LONGEST_ATTEMPT - 1)}🦀`)).toHaveLength(LONGEST_ATTEMPT - 1);
    expect(attemptWords('a\uD800b🦀')).toBe('ab🦀');
    expect([isAttempt(' \n\t'), isAttempt(' a ')]).toEqual([false, true]);
  });

  it('are the same when they are taken once more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(attemptWords(attemptWords(typed))).toBe(attemptWords(typed));
      }),
    );
  });
});

describe('an attempt', () => {
  it('belongs to the question that is shown, before and after the reveal', () => {
    const state = play(session(1, 1), attempt('one'), reveal, attempt('one more'), skip(), attempt('two'));
    expect(progress(state, 'q1').attempt).toBe('one more');
    expect(progress(state, 'q2').attempt).toBe('two');
  });

  it('is not written in the summary', () => {
    const state = play(session(1), attempt('one'), finish, attempt('late'));
    expect(progress(state, 'q1').attempt).toBe('one');
  });

  it('goes on after a restart, and is stored only where there is one', () => {
    const before = play(session(1, 1), attempt('mine\nand more'));
    const stored = JSON.parse(JSON.stringify(storeSession(before))) as { progress: object[] };
    expect(stored.progress.map((entry) => 'attempt' in entry)).toEqual([true, false]);
    expect(progress(restoreSession(stored, before.items, 0), 'q1').attempt).toBe('mine\nand more');
  });

  it.each([[7], [null], [['x']], [{ length: 3 }], [undefined]])('is none where %j is stored', (value) => {
    const before = session(1);
    const stored = storeSession(before);
    const changedOne = {
      ...stored,
      progress: stored.progress.map((entry) => ({ ...entry, attempt: value })),
    };
    expect(progress(restoreSession(changedOne, before.items, 0), 'q1').attempt).toBe('');
  });

  it('that is stored is taken within bounds', () => {
    const before = session(1);
    const stored = storeSession(before);
    const long = {
      ...stored,
      progress: stored.progress.map((entry) => ({ ...entry, attempt: 'x'.repeat(50_000) })),
    };
    expect(progress(restoreSession(long, before.items, 0), 'q1').attempt).toHaveLength(LONGEST_ATTEMPT);
  });

  it('stays when the note changes or is renamed', () => {
    const text = noteWith(1, 1).replace('Text', 'Other text');
    const state = play(session(1, 1), attempt('mine'), changed(text), {
      type: 'note-renamed',
      from: 'Note.md',
      to: 'New.md',
    });
    expect(progress(state, 'q1').attempt).toBe('mine');
  });

  it('is empty when the question comes again, and is back when that rating is taken back', () => {
    const again = play(session(1), attempt('first'), reveal, rate(1));
    expect([shown(again), progress(again, 'q1').attempt]).toEqual(['q1', '']);
    expect(progress(play(again, undo()), 'q1').attempt).toBe('first');
    expect(progress(play(again, attempt('second'), undo()), 'q1').attempt).toBe('second');
  });

  it('is not taken back with a rating or a flag that came before it', () => {
    const flagged = play(session(1, 1), attempt('a'), { type: 'weak' }, attempt('a b'), undo());
    expect(progress(flagged, 'q1').attempt).toBe('a b');
    const rated = play(session(1, 1), attempt('a'), reveal, rate(3), go(0), attempt(''), undo());
    expect(progress(rated, 'q1').attempt).toBe('');
  });

  it('is a new one when a question is drilled again, but for what was never rated', () => {
    const state = play(session(1, 1), attempt('one'), reveal, rate(3), attempt('two'), skip());
    const again = play(state, { type: 'again', keys: state.items.map(({ key }) => key), now: 0 });
    expect([progress(again, 'q1').attempt, progress(again, 'q2').attempt]).toEqual(['', 'two']);
  });
});

describe('what ends attempts', () => {
  const written = play(session(1, 1, 1), attempt('one'), go(1), attempt('two'), go(0));
  const ended = (state: typeof written, event: DrillEvent): unknown[] =>
    endedAttempts(state, event, DAY).map(({ words, rating }) => [words, rating]);

  it('is a rating that can be given', () => {
    expect(ended(written, rate(3))).toEqual([]);
    expect(ended(play(written, reveal), rate(3))).toEqual([['one', 3]]);
    expect(endedAttempts(play(written, reveal), rate(3), DAY)).toMatchObject([
      {
        day: DAY,
        path: 'Note.md',
        question: written.items[0]?.question.text,
        subpath: expect.stringMatching(/^#/) as string,
      },
    ]);
  });

  it('is to skip a question without a rating, and no other', () => {
    expect(ended(written, skip())).toEqual([['one', null]]);
    expect(ended(play(written, reveal, rate(3), go(0)), skip())).toEqual([]);
  });

  it('is the end of the drill, for all without a rating', () => {
    expect(ended(written, finish)).toEqual([
      ['one', null],
      ['two', null],
    ]);
    expect(ended(play(written, reveal, rate(2)), finish)).toEqual([['two', null]]);
    expect(ended(play(written, finish), finish)).toEqual([]);
  });

  it('is neither a look elsewhere nor anything else, nor where nothing was written', () => {
    for (const event of [go(2), reveal, undo(), attempt('x'), { type: 'weak' } as const])
      expect(ended(play(written, reveal), event)).toEqual([]);
    expect(ended(play(session(1), attempt(' \n')), skip())).toEqual([]);
  });
});

describe('attempts that wait on the device', () => {
  const one: Attempt = { day: DAY, path: 'A.md', subpath: '#Q1', question: 'Why?', rating: 2, words: 'mine' };

  it('are read again as they were', () => {
    const all = [one, { ...one, rating: null, words: '' }];
    expect(decodeAttempts(JSON.parse(JSON.stringify(all)))).toEqual(all);
  });

  it('are whatever was stored, as far as it is of use', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        for (const each of [
          ...decodeAttempts(stored),
          ...decodeAttempts([stored, { ...one, rating: stored }]),
        ])
          expect([1, 2, 3, 4, null]).toContain(each.rating);
      }),
    );
    for (const broken of [null, {}, { ...one, day: 1.5 }, { ...one, path: 3 }, { ...one, words: null }])
      expect(decodeAttempts([broken, one])).toEqual([one]);
  });

  it('give way to newer ones where there is no room, and the newest always has it', () => {
    const long = Array.from({ length: 100 }, (_, at) => ({
      ...one,
      question: String(at),
      words: 'x'.repeat(19_000),
    }));
    const kept = withinRoom(long);
    expect(kept[kept.length - 1]?.question).toBe('99');
    expect(kept.length).toBeLessThan(30);
    expect(withinRoom(Array.from({ length: 100 }, () => one)).length).toBeLessThan(100);
    expect(withinRoom([])).toEqual([]);
  });
});
