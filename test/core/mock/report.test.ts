import { describe, expect, it } from 'vitest';
import type { Mock } from '../../../src/core/mock/mock';
import { paceOf, reportOf, type MockReport } from '../../../src/core/mock/report';
import {
  nextSteps,
  outcomeWord,
  paceLine,
  reportHeadline,
  reportMarkdown,
  wholeLine,
} from '../../../src/core/mock/report-words';
import { changed, DAY, done, finish, goBack, interview, MINUTE, play, rate, skip, TEXT } from './events';

const report = (mock: Mock): MockReport => reportOf(mock, { retention: 0.9 });
const lines = (of: MockReport): string[] => of.rows.map((row) => `${paceLine(row)} · ${outcomeWord(row)}`);

const mixed = report(
  play(
    interview(),
    done(4 * MINUTE),
    rate(2, 4 * MINUTE),
    done(4 * MINUTE + 40_000),
    rate(4, 5 * MINUTE),
    skip(5 * MINUTE + 10_000),
    finish(6 * MINUTE),
  ),
);

describe('the report', () => {
  it('tells the pace, the confidence and what was left out', () => {
    expect(lines(mixed)).toEqual([
      '04:00 of 03:00 · 01:00 over · 2 shaky',
      '00:40 of 03:00 · short · 4 instant',
      '00:10 of 03:00 · skipped',
    ]);
    expect(reportHeadline(mixed)).toBe('2 of 3 questions answered');
    expect(wholeLine(mixed.whole)).toBe('04:50 of 09:00 · 04:10 left');
    expect(mixed.summary.counts).toEqual({ 1: 0, 2: 1, 3: 0, 4: 1 });
  });

  it('says what to do next', () => {
    expect(nextSteps(mixed)).toEqual([
      'Drill what was unsure: Q1.',
      'Say it shorter: Q1 took 01:00 more than planned.',
      'Go back to what had no answer: Q3.',
    ]);
  });

  it('says that time was short where it was, and what to say more about', () => {
    const late = report(
      play(interview(), done(1 * MINUTE), rate(1, 1 * MINUTE), done(10 * MINUTE), rate(4, 0), finish(0)),
    );
    expect(nextSteps(late)).toEqual([
      'Drill what was unsure: Q1.',
      'Say it shorter: Q2 took 06:00 more than planned.',
      'Say more before you stop: Q1 took less than half of the time.',
      'Leave time for all: Q3 had no answer when it was over.',
    ]);
    expect(lines(late)[2]).toBe('00:00 of 03:00 · not reached');
    expect(wholeLine(late.whole)).toBe('10:00 of 09:00 · 01:00 over');
  });

  it('has something to say when all went well, and when nothing did', () => {
    const good = play(
      interview(),
      ...[2, 4, 6].flatMap((minute) => [done(minute * MINUTE), rate(4, minute * MINUTE)]),
    );
    expect(reportHeadline(report(good))).toBe('All 3 questions answered');
    expect(nextSteps(report(good))).toEqual(['Nothing stands out. Take another round, or a variant.']);
    const none = report(play(interview(), finish(10_000)));
    expect(reportHeadline(none)).toBe('Nothing answered this time');
    expect(outcomeWord(none.rows[0] as (typeof none.rows)[number])).toBe('broken off');
    expect(nextSteps(none)).toEqual(['Go back to what had no answer: Q1, Q2, Q3.']);
  });

  it('tells what was answered and not rated, and what the note changed', () => {
    const of = report(
      play(
        interview(),
        done(10_000),
        skip(10_000),
        changed(TEXT.split('---\n').slice(0, 2).join('---\n'), 11_000),
        skip(12_000),
      ),
    );
    expect([outcomeWord(of.rows[0] as (typeof of.rows)[number]), of.gone]).toEqual(['not rated', 1]);
    expect(nextSteps(of)).toContain('1 question left the note meanwhile.');
  });

  it('knows the ratings of both rounds', () => {
    const of = report(
      play(interview(), skip(1), done(2), rate(3, 3), done(4), rate(3, 5), goBack(6), done(7), rate(1, 8)),
    );
    expect(of.rows.map(({ rating }) => rating)).toEqual([1, 3, 3]);
  });

  it.each([
    [180, 190, 'within'],
    [180, 198.1, 'over'],
    [60, 75, 'within'],
    [60, 75.1, 'over'],
    [180, 90, 'within'],
    [180, 89, 'short'],
  ] as const)('of %s seconds, %s are %s', (planned, spent, pace) => {
    expect(paceOf({ planned: planned * 1000, spent: spent * 1000 })).toBe(pace);
  });

  it('is Markdown that no question breaks', () => {
    const evil = TEXT.replace('Why one?', 'Why a | b, [[x]] or [y](z)?');
    const text = reportMarkdown(
      report(play(interview(9, evil), done(1000), rate(4, 1000), finish(1000))),
      'A\nB',
      DAY,
    );
    expect(text).toBe(
      [
        '# Mock interview: A B',
        '',
        '2026-11-30 · 1 of 3 questions answered · 00:01 of 09:00 · 08:59 left',
        '',
        '- Go back to what had no answer: Q2, Q3.',
        '',
        '| Question | Planned | Used | Confidence | Comes back |',
        '| --- | ---: | ---: | --- | --- |',
        '| Q1 Why a \\| b, \\[\\[x\\]\\] or \\[y\\](z)? | 03:00 | 00:01 | 4 instant | 2026-12-08 |',
        '| Q2 Why two? | 03:00 | 00:00 | not reached | – |',
        '| Q3 Why three? | 03:00 | 00:00 | not reached | – |',
        '',
      ].join('\n'),
    );
  });
});
