import type { Modifier, Scope } from 'obsidian';
import type { Confidence } from '../../core/confidence';
import type { KeyHelp } from '../keys-modal';

/** What a person can do in a drill, from a key, a button or the menu. */
export type Action =
  | 'reveal'
  | 'reveal-all'
  | 'hint'
  | 'attempt'
  | 'weak'
  | 'undo'
  | 'skip'
  | 'back'
  | 'forth'
  | 'open'
  | 'edit'
  | 'history'
  | 'tidy'
  | 'compare'
  | 'mock'
  | 'finish'
  | 'link'
  | 'topic'
  | 'notes'
  | 'keys'
  | { readonly rate: Confidence };

interface Binding {
  readonly modifiers: Modifier[];
  readonly key: string;
  readonly action: Action;
}

const plain = (key: string, action: Action): Binding => ({ modifiers: [], key, action });

const BINDINGS: readonly Binding[] = [
  plain(' ', 'reveal'),
  { modifiers: ['Shift'], key: ' ', action: 'reveal-all' },
  plain('h', 'hint'),
  plain('a', 'attempt'),
  plain('1', { rate: 1 }),
  plain('2', { rate: 2 }),
  plain('3', { rate: 3 }),
  plain('4', { rate: 4 }),
  plain('w', 'weak'),
  plain('u', 'undo'),
  { modifiers: ['Mod'], key: 'z', action: 'undo' },
  plain('s', 'skip'),
  plain('ArrowLeft', 'back'),
  plain('ArrowRight', 'forth'),
  plain('o', 'open'),
  plain('e', 'edit'),
  plain('l', 'history'),
  plain('n', 'notes'),
  // Where `?` needs Shift, and where it has a key of its own.
  { modifiers: ['Shift'], key: '?', action: 'keys' },
  plain('?', 'keys'),
];

/** Keys as the list of keys names them. */
export const DRILL_KEYS: KeyHelp = [
  ['Space', 'Reveal the next part of the answer'],
  ['Shift + Space', 'Reveal the whole answer'],
  ['H', 'Show the hint'],
  ['A', 'Write my answer'],
  ['Mod + Enter', 'In its field: reveal the next part'],
  ['Esc', 'In its field: back to these keys'],
  ['1 – 4', 'Rate: blank, shaky, solid, instant'],
  ['W', 'Flag as weak, or take the flag off'],
  ['U or Mod + Z', 'Undo the last rating or flag'],
  ['S', 'Skip the question'],
  ['← →', 'Look back and forth'],
  ['O', 'Open the note at the question'],
  ['E', 'Edit the question in its note'],
  ['L', 'List all ratings of the question'],
  ['N', 'Go to another note of the session'],
  ['?', 'Show this list'],
];

/** Binds the keys of a drill to the scope of its view, which is active only while the view has the focus. */
export function bindKeys(scope: Scope, act: (action: Action) => void): void {
  for (const { modifiers, key, action } of BINDINGS) {
    scope.register(modifiers, key, (event) => {
      if (belongsToElement(event)) return undefined;
      act(action);
      return false;
    });
  }
}

/** Tells whether the focused element wants the key for itself: a field all of them, a button Space, media its arrows. */
export function belongsToElement(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const element = event.target as HTMLElement | null;
  if (!element?.instanceOf(HTMLElement)) return false;
  // A box of a task in a note takes no key: a tick would be in no note.
  const isField = element.matches('input:not([type="checkbox"]), textarea, select, audio, video');
  if (isField || element.isContentEditable) return true;
  return event.key === ' ' && element.matches('button, summary, a[href], [role="button"]');
}
