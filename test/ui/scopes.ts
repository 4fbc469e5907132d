import { Scope } from 'obsidian';
import { vi } from 'vitest';

type Handler = Parameters<Scope['register']>[2];

interface Registered {
  readonly modifiers: string;
  readonly key: string;
  readonly handler: Handler;
}

/** Keeps what is registered with scopes, which the mocks forget, and presses keys as Obsidian's keymap does. */
export class Keyboard {
  private readonly registered: Registered[] = [];

  constructor() {
    const { registered } = this;
    vi.spyOn(Scope.prototype, 'register').mockImplementation(function (this: Scope, modifiers, key, handler) {
      const names = [...(modifiers ?? [])].sort().join('+');
      registered.push({ modifiers: names, key: key ?? '', handler });
      return { scope: this, modifiers: names, key };
    });
  }

  get keys(): string[] {
    return this.registered.map(({ modifiers, key }) => (modifiers === '' ? key : `${modifiers}+${key}`));
  }

  /**
   * Presses a key on an element.
   * @returns whether the drill took it: then Obsidian prevents what the key would do by itself
   */
  press(combination: string, target: EventTarget = document.body, init: KeyboardEventInit = {}): boolean {
    const at = combination.lastIndexOf('+', combination.length - 2);
    const [modifiers, key] =
      at < 0 ? ['', combination] : [combination.slice(0, at), combination.slice(at + 1)];
    let taken = false;
    const listener = (event: Event): void => {
      const found = [...this.registered]
        .reverse()
        .find((each) => each.modifiers === modifiers && each.key === key);
      taken = found?.handler(event as KeyboardEvent, { modifiers, key, vkey: key }) === false;
    };
    window.addEventListener('keydown', listener, { capture: true, once: true });
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
    return taken;
  }
}
