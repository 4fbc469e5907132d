import type { KeyHelp } from '../keys-modal';

/** The keys of a comparison, as the list of keys names them. */
export const COMPARE_KEYS: KeyHelp = [
  ['← ↑ → ↓', 'Move through the questions'],
  ['Enter', 'Open the row, then show its answers, then close it'],
  ['Space', 'Open the row, then show its answers'],
  ['Esc', 'Close the row'],
  ['D', 'Drill the question'],
  ['Shift + D', 'Drill the row'],
  ['W', 'Flag as weak, or take the flag off'],
  ['1 – 4', 'Rate, when the answers are shown: blank, shaky, solid, instant'],
  ['U or Mod + Z', 'Undo the last rating or flag'],
  ['O', 'Open the note at the question'],
  ['?', 'Show this list'],
];
