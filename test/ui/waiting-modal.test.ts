import { App as MockApp } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import type { RecordEdit } from '../../src/core/record/edit';
import type { WaitingNote } from '../../src/core/record/journal';
import type { MissingNote } from '../../src/core/record/missing';
import { WaitingModal, type WaitingServices } from '../../src/ui/waiting/waiting-modal';
import { waitingMessage } from '../../src/ui/waiting/words';
import { words } from './rig';
import { nameOf } from '../support/name-of';

const DAY = parseDay('2026-11-10') ?? NaN;
const rate = (id: string, confidence: 1 | 3): RecordEdit => ({
  type: 'rate',
  id,
  hash: '77c0e2',
  confidence,
  day: DAY,
  autoWeak: true,
});
const BROKEN: WaitingNote = {
  path: 'Rounds/A.md',
  edits: [rate('q1', 3), { type: 'weak', id: 'q2', weak: true }],
  message: 'The YAML is invalid.',
  line: 4,
  isGone: false,
};
const GONE: WaitingNote = {
  path: 'B.md',
  edits: [rate('q1', 1)],
  message: 'The note is gone.',
  line: 1,
  isGone: true,
};

const GIVEN = [{ day: DAY, confidence: 3 }] as const;
const LACKING: MissingNote = {
  path: 'C.md',
  lacks: [
    {
      given: { path: 'C.md', id: 'q1', hash: '77c0e2', ratings: GIVEN },
      gain: {
        id: 'q1',
        text: 'Why?',
        added: GIVEN,
        weak: false,
        confidence: null,
        edit: { type: 'adopt', id: 'q1', log: '77c0e2 2026-11-10:3', confidence: null, weak: false },
      },
    },
  ],
};

/** The list on a recorder that does what a test says. */
class ModalRig {
  notes: readonly WaitingNote[] = [BROKEN, GONE];
  missing: readonly MissingNote[] = [];
  readonly putBack = vi.fn<(path: string) => Promise<void>>(() => Promise.resolve());
  readonly leaveMissing = vi.fn<(path: string) => void>((path) => {
    this.missing = this.missing.filter((note) => note.path !== path);
    this.changed();
  });
  asideCount = 0;
  readonly open = vi.fn<(path: string, line: number) => void>();
  readonly choose = vi.fn<(path: string) => void>();
  readonly retry = vi.fn<(path: string) => Promise<void>>(() => Promise.resolve());
  readonly discard = vi.fn<(path: string) => Promise<void>>((path) => {
    this.leave(path);
    return Promise.resolve();
  });
  readonly stop = vi.fn<() => void>();
  changed = (): void => undefined;
  readonly modal: WaitingModal;

  constructor(leaving: string | null = null) {
    const { open, choose, retry, discard } = this;
    const services: WaitingServices = {
      list: () => this.notes,
      aside: () => this.asideCount,
      missing: () => this.missing,
      putBack: this.putBack,
      leave: this.leaveMissing,
      open,
      choose,
      retry,
      discard,
      listen: (changed) => {
        this.changed = changed;
        return this.stop;
      },
    };
    this.modal = new WaitingModal(MockApp.createConfigured__().asOriginalType__(), services, leaving);
    document.body.append(this.modal.contentEl);
  }

  shown(): this {
    this.modal.onOpen();
    return this;
  }

  leave(path: string): void {
    this.notes = this.notes.filter((note) => note.path !== path);
    this.changed();
  }

  get text(): string {
    return this.modal.contentEl.textContent;
  }

  get announced(): string {
    return this.modal.contentEl.querySelector('[aria-live]')?.textContent ?? '';
  }

  buttons(path: string): HTMLButtonElement[] {
    const sections = [...this.modal.contentEl.querySelectorAll('section')];
    return [...(sections.find((each) => nameOf(each) === path)?.querySelectorAll('button') ?? [])];
  }

  async press(path: string, name: string): Promise<void> {
    const button = this.buttons(path).find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`${path} has no button "${name}".`);
    button.focus();
    button.click();
    await Promise.resolve();
    await Promise.resolve();
  }
}

const focused = (): string => document.activeElement?.textContent ?? '';

