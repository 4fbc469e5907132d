import { App } from 'obsidian-test-mocks/obsidian';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/core/day';
import { history } from '../../src/core/schedule/history';
import { HistoryModal, type QuestionHistory } from '../../src/ui/history/history-modal';
import { nameOf } from '../support/name-of';

const dayOf = (text: string): number => parseDay(text) ?? NaN;

function open(more: Partial<QuestionHistory> = {}): HTMLElement {
  const ratings = history(
    [
      { day: dayOf('2026-11-01'), confidence: 3 },
      { day: dayOf('2026-11-04'), confidence: 1 },
      { day: dayOf('2026-11-05'), confidence: 4 },
    ],
    { retention: 0.9 },
  );
  const modal = new HistoryModal(App.createConfigured__().asOriginalType__(), {
    ...{ path: 'Note.md', question: 'Why?', ratings, lapses: 1, retrievability: 0.931 },
    today: dayOf('2026-11-06'),
    ...more,
  });
  modal.onOpen();
  return modal.contentEl;
}

const texts = (root: HTMLElement, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);

beforeEach(() => {
  document.body.empty();
});

describe('the history of a question', () => {
  it('lists its ratings, the newest first, in number, word and colour', () => {
    const root = open();
    const rows = [...root.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['2026-11-05', '4 Instant', '1 day'],
      ['2026-11-04', '1 Blank', '3 days'],
      ['2026-11-01', '3 Solid', 'First'],
    ]);
    expect(rows[2]?.[3]).toBe('2026-11-04');
    expect(root.querySelector('tbody td')?.className).toBe('is-rated-4');
  });

  it('has names for screen readers: of the table, its columns and rows', () => {
    const root = open();
    expect(nameOf(root.querySelector('table'))).toBe('Ratings, newest first');
    expect(texts(root, 'th[scope="col"]')).toEqual(['Day', 'Rating', 'After', 'Due']);
    expect(root.querySelectorAll('th[scope="row"]')).toHaveLength(3);
    for (const dot of root.querySelectorAll('.interview-drill-dot'))
      expect(dot.getAttribute('aria-hidden')).toBe('true');
  });

  it('says what holds now', () => {
    const root = open();
    const now = Object.fromEntries(texts(root, 'dt').map((name, at) => [name, texts(root, 'dd')[at]]));
    expect(now).toMatchObject({ 'Known today': '93 %', Rated: '3 times', Forgotten: '1 time' });
    expect(now['Comes back']).toMatch(/^in \d+ days? \(2026-11-\d\d\)$|^tomorrow/);
    expect(texts(open({ today: dayOf('2027-11-06') }), 'dd')[0]).toMatch(/^due since 2026-11-/);
  });

  it('says that there is nothing yet', () => {
    const root = open({ ratings: [] });
    expect(root.querySelector('table')).toBeNull();
    expect(root.textContent).toContain('Not rated yet');
  });
});
