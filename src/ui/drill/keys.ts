import type { Modifier, Scope } from 'obsidian';
import type { Confidence } from '../../core/confidence';
import type { KeyHelp } from '../keys-modal';
import { isPressedBySpace, keepFromPress } from '../view-life';

/** What a person can do in a drill, from a key, a button or the menu. */
export type Action =
  | 'reveal'
  | 'reveal-all'
  | 'hint'
  | 'attempt'
  /** Gives the keys of the field for my answer back to the drill. */
  | 'leave'
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

// Upper case: the app finds a letter by its place where the layout has no Latin ones, and names the place that way.
const BINDINGS: readonly Binding[] = [
  plain(' ', 'reveal'),
  { modifiers: ['Shift'], key: ' ', action: 'reveal-all' },
  plain('H', 'hint'),
  plain('A', 'attempt'),
  plain('1', { rate: 1 }),
  plain('2', { rate: 2 }),
  plain('3', { rate: 3 }),
  plain('4', { rate: 4 }),
  plain('W', 'weak'),
  plain('U', 'undo'),
  { modifiers: ['Mod'], key: 'Z', action: 'undo' },
  plain('S', 'skip'),
  plain('ArrowLeft', 'back'),
  plain('ArrowRight', 'forth'),
  plain('O', 'open'),
  plain('E', 'edit'),
  plain('L', 'history'),
  plain('N', 'notes'),
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
  for (const { modifiers, key, action } of BINDINGS)
    bindKey(scope, modifiers, key, () => {
      act(action);
    });
  const leave = (): void => {
    act('leave');
  };
  // The app takes Mod + Enter for a command of its own before the field sees it.
  const leaveAndReveal = (): void => {
    leave();
    act('reveal');
  };
  bindKey(scope, ['Mod'], 'Enter', leaveAndReveal, isInAnswerField);
  bindKey(scope, [], 'Escape', leave, isInAnswerField);
}

/** Binds a key to the scope of a view, where the key is not the focused element's own. */
export function bindKey(
  scope: Scope,
  modifiers: Modifier[],
  key: string,
  act: () => void,
  isOurs = (event: KeyboardEvent): boolean => !belongsToElement(event),
): void {
  scope.register(modifiers, key, (event) => {
    if (!isOurs(event)) return undefined;
    if (key === ' ') keepFromPress(event);
    act();
    return false;
  });
}

const isInAnswerField = (event: KeyboardEvent): boolean =>
  !event.isComposing && elementOf(event)?.matches('.interview-drill-writing textarea') === true;

/**
 * Tells whether the focused element wants the key for itself: text all of them, a list or media all but Space. Space is the
 * element's own only where Tab led to it.
 */
function belongsToElement(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const element = elementOf(event);
  if (!element) return false;
  // A box of a task in a note takes no key: a tick would be in no note.
  if (element.matches('input:not([type="checkbox"]), textarea') || element.isContentEditable) return true;
  if (event.key === ' ') return isPressedBySpace(element);
  return element.matches('select, audio, video');
}

function elementOf(event: KeyboardEvent): HTMLElement | null {
  const target = event.target as Node | null;
  return target?.instanceOf(HTMLElement) ? target : null;
}
