import { Scope } from 'obsidian';
import { vi } from 'vitest';

type Handler = Parameters<Scope['register']>[2];

interface Registered {
  readonly scope: Scope;
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
      registered.push({ scope: this, modifiers: names, key: key ?? '', handler });
      return { scope: this, modifiers: names, key };
    });
  }

  get keys(): string[] {
    return this.registered.map(({ modifiers, key }) => (modifiers === '' ? key : `${modifiers}+${key}`));
  }

  /**
   * Presses a key on an element, while the scope that was made last is the active one.
   * @returns whether the scope took it: then Obsidian prevents what the key would do by itself
   */
  press(combination: string, target: EventTarget = document.body, init: KeyboardEventInit = {}): boolean {
    const at = combination.lastIndexOf('+', combination.length - 2);
    const [modifiers, key] =
      at < 0 ? ['', combination] : [combination.slice(0, at), combination.slice(at + 1)];
    // The app's virtual key: the letter of the key's place where the layout has no Latin ones.
    const vkey = /^[a-z]$/i.test(key) ? key.toUpperCase() : (/^Key(.)$/.exec(init.code ?? '')?.[1] ?? key);
    const scope = this.registered.at(-1)?.scope;
    const found = this.registered.find(
      (each) =>
        each.scope === scope &&
        each.modifiers === modifiers &&
        (each.key.toLowerCase() === key.toLowerCase() || each.key === vkey),
    );
    let taken = false;
    const listener = (event: Event): void => {
      taken = found?.handler(event as KeyboardEvent, { modifiers, key, vkey }) === false;
      if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', listener, { capture: true, once: true });
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
    return taken;
  }
}
