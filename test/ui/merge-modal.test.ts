import { App as MockApp } from 'obsidian-test-mocks/obsidian';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MergeDone, MergeOffer } from '../../src/core/record/merge-offer';
import type { MergePlan } from '../../src/core/record/merge-plan';
import { MergeModal } from '../../src/ui/merge/merge-modal';

const GAIN: MergePlan['gains'][number] = {
  id: 'q1',
  text: 'What is a queue?',
  added: [{ day: 20_000, confidence: 3 }],
  weak: true,
  confidence: null,
  edit: { type: 'adopt', id: 'q1', log: null, confidence: null, weak: true },
};
const copy = (path: string, plan: Partial<MergePlan>): MergeOffer => ({
  kind: 'copy',
  path,
  copy: `${path} copy`,
  plan: { gains: [], same: 0, untold: [], ...plan },
});

class Rig {
  readonly opened: (string | number)[][] = [];
  readonly applied: (readonly MergeOffer[])[] = [];
  readonly undo = vi.fn<() => Promise<string[]>>(() => Promise.resolve([]));
  readonly modal: MergeModal;

  constructor(offers: readonly MergeOffer[], ok = true) {
    this.modal = new MergeModal(MockApp.createConfigured__().asOriginalType__(), {
      find: () => Promise.resolve(offers),
      apply: (chosen): Promise<MergeDone> => {
        this.applied.push(chosen);
        const outcomes = chosen.map((offer) => ({ offer, ok, message: ok ? '' : 'It is gone.' }));
        return Promise.resolve({ outcomes, undo: this.undo });
      },
      open: (path, line) => this.opened.push([path, line]),
    });
  }

  async open(): Promise<this> {
    // The modals of the mocks close after a while.
    this.modal.onOpen();
    // A box that is not in the document tells nobody that it changed.
    document.body.append(this.modal.containerEl);
    await Promise.resolve();
    await Promise.resolve();
    return this;
  }

  get el(): HTMLElement {
    return this.modal.contentEl;
  }

  get text(): string {
    return this.el.textContent;
  }

  get said(): string {
    return this.el.querySelector('[aria-live]')?.textContent ?? '';
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.el.querySelectorAll('button')].find(
      (each) => each.getAttribute('aria-label') === name || each.textContent === name,
    );
    if (!found) throw new Error(`There is no button "${name}" in "${this.text}".`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await vi.waitFor(() => {
      expect(this.said).not.toMatch(/…$|^$/);
    });
  }
}

beforeEach(() => {
  document.body.empty();
});

describe('the list of conflicted copies', () => {
  it.each([
    ['nothing was found', [], 'Nothing to merge. No conflicted copies were found'],
    ['all is the same', [copy('a.md', { same: 2 })], '2 records are the same already'],
    [
      'a copy cannot be read',
      [{ kind: 'unreadable', path: 'a.md', message: 'Line 3 is odd.', line: 3 }],
      'Line 3 is odd.',
    ],
  ] as [string, MergeOffer[], string][])('says when %s', async (_, offers, text) => {
    const rig = await new Rig(offers).open();
    expect(rig.text).toContain(text);
    expect(rig.said).not.toBe('');
    expect(rig.el.querySelector('.mod-cta')).toBeNull();
  });

  it('shows what each question would gain before anything is done', async () => {
    const rig = await new Rig([
      copy('a.md', { gains: [GAIN], untold: ['q9 is odd.'] }),
      { kind: 'torn', path: 'b.md' },
    ]).open();
    expect(rig.text).toContain('What is a queue?1 rating (2024-10-04: 3 Solid), the weak flag');
    expect(rig.text).toContain('Left out: q9 is odd.');
    expect(rig.text).toContain('Nothing is changed yet.');
    expect(rig.applied).toEqual([]);
    const [box] = rig.el.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    expect(box?.closest('label')?.textContent).toBe('a');
    const detail = rig.el.querySelector(`#${box?.getAttribute('aria-describedby') ?? ''}`);
    expect(detail?.textContent).toContain('something new for 1 question');
  });

  it('does what is chosen, says so and takes it back', async () => {
    const offers = [copy('a.md', { gains: [GAIN] }), copy('b.md', { gains: [GAIN] })];
    const rig = await new Rig(offers).open();
    const [, box] = rig.el.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    box?.click();
    await rig.press('Merge');
    expect(rig.applied).toEqual([[offers[0]]]);
    expect(rig.said).toBe('a.md: 1 rating taken over. The copy was left alone.');
    await rig.press('Undo');
    expect(rig.undo).toHaveBeenCalledTimes(1);
    expect(rig.said).toBe('Undone. Every note is as it was.');
  });

  it('takes back once, however often the button is pressed, and says nothing before it is done', async () => {
    const rig = await new Rig([copy('a.md', { gains: [GAIN] })]).open();
    let finish = (): void => undefined;
    rig.undo.mockReturnValue(
      new Promise((resolve) => {
        finish = () => {
          resolve([]);
        };
      }),
    );
    await rig.press('Merge');
    const undo = rig.button('Undo');
    undo.click();
    expect([rig.said, rig.el.querySelector('button')]).toEqual(['Undoing…', null]);
    finish();
    await vi.waitFor(() => {
      expect(rig.said).toBe('Undone. Every note is as it was.');
    });
    expect(document.activeElement?.textContent).toBe('Done');
    expect(rig.undo).toHaveBeenCalledTimes(1);
  });

  it('says what was not done, with no undo for it', async () => {
    const rig = await new Rig([copy('a.md', { gains: [GAIN] })], false).open();
    await rig.press('Merge');
    expect(rig.said).toBe('a.md: Nothing was changed. It is gone.');
    expect(() => rig.button('Undo')).toThrow();
  });

  it('does nothing where nothing is chosen', async () => {
    const rig = await new Rig([copy('a.md', { gains: [GAIN] })]).open();
    rig.el.querySelector<HTMLInputElement>('input')?.click();
    rig.button('Merge').click();
    expect(rig.applied).toEqual([]);
    expect(rig.said).toBe('Nothing is chosen.');
    expect(rig.text).toMatch(/Nothing is chosen\..*$/);
  });

  it('leads to the copy, and to the line that cannot be read', async () => {
    const offers: MergeOffer[] = [
      copy('a.md', {}),
      { kind: 'unreadable', path: 'b.md', message: 'x', line: 7 },
    ];
    for (const [name, place] of [
      ['Open the copy: a.md copy', ['a.md copy', 1]],
      ['Open the note: b.md', ['b.md', 7]],
    ] as const) {
      const rig = await new Rig(offers).open();
      rig.button(name).click();
      expect(rig.opened).toEqual([place]);
    }
  });
});
