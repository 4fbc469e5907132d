import { App } from 'obsidian-test-mocks/obsidian';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planOrphans, type OrphanPlan } from '../../src/core/record/orphans';
import { OrphansModal, type OrphanServices } from '../../src/ui/orphans/orphans-modal';
import { questionHash } from '../../src/core/note/hash';
import { nameOf } from '../support/name-of';
import { drillNote } from '../support/notes';
import { settled } from '../support/vault';

const NOTE = `---
weak: [old]
drill_log:
  old: ${questionHash('When?')} 2026-11-01:1 +9:2
  q1: ${questionHash('Why?')} 2026-11-01:3
  lost: 77c0e2 2026-10-01:4
---

### Q1: Why?

So.

### Q2: \`How\`?

So.
`;
const plans = planOrphans([drillNote(NOTE, 'A.md')], [drillNote('### Q5: When?\n\nSo.\n', 'B.md')]);

class Rig {
  readonly modal: OrphansModal;
  plans: readonly OrphanPlan[] = plans;
  unread: readonly { readonly path: string }[] = [];
  readonly attach = vi.fn<OrphanServices['attach']>().mockResolvedValue({ ok: true, tokens: [1] });
  readonly move = vi.fn<OrphanServices['move']>().mockResolvedValue({ ok: true, tokens: [3, 2] });
  readonly remove = vi.fn<OrphanServices['remove']>().mockResolvedValue({ ok: true, tokens: [4] });
  readonly undo = vi.fn<OrphanServices['undo']>().mockResolvedValue({ ok: true, message: '' });

  constructor() {
    const { attach, move, remove, undo } = this;
    this.modal = new OrphansModal(App.createConfigured__().asOriginalType__(), {
      find: () => Promise.resolve({ plans: this.plans, unread: this.unread }),
      ...{ attach, move, remove, undo },
    });
    document.body.append(this.modal.contentEl);
  }

  async open(): Promise<this> {
    this.modal.onOpen();
    await settled();
    return this;
  }

  section(id: string): HTMLElement | null {
    const sections = [...this.modal.contentEl.querySelectorAll('section')];
    return sections.find((each) => nameOf(each) === id) ?? null;
  }

  get text(): string {
    return this.modal.contentEl.textContent;
  }

  get announced(): string {
    return this.modal.contentEl.querySelector('[aria-live]')?.textContent ?? '';
  }

  select(id: string): HTMLSelectElement {
    const select = this.section(id)?.querySelector('select');
    if (!select) throw new Error(`Nothing can be chosen for "${id}".`);
    return select;
  }

  choose(id: string, at: number): void {
    const select = this.select(id);
    select.selectedIndex = at;
    select.dispatchEvent(new Event('change'));
  }

