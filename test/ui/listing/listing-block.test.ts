import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ListedRow } from '../../../src/core/listing/listed';
import { parseListing } from '../../../src/core/listing/listing';
import { ListingBlock } from '../../../src/ui/listing/listing-block';
import { drawMistakes } from '../../../src/ui/listing/mistakes';
import type { Found, ListingServices } from '../../../src/ui/listing/services';
import { nameOf } from '../../support/name-of';
import { settled } from '../../support/settled';

const TODAY = 20_000;

const row = (id: string, more: Partial<ListedRow> = {}): ListedRow => ({
  key: `A.md\n${id}`,
  path: 'Folder/A.md',
  id,
  title: null,
  label: id.toUpperCase(),
  text: `What is **${id}**?`,
  line: 4,
  confidence: 3,
  weak: false,
  due: TODAY,
  ...more,
});

const found = (rows: readonly ListedRow[], more: Partial<Found> = {}): Found => ({
  listed: { rows, total: rows.length, notes: 1 },
  next: null,
  today: TODAY,
  remarks: [],
  ...more,
});

let blocks: ListingBlock[] = [];

afterEach(() => {
  for (const block of blocks) block.unload();
  blocks = [];
});

/** A listing whose finds are handed in one by one. */
function rig(...lines: string[]) {
  const parsed = parseListing(lines.join('\n'));
  if (!parsed.ok) throw new Error('This is no listing.');
  const el = createDiv();
  const waiting: ((found: Found) => void)[] = [];
  const listeners = new Set<() => void>();
  const services = {
    find: vi.fn(() => new Promise<Found>((resolve) => waiting.push(resolve))),
    listen: (changed: () => void) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    open: vi.fn(),
    drill: vi.fn(),
  } satisfies ListingServices;
  const block = new ListingBlock(el, parsed.listing, 'List.md', services);
  blocks.push(block);
  block.load();
  return {
    el,
    block,
    services,
    listeners,
    change: () => {
      for (const changed of listeners) changed();
    },
    finds: async (next: Found) => {
      waiting.shift()?.(next);
      await settled();
    },
    rows: () => [...el.querySelectorAll<HTMLButtonElement>('.interview-drill-listing-row')],
    count: () => el.querySelector('.interview-drill-listing-count')?.textContent,
  };
}

describe('a listing', () => {
  it('says that it reads, then what there is', async () => {
    const { finds, count, rows, el } = rig('title: Tonight');
    expect(count()).toBe('Reading your interview notes…');
    await finds(found([row('q1', { weak: true }), row('q2', { confidence: null, due: null })]));
    expect(count()).toBe('2 due questions · 1 note');
    expect(rows().map(({ textContent }) => textContent)).toEqual([
      'Q1 What is q1? 3 solid weak due today A',
      'Q2 What is q2? not rated new A',
    ]);
    expect(nameOf(el.querySelector('ul'))).toBe('Tonight');
  });

  it('opens a question and drills what it shows', async () => {
    const { finds, rows, services, el } = rig('title: Tonight');
    const all = [row('q1'), row('q2')];
    await finds(found(all));
    rows()[1]?.click();
    expect(services.open).toHaveBeenCalledWith(all[1]);
    el.querySelector<HTMLButtonElement>('.interview-drill-listing-drill')?.click();
    expect(services.drill).toHaveBeenCalledWith('Tonight', all);
  });

  it('draws again only what is another, and moves only what moved', async () => {
    const { finds, rows, change } = rig();
    await finds(found([row('q1'), row('q2'), row('q3')]));
    const [first, second, third] = rows();
    const words = second?.firstChild;
    change();
    await finds(found([row('q2'), row('q3', { confidence: 1 }), row('q4')]));
    expect(rows()[0]).toBe(second);
    expect(rows()[0]?.firstChild).toBe(words);
    expect(rows()[1]).toBe(third);
    expect(rows()[1]?.textContent).toContain('1 blank');
    expect(rows()).toHaveLength(3);
    expect(first?.isConnected).toBe(false);
  });

  it('looks once more, and not several times, where much changes while it looks', async () => {
    const { finds, change, services, count } = rig();
    change();
    change();
    change();
    await finds(found([row('q1')]));
    expect(services.find).toHaveBeenCalledTimes(2);
    await finds(found([]));
    expect(services.find).toHaveBeenCalledTimes(2);
    expect(count()).toContain('Nothing is due.');
  });

  it('says what comes back when, what else there is, and what could not be read', async () => {
    const { finds, change, count, el } = rig();
    await finds(found([], { next: TODAY + 1, remarks: ['There is no note "X"'] }));
    expect(count()).toContain('The next question comes back tomorrow');
    expect(el.querySelector('.interview-drill-listing-foot')?.textContent).toBe('There is no note "X"');
    const drill = el.querySelector<HTMLButtonElement>('.interview-drill-listing-drill');
    expect(drill?.isShown()).toBe(false);
    change();
    await finds(found([row('q1')], { listed: { rows: [row('q1')], total: 13, notes: 4 } }));
    expect(el.querySelector('.interview-drill-listing-foot')?.textContent).toBe('12 more');
    expect(drill?.getAttribute('aria-label')).toBe('Drill these 1');
  });

  it('stops listening when it is gone', async () => {
    const { block, listeners, services, finds, change } = rig();
    change();
    expect(listeners.size).toBe(1);
    block.unload();
    expect(listeners.size).toBe(0);
    await finds(found([]));
    expect(services.find).toHaveBeenCalledTimes(1);
  });

  it('takes nothing of a question for HTML', async () => {
    const { finds, el } = rig();
    await finds(found([row('q1', { text: '<img src=x onerror=alert(1)>', path: '<b>.md' })]));
    expect(el.querySelector('img, b')).toBeNull();
    expect(el.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});

it('mistakes are told with their lines, as text', () => {
  const el = createDiv();
  drawMistakes(el, [{ line: 3, message: '"<b>" is no key.' }]);
  expect(el.textContent).toBe('This list of questions has 1 mistake.Line 3 "<b>" is no key.');
  expect(el.querySelector('b')).toBeNull();
});
