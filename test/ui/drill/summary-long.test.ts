import { beforeEach, describe, expect, it } from 'vitest';
import { noteOf, question, ScreenRig } from '../rig';

let rig: ScreenRig;

const entries = (): HTMLElement[] => rig.all('.interview-drill-list li');

beforeEach(() => {
  const labels = Array.from({ length: 120 }, (_, at) => `Q${String(at + 1)}`);
  rig = new ScreenRig(noteOf(labels.map((label) => question(label, `Why ${label}?`, 'Because.'))));
  rig.happen({ type: 'finish', now: rig.now });
});

describe('the summary of a long drill', () => {
  it('shows the first of a long list, and all on request', () => {
    expect(entries()).toHaveLength(50);
    rig.press('Show all 120: not rated');
    expect(entries()).toHaveLength(120);
    expect(rig.all('.interview-drill-more')).toEqual([]);
    expect(document.activeElement?.textContent).toContain('Why Q51?');
  });

  it('keeps what was asked for and the focus when something else changes', () => {
    rig.press('Show all 120: not rated');
    rig.set({});
    expect(entries()).toHaveLength(120);
    expect(document.activeElement?.textContent).toContain('Why Q51?');
  });

  it('begins small in the next summary', () => {
    rig.press('Show all 120: not rated');
    rig.happen({ type: 'go', to: 0, now: rig.now });
    rig.happen({ type: 'finish', now: rig.now });
    expect(entries()).toHaveLength(50);
  });

  it('drills again what it is about now, also what it does not list', () => {
    const { session } = rig.state;
    const items = session.items.map((item, at) => (at < 119 ? item : { ...item, key: 'another' }));
    rig.set({ session: { ...session, items } });
    rig.press('Drill all again');
    expect(rig.again).toHaveBeenCalledExactlyOnceWith(items.map(({ key }) => key));
  });
});