beforeEach(() => {
  document.body.empty();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the list of what waits', () => {
  it('says for each note how many, the line and why', () => {
    const rig = new ModalRig().shown();
    const names = (path: string): string[] => rig.buttons(path).map(({ textContent }) => textContent);
    const { text } = rig;
    expect(text).toContain('ARounds2 changes. Line 4: The YAML is invalid.');
    expect(text).toContain('B1 rating. The note is gone.');
    expect(names('Rounds/A.md')).toEqual(['Open the note', 'Try again', 'Discard…']);
    expect(names('B.md')).toEqual(['Choose its note…', 'Try again', 'Discard…']);
  });

  it('lists what notes lack of what was given here, to put it back or to leave it', async () => {
    const rig = new ModalRig();
    rig.missing = [LACKING];
    rig.notes = [];
    rig.shown();
    expect(rig.text).toContain('1 rating given here is missing in "C.md" since it was changed from outside.');
    expect(rig.text).not.toContain('Nothing waits');
    await rig.press('C.md', 'Put it back');
    expect(rig.putBack.mock.calls).toEqual([['C.md']]);
    await rig.press('C.md', 'Leave it…');
    expect(rig.text).toContain('q1: 1 rating (2026-11-10: 3 Solid)');
    expect(focused()).toBe('Cancel');
    expect(rig.announced).toMatch(/^This device will forget for good: q1: 1 rating/);
    await rig.press('C.md', 'Cancel');
    expect([focused(), rig.leaveMissing.mock.calls]).toEqual(['Leave it…', []]);
    await rig.press('C.md', 'Leave it…');
    await rig.press('C.md', 'Leave it');
    expect(rig.leaveMissing.mock.calls).toEqual([['C.md']]);
    expect([rig.announced, rig.buttons('C.md')]).toEqual(['The note was left as it is.', []]);
  });

  it('says of several ratings that they are put back', () => {
    const rig = new ModalRig();
    rig.missing = [{ ...LACKING, lacks: [...LACKING.lacks, ...LACKING.lacks] }];
    rig.shown();
    expect(rig.buttons('C.md')[0]?.textContent).toBe('Put them back');
  });

  it('asks of one note at once what may be lost', async () => {
    const rig = new ModalRig('C.md');
    rig.missing = [LACKING];
    rig.shown();
    const asks = (): string[] => [...rig.modal.contentEl.querySelectorAll('.interview-drill-ask')].map(words);
    expect([asks().length, focused()]).toEqual([1, 'Cancel']);
    await rig.press('B.md', 'Discard…');
    expect(asks()).toEqual([expect.stringContaining('1 Blank')]);
    await rig.press('C.md', 'Leave it…');
    expect(asks()).toEqual([expect.stringContaining('3 Solid')]);
  });

  it('says that nothing waits', () => {
    const rig = new ModalRig();
    rig.notes = [];
    expect(rig.shown().text).toContain('Nothing waits. Every rating is in its note.');
  });

  it('says what cannot be read and is kept', () => {
    const rig = new ModalRig();
    rig.asideCount = 2;
    expect(rig.shown().text).toContain('This version cannot read 2 stored changes.');
  });

  it('leads to the line that is to be mended, or to the note that is meant', async () => {
    const rig = new ModalRig().shown();
    const close = vi.spyOn(rig.modal, 'close').mockReturnValue();
    await rig.press('Rounds/A.md', 'Open the note');
    await rig.press('B.md', 'Choose its note…');
    expect([rig.open.mock.calls, rig.choose.mock.calls]).toEqual([[['Rounds/A.md', 4]], [['B.md']]]);
    expect(close).toHaveBeenCalledTimes(2);
  });

  it('tries again, says what came of it, and keeps the focus', async () => {
    const rig = new ModalRig().shown();
    await rig.press('Rounds/A.md', 'Try again');
    expect(rig.retry.mock.calls).toEqual([['Rounds/A.md']]);
    expect([rig.announced, focused()]).toEqual(['Still waits. Line 4: The YAML is invalid.', 'Try again']);
    rig.retry.mockImplementation((path) => {
      rig.leave(path);
      return Promise.resolve();
    });
    await rig.press('Rounds/A.md', 'Try again');
    expect([rig.announced, focused()]).toEqual(['Written into the note.', 'Try again']);
    await rig.press('B.md', 'Try again');
    expect(focused()).toContain('Nothing waits.');
  });

  it('asks once more before anything is lost, and says what', async () => {
    const rig = new ModalRig().shown();
    await rig.press('Rounds/A.md', 'Discard…');
    expect(rig.text).toContain('q1: 3 Solid on 2026-11-10');
    expect(rig.text).toContain('q2: flagged as weak');
    expect(focused()).toBe('Cancel');
    expect(rig.announced).toMatch(/^This will be lost for good: q1: 3 Solid on/);
    // What happens meanwhile moves the focus nowhere.
    rig.changed();
    expect(focused()).toBe('Cancel');
    await rig.press('Rounds/A.md', 'Cancel');
    expect([focused(), rig.discard.mock.calls]).toEqual(['Discard…', []]);
    await rig.press('Rounds/A.md', 'Discard…');
    await rig.press('Rounds/A.md', 'Discard');
    expect(rig.discard.mock.calls).toEqual([['Rounds/A.md']]);
    expect([rig.announced, rig.buttons('Rounds/A.md')]).toEqual(['2 changes discarded.', []]);
    expect(focused()).toBe('Choose its note…');
  });

  it('follows what happens while it is open, and no longer', () => {
    const rig = new ModalRig().shown();
    rig.leave('B.md');
    expect(rig.text).not.toContain('B.md');
    rig.modal.onClose();
    expect(rig.stop).toHaveBeenCalledOnce();
  });
});

describe('the notice', () => {
  it.each<[string, readonly WaitingNote[], string]>([
    ['one note', [BROKEN], '2 changes wait. Fix line 4 of Rounds/A.md: The YAML is invalid.'],
    ['a note that is gone', [GONE], '1 rating waits. B.md: The note is gone.'],
    [
      'several notes',
      [BROKEN, GONE, { ...GONE, path: 'C.md' }],
      '4 changes wait. Fix line 4 of Rounds/A.md: The YAML is invalid. And 2 other notes.',
    ],
    ['nothing', [], ''],
  ])('says how many ratings wait, and what to mend, of %s', (_, notes, message) => {
    expect(waitingMessage(notes)).toBe(message);
  });
});
