import { Platform, Scope } from 'obsidian';
import { App } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindKeys, DRILL_KEYS, type Action } from '../../src/ui/drill/keys';
import { KeysModal } from '../../src/ui/keys-modal';
import { Keyboard } from './scopes';

let keyboard: Keyboard;
const act = vi.fn<(action: Action) => void>();

beforeEach(() => {
  document.body.empty();
  act.mockClear();
  keyboard = new Keyboard();
  bindKeys(new Scope(), act);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a key', () => {
  it.each<[string, Action]>([
    [' ', 'reveal'],
    ['Shift+ ', 'reveal-all'],
    ['h', 'hint'],
    ['a', 'attempt'],
    ['1', { rate: 1 }],
    ['2', { rate: 2 }],
    ['3', { rate: 3 }],
    ['4', { rate: 4 }],
    ['w', 'weak'],
    ['u', 'undo'],
    ['Mod+z', 'undo'],
    ['s', 'skip'],
    ['ArrowLeft', 'back'],
    ['ArrowRight', 'forth'],
    ['o', 'open'],
    ['e', 'edit'],
    ['l', 'history'],
    ['?', 'keys'],
    ['Shift+?', 'keys'],
  ])('%j is %j', (key, action) => {
    expect(keyboard.press(key)).toBe(true);
    expect(act.mock.calls).toEqual([[action]]);
  });

  it('is bound once, and no other is', () => {
    expect(new Set(keyboard.keys).size).toBe(keyboard.keys.length);
    expect(keyboard.keys).toHaveLength(20);
    expect(keyboard.press('x')).toBe(false);
    expect(keyboard.press('Mod+u')).toBe(false);
  });

  it.each(['input', 'textarea', 'select', 'audio', 'video'] as const)('is left to a focused <%s>', (tag) => {
    const field = document.body.createEl(tag);
    for (const key of keyboard.keys) expect(keyboard.press(key, field)).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });

  it('is left to text that is edited in place', () => {
    const editor = document.body.createDiv();
    // jsdom knows no editing.
    Object.defineProperty(editor, 'isContentEditable', { value: true });
    for (const key of keyboard.keys) expect(keyboard.press(key, editor)).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });

  it('is left to an input method that composes', () => {
    for (const key of keyboard.keys)
      expect(keyboard.press(key, document.body, { isComposing: true })).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });

  it.each(['button', 'summary'] as const)('is left to a focused <%s> where it presses it: Space', (tag) => {
    const element = document.body.createEl(tag);
    expect(keyboard.press(' ', element)).toBe(false);
    expect(act).not.toHaveBeenCalled();
    expect(keyboard.press('3', element)).toBe(true);
    expect(act).toHaveBeenCalledWith({ rate: 3 });
  });

  it('works on a link, but for Space', () => {
    const link = document.body.createEl('a', { href: '#' });
    expect(keyboard.press(' ', link)).toBe(false);
    expect(keyboard.press('w', link)).toBe(true);
  });
});

describe('the list of keys', () => {
  const listed = (): string => {
    const modal = new KeysModal(App.createConfigured__().asOriginalType__(), 'Keys of the drill', DRILL_KEYS);
    modal.onOpen();
    return modal.contentEl.textContent;
  };

  it('tells every key', () => {
    const list = listed();
    for (const key of ['Space', 'Shift + Space', 'H', '1 – 4', 'W', 'S', '← →', 'O', 'E', '?'])
      expect(list).toContain(key);
  });

  it.each([
    [true, 'U or Cmd + Z'],
    [false, 'U or Ctrl + Z'],
  ])('names the modifier as the system does (macOS: %s)', (isMacOS, expected) => {
    const original = Platform.isMacOS;
    Platform.isMacOS = isMacOS;
    expect(listed()).toContain(expected);
    Platform.isMacOS = original;
  });
});