  buttons(id: string): string[] {
    return [...(this.section(id)?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent);
  }

  /** Presses a button of an orphan, or of the page where `id` is null; what it does leaves these orphans. */
  async press(name: string, id: string | null, left: readonly OrphanPlan[] = this.plans): Promise<void> {
    const root = id === null ? this.modal.contentEl : this.section(id);
    const button = [...(root?.querySelectorAll('button') ?? [])].find((each) => each.textContent === name);
    if (!button) throw new Error(`There is no button "${name}".`);
    this.plans = left;
    button.focus();
    button.click();
    await settled();
  }
}

const [old, lost] = plans as [OrphanPlan, OrphanPlan];

beforeEach(() => {
  document.body.empty();
});

describe('records without a question', () => {
  it('are listed with what they say, and where they could go, the likeliest first', async () => {
    const rig = await new Rig().open();
    expect(rig.section('old')?.querySelector('p')?.textContent).toBe(
      '2 ratings from 2026-11-01 to 2026-11-10 · last 2 Shaky · weak',
    );
    expect(rig.section('lost')?.querySelector('p')?.textContent).toBe(
      '1 rating of 2026-10-01 · last 4 Instant',
    );
    expect([...(rig.section('old')?.querySelectorAll('option') ?? [])].map(({ text }) => text)).toEqual([
      'Q2: How?',
      'Q1: Why? (joins its 1 rating)',
    ]);
    expect(rig.section('old')?.querySelector('select')?.getAttribute('aria-label')).toBe(
      'Question for "old" of A.md',
    );
    expect(rig.buttons('old')).toEqual(['Attach', 'Move to B', 'Remove…', 'Keep']);
    expect(rig.buttons('lost')).toEqual(['Attach', 'Remove…', 'Keep']);
  });

  it('are attached to the question that was chosen, which can be taken back', async () => {
    const rig = await new Rig().open();
    const select = rig.section('old')?.querySelector('select');
    if (select) select.value = '1';
    await rig.press('Attach', 'old', [lost]);
    expect(rig.attach.mock.calls[0]?.[1].question.id).toBe('q1');
    expect(rig.section('old')).toBeNull();
    expect(rig.announced).toBe('"old" attached to "Q1: Why?".');
    expect(document.activeElement?.textContent).toBe('Undo');
    await rig.press('Undo', null, plans);
    expect(rig.undo).toHaveBeenCalledWith([1]);
    expect(rig.section('old')).not.toBeNull();
    expect(rig.text).not.toContain('attached');
  });

  it('keep the question that was chosen, whatever is done to others meanwhile', async () => {
    const rig = await new Rig().open();
    rig.choose('old', 1);
    await rig.press('Remove…', 'lost');
    await rig.press('Cancel', 'lost');
    await rig.press('Remove…', 'old');
    await rig.press('Cancel', 'old');
    await rig.press('Keep', 'lost');
    expect(rig.select('old').selectedOptions[0]?.text).toContain('Q1: Why?');
    await rig.press('Attach', 'old', [lost]);
    expect(rig.attach.mock.calls[0]?.[1].question.id).toBe('q1');
  });

  it('leave the focus where a person chooses', async () => {
    const rig = await new Rig().open();
    rig.attach.mockResolvedValue({ ok: false, message: 'It is locked.' });
    const attaching = rig.press('Attach', 'old');
    rig.select('lost').focus();
    await attaching;
    expect(document.activeElement).toBe(rig.select('lost'));
  });

  it('are attached once, however often the button is pressed', async () => {
    const rig = await new Rig().open();
    const button = rig.section('old')?.querySelector('button');
    button?.click();
    button?.click();
    await settled();
    expect(rig.attach).toHaveBeenCalledTimes(1);
  });

  it('are moved to another note', async () => {
    const rig = await new Rig().open();
    await rig.press('Move to B', 'old', [lost]);
    expect(rig.move.mock.calls[0]?.[0].map(({ item }) => item.path)).toEqual(['B.md']);
    expect(rig.text).toContain('"old" moved to "Q5: When?" of B.md.');
  });

  it('are moved together where a note was split', async () => {
    const rig = new Rig();
    const [item] = old.elsewhere;
    rig.plans = [old, { ...lost, elsewhere: item ? [item] : [] }];
    await rig.open();
    await rig.press('Move 2 records of A to B', null, []);
    expect(rig.move.mock.calls[0]?.[0]).toHaveLength(2);
    expect(rig.text).toContain('2 records moved to B.md.');
  });

  it('are removed only after a question that says what would be lost', async () => {
    const rig = await new Rig().open();
    await rig.press('Remove…', 'old');
    expect(rig.remove).not.toHaveBeenCalled();
    expect(rig.section('old')?.textContent).toMatch(/This will leave the note\..*2 ratings from 2026-11-01/);
    expect(rig.announced).toContain('2 ratings from 2026-11-01');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await rig.press('Cancel', 'old');
    expect([document.activeElement?.textContent, rig.announced]).toEqual(['Remove…', 'Nothing was removed.']);
    await rig.press('Remove…', 'old');
    await rig.press('Remove', 'old', [lost]);
    expect(rig.remove).toHaveBeenCalledTimes(1);
    expect(rig.text).toContain('"old" removed.');
  });

  it('stay as they are where a person says so', async () => {
    const rig = await new Rig().open();
    await rig.press('Keep', 'old');
    expect(rig.section('old')).toBeNull();
    expect(rig.section('lost')).not.toBeNull();
    expect(rig.announced).toBe('"old" is kept.');
    await rig.press('Keep', 'lost');
    expect(rig.text).toContain('Nothing is left to decide.');
  });

  it('stay where the note could not be written, and the reason is told', async () => {
    const rig = await new Rig().open();
    rig.attach.mockResolvedValue({ ok: false, message: 'A.md, line 3: It is locked.' });
    await rig.press('Attach', 'old');
    expect(rig.announced).toBe('Nothing was changed. A.md, line 3: It is locked.');
    expect(rig.section('old')).not.toBeNull();
    expect(rig.buttons('old')).toContain('Attach');
    expect(rig.text).not.toContain('Undo');
    expect(rig.text).toContain(rig.announced);
  });

  it('may be none', async () => {
    const rig = new Rig();
    rig.plans = [];
    await rig.open();
    expect(rig.text).toContain('Nothing to tidy. Every record belongs to a question.');
  });

  it('are not said to be none where notes could not be read, which are named', async () => {
    const rig = new Rig();
    rig.plans = [];
    rig.unread = [{ path: 'C.md' }];
    await rig.open();
    expect(rig.text).toContain('Nothing to tidy in the notes that could be read.');
    expect(rig.text).not.toContain('Every record');
    expect(rig.text).toContain('Could not be read: C.md.');
  });
});
