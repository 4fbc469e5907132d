import { Scope } from 'obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LONGEST_ATTEMPT } from '../../src/core/attempts/words';
import { bindKeys } from '../../src/ui/drill/keys';
import { nameOf } from '../support/name-of';
import { isVisible, noteOf, question, ScreenRig } from './rig';
import { Keyboard } from './scopes';

const NOTE = noteOf([question('Q1', 'ONE?', 'FIRST', 'DEEPER'), question('Q2', 'TWO?', 'SECOND')]);

/** A screen, and a person who types. */
class FieldRig extends ScreenRig {
  constructor(text = NOTE) {
    super(text);
  }

  get field(): HTMLTextAreaElement {
    return this.one('textarea') as HTMLTextAreaElement;
  }

  get isOpen(): boolean {
    return isVisible(this.field, this.root);
  }

  /** What of the answer is shown as it was written, rendered; null where nothing is. */
  get shown(): string | null {
    const el = this.one('.interview-drill-attempt-text');
    return isVisible(el, this.root) ? el.textContent : null;
  }

  get words(): string {
    const { items, position, progress } = this.state.session;
    return progress.get(items[position]?.key ?? '')?.attempt ?? '';
  }

  type(text: string, more: InputEventInit = {}): void {
    const { field } = this;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, ...more }));
  }

  /**
   * Presses a key in the field.
   * @returns whether the drill took it
   */
  key(combination: string, more: KeyboardEventInit = {}): boolean {
    const keyboard = new Keyboard();
    bindKeys(new Scope(), (action) => {
      if (action === 'leave') this.screen.leave();
      else if (action === 'reveal') this.press('Reveal Space');
    });
    return keyboard.press(combination, this.field, more);
  }

  /** Draws the same state once more, as anything in the vault may make it happen. */
  redraw(): void {
    this.set({});
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** What changes in the document while something is done. */
function changesOf(rig: ScreenRig, act: () => void): MutationRecord[] {
  const watcher = new MutationObserver(() => undefined);
  watcher.observe(rig.root, { subtree: true, childList: true, attributes: true, characterData: true });
  act();
  const records = watcher.takeRecords();
  watcher.disconnect();
  return records;
}

describe("the field for one's own answer", () => {
  it('opens on request with the cursor in it, and closes while it is empty', () => {
    const rig = new FieldRig();
    expect(rig.isOpen).toBe(false);
    rig.press('Write my answer A');
    expect(rig.isOpen).toBe(true);
    expect(document.activeElement).toBe(rig.field);
    expect(rig.buttons).not.toContain('Write my answer A');
    rig.key('Escape');
    expect(rig.isOpen).toBe(false);
    expect(document.activeElement).toBe(rig.one('.interview-drill-question'));
    expect(rig.buttons).toContain('Write my answer A');
  });

  it('is open at each question where that is set, and takes no focus by itself', () => {
    const rig = new FieldRig();
    rig.set({ attempts: true });
    expect(rig.isOpen).toBe(true);
    expect(document.activeElement).not.toBe(rig.field);
    rig.screen.write();
    expect(document.activeElement).toBe(rig.field);
    rig.key('Escape');
    expect(rig.isOpen).toBe(true);
  });

  it('stays open with what was written when it is left, and goes on at its end', () => {
    const rig = new FieldRig();
    rig.screen.write();
    rig.type('mine');
    rig.key('Escape');
    expect([rig.isOpen, rig.words]).toEqual([true, 'mine']);
    rig.field.setSelectionRange(0, 0);
    rig.screen.write();
    expect(rig.field.selectionStart).toBe(4);
  });

  it('reveals the next part by Mod + Enter and gives the keys back', () => {
    const rig = new FieldRig();
    rig.screen.write();
    rig.type('mine');
    expect(rig.key('Enter')).toBe(false);
    expect(rig.html).not.toContain('FIRST');
    expect(rig.key('Mod+Enter')).toBe(true);
    expect(rig.html).toContain('FIRST');
    expect(rig.html).not.toContain('DEEPER');
    expect(document.activeElement).toBe(rig.one('.interview-drill-question'));
  });

  it('leaves keys to a composition', () => {
    const rig = new FieldRig();
    rig.screen.write();
    rig.type('に', { isComposing: true });
    for (const key of ['Escape', 'Mod+Enter']) expect(rig.key(key, { isComposing: true })).toBe(false);
    expect(document.activeElement).toBe(rig.field);
    expect(rig.html).not.toContain('FIRST');
  });

  it('draws nothing but itself for a letter: one attribute', () => {
    const rig = new FieldRig();
    rig.screen.write();
    for (const letter of 'An answer of some words') {
      const records = changesOf(rig, () => {
        rig.type(letter);
      });
      expect(records.map(({ target, attributeName }) => [target, attributeName])).toEqual([
        [rig.one('.interview-drill-writing'), 'data-words'],
      ]);
    }
    expect(rig.words).toBe('An answer of some words');
  });

  it('is not written into while it holds the words already: cursor, composition and undo stay', () => {
    const rig = new FieldRig();
    rig.screen.write();
    rig.type('before after');
    rig.field.setSelectionRange(3, 6, 'backward');
    const written = vi.spyOn(HTMLTextAreaElement.prototype, 'value', 'set');
    rig.redraw();
    rig.happen({ type: 'weak' });
    rig.readAgain(NOTE.replace('ONE?', 'ONE, in other words?'));
    rig.happen({ type: 'note-renamed', from: 'Interviews/Pipelines.md', to: 'Moved.md' });
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
    expect([rig.field.selectionStart, rig.field.selectionEnd]).toEqual([3, 6]);
    expect(document.activeElement).toBe(rig.field);
    expect(rig.isOpen).toBe(true);
    expect(rig.words).toBe('before after');
  });

  it('takes no more than is kept', () => {
    const rig = new FieldRig();
    rig.screen.write();
    expect(rig.field.maxLength).toBe(LONGEST_ATTEMPT);
    rig.type('x'.repeat(LONGEST_ATTEMPT + 5));
    expect(rig.words).toHaveLength(LONGEST_ATTEMPT);
  });

  it('belongs to its question: another one has its own', () => {
    const rig = new FieldRig();
    rig.screen.write();
    rig.type('mine');
    rig.happen({ type: 'forth', now: 0 });
    expect([rig.isOpen, rig.field.value]).toEqual([false, '']);
    expect(document.activeElement).not.toBe(rig.field);
    rig.happen({ type: 'back', now: 0 });
    expect([rig.isOpen, rig.field.value]).toEqual([true, 'mine']);
  });

  it('gives room while a person types, and a press on the footer does not take its focus', () => {
    const rig = new FieldRig();
    const press = (): boolean =>
      rig
        .one('.interview-drill-footer .mod-cta')
        .dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(press()).toBe(true);
    rig.screen.write();
    expect(rig.root.classList.contains('is-writing')).toBe(true);
    expect(press()).toBe(false);
    rig.press('Reveal Space');
    expect(document.activeElement).toBe(rig.one('.interview-drill-question'));
    expect(rig.root.classList.contains('is-writing')).toBe(false);
  });
});

describe('after the reveal', () => {
  const revealed = (words = 'mine **bold**'): FieldRig => {
    const rig = new FieldRig();
    rig.screen.write();
    rig.type(words);
    rig.key('Mod+Enter');
    return rig;
  };

  it("one's own answer stands before that of the note, rendered as of its note, and both are named", () => {
    const rig = revealed();
    expect([rig.isOpen, rig.shown]).toEqual([false, 'mine **bold**']);
    expect(rig.markdown.rendered).toContain('mine **bold**');
    expect(rig.one('.interview-drill-sides').classList.contains('is-beside')).toBe(true);
    const regions = rig.all('[role=region]').map(nameOf);
    expect(regions).toEqual(['My answer', 'Answer in the note']);
    expect(rig.announced).toBe('Revealed. 1 part left. Your own answer stands before it.');
    rig.press('Reveal Space');
    expect(rig.announced).toBe('The whole answer is shown.');
    expect(rig.markdown.rendered.filter((each) => each === 'mine **bold**')).toHaveLength(1);
  });

  it('it can be edited, and is rendered anew', () => {
    const rig = revealed('mine');
    rig.press('Edit my answer');
    expect([rig.isOpen, rig.shown, rig.field.selectionStart]).toEqual([true, null, 4]);
    rig.type(' too');
    rig.press('Reveal Space');
    expect(rig.isOpen).toBe(true);
    rig.press('Done with my answer');
    expect([rig.isOpen, rig.shown, rig.words]).toEqual([false, 'mine too', 'mine too']);
    expect(document.activeElement).toBe(rig.one('.interview-drill-question'));
  });

  it('it is still there at a question that was rated', () => {
    const rig = revealed('mine');
    rig.rate(3);
    expect(rig.shown).toBeNull();
    rig.happen({ type: 'back', now: 0 });
    expect(rig.shown).toBe('mine');
  });

  it('nothing stands beside the answer where nothing was written, also where the field is always open', () => {
    const rig = new FieldRig();
    rig.set({ attempts: true });
    rig.screen.write();
    rig.type('  ');
    rig.key('Mod+Enter');
    expect([rig.isOpen, rig.shown]).toEqual([false, null]);
    expect(rig.one('.interview-drill-sides').classList.contains('is-beside')).toBe(false);
    expect(rig.announced).toBe('Revealed. 1 part left.');
  });

  it('it can be written then, too', () => {
    const rig = revealed(' ');
    rig.screen.write();
    rig.type('afterwards');
    rig.key('Escape');
    expect(rig.shown).toBe(' afterwards');
  });

  it('a question that comes again begins with an empty field', () => {
    const rig = new FieldRig(noteOf([question('Q1', 'ONE?', 'FIRST')]));
    rig.screen.write();
    rig.type('mine');
    rig.key('Mod+Enter');
    rig.rate(1);
    expect([rig.isOpen, rig.shown, rig.field.value]).toEqual([false, null, '']);
    expect(rig.html).not.toContain('FIRST');
  });
});
