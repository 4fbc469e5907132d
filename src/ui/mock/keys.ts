import type { Modifier, Scope } from 'obsidian';
import type { Confidence } from '../../core/confidence';
import { bindKey } from '../drill/keys';
import type { KeyHelp } from '../keys-modal';

/** What a person can do in a mock interview, from a key, a button or the menu. */
export type MockAction =
  /** What the screen is for: start, show the answer, go on. */
  | 'main'
  | 'hint'
  | 'follow-up'
  | 'skip'
  | 'pause'
  | 'weak'
  | 'undo'
  | 'open'
  | 'edit'
  | 'finish'
  | 'anew'
  | 'copy'
  | 'keys'
  | { readonly rate: Confidence };

// Upper case: the app finds a letter by its place where the layout has no Latin ones, and names the place that way.
const BINDINGS: readonly (readonly [modifiers: Modifier[], key: string, action: MockAction])[] = [
  [[], ' ', 'main'],
  [[], 'H', 'hint'],
  [[], 'F', 'follow-up'],
  [[], 'S', 'skip'],
  [[], 'P', 'pause'],
  [[], '1', { rate: 1 }],
  [[], '2', { rate: 2 }],
  [[], '3', { rate: 3 }],
  [[], '4', { rate: 4 }],
  [[], 'W', 'weak'],
  [[], 'U', 'undo'],
  [['Mod'], 'Z', 'undo'],
  [[], 'O', 'open'],
  [[], 'E', 'edit'],
  // Where `?` needs Shift, and where it has a key of its own.
  [['Shift'], '?', 'keys'],
  [[], '?', 'keys'],
];

/** Keys as the list of keys names them. */
export const MOCK_KEYS: KeyHelp = [
  ['Space', 'Start, show the answer, go on'],
  ['H', 'Show the hint'],
  ['F', 'Ask the next follow-up'],
  ['S', 'Skip the question'],
  ['P', 'Pause, or go on'],
  ['1 – 4', 'Rate: blank, shaky, solid, instant'],
  ['W', 'Flag as weak, or take the flag off'],
  ['U or Mod + Z', 'Undo the last rating or flag'],
  ['O', 'Open the note at the question, when its answer is shown'],
  ['E', 'Edit the question in its note, when its answer is shown'],
  ['?', 'Show this list'],
];

/** Binds the keys to the scope of the view, which is active only while the view has the focus. */
export function bindMockKeys(scope: Scope, act: (action: MockAction) => void): void {
  for (const [modifiers, key, action] of BINDINGS)
    bindKey(scope, modifiers, key, () => {
      act(action);
    });
}
