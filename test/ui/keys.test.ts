import { Component, Platform, Scope } from 'obsidian';
import { App } from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindKeys, DRILL_KEYS, type Action } from '../../src/ui/drill/keys';
import { KeysModal } from '../../src/ui/keys-modal';
import { followFocus } from '../../src/ui/view-life';
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
    expect(keyboard.keys).toHaveLength(22);
    expect(keyboard.press('x')).toBe(false);
    expect(keyboard.press('Mod+u')).toBe(false);
  });

  it.each(['input', 'textarea'] as const)('is left to a focused <%s>', (tag) => {
    const field = document.body.createEl(tag);
    for (const key of keyboard.keys) expect(keyboard.press(key, field)).toBe(false);
    expect(act).not.toHaveBeenCalled();
  });

  it.each(['select', 'audio', 'video'] as const)('is left to a focused <%s>, but for Space', (tag) => {
    const field = document.body.createEl(tag);
    for (const key of keyboard.keys) expect(keyboard.press(key, field)).toBe(key.endsWith(' '));
  });

  it('is found on a layout without Latin letters, by its place', () => {
    const cyrillic = {
      р: 'KeyH',
      ф: 'KeyA',
      ц: 'KeyW',
      г: 'KeyU',
      ы: 'KeyS',
      щ: 'KeyO',
      у: 'KeyE',
      д: 'KeyL',
      т: 'KeyN',
    };
    for (const [key, code] of Object.entries(cyrillic))
      expect(keyboard.press(key, document.body, { code })).toBe(true);
    expect(keyboard.press('Mod+я', document.body, { code: 'KeyZ' })).toBe(true);
    const actions = ['hint', 'attempt', 'weak', 'undo', 'skip', 'open', 'edit', 'history', 'notes', 'undo'];
    expect(act.mock.calls.flat()).toEqual(actions);
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

  it.each(['button', 'summary', 'a'] as const)('works on a focused <%s>: Space reveals', (tag) => {
    const element = document.body.createEl(tag, { attr: { href: '#' } });
    expect(keyboard.press(' ', element)).toBe(true);
    expect(keyboard.press('3', element)).toBe(true);
    expect(act.mock.calls.flat()).toEqual(['reveal', { rate: 3 }]);
  });

  it('is left to what Tab led to where it presses it: Space, until the next press', () => {
    const life = new Component();
    life.load();
    followFocus(life, document.body);
    const button = document.body.createEl('button');
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', ctrlKey: true, bubbles: true }));
    expect(keyboard.press(' ', button)).toBe(true);
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    expect(keyboard.press(' ', button)).toBe(false);
    expect(keyboard.press('3', button)).toBe(true);
    expect(keyboard.press(' ', document.body.createDiv({ attr: { tabindex: '0' } }))).toBe(true);
    expect(keyboard.press(' ', button)).toBe(false);
    button.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    expect(keyboard.press(' ', button)).toBe(true);
    life.unload();
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
