import { Notice } from 'obsidian';
import { familyOf, MOST_VARIANTS, relativesOf } from '../core/compare/variants';
import { noteCards } from '../obsidian/note-cards';
import { NotesPicker, type Choosing } from '../ui/picker/notes-picker';
import { openCompare } from '../ui/compare/open-compare';
import { noteChoices } from './notes';
import type { Parts } from './parts';

const COMPARING: Choosing = {
  title: 'Compare variants',
  verb: 'Compare',
  least: 2,
  most: MOST_VARIANTS,
  few: 'Choose two to four notes.',
};

/** Somebody else may have written a link; its words must leave room for ours. */
const LONGEST_NAME = 120;

/** Puts a note and its variants side by side; where it has none, lets the person choose. */
export function compareFamily(parts: Parts, path: string): void {
  const family = familyOf(path, noteCards(parts.app, parts.notes, path));
  if (family.length > 1) void openCompare(parts.app, family);
  else chooseNotes(parts, family);
}

/** Puts notes side by side that somebody named, or their variants where it is one. Says where one is no note. */
export function compareNamed(parts: Parts, names: readonly string[]): void {
  const { app, notes } = parts;
  const found = names.map((name) => ({ name, file: notes.find(name) }));
  const missing = found.find(({ file }) => file === null);
  const paths = [...new Set(found.flatMap(({ file }) => file?.path ?? []))];
  const [first] = paths;
  if (missing)
    new Notice(`Nothing to compare: "${missing.name.slice(0, LONGEST_NAME)}" is no note of this vault.`);
  else if (first === undefined) new Notice('Nothing to compare: the link names no note.');
  else if (paths.length > MOST_VARIANTS)
    new Notice(
      `At most ${String(MOST_VARIANTS)} notes stand side by side; the link names ${String(paths.length)}.`,
    );
  else if (paths.length === 1) compareFamily(parts, first);
  else void openCompare(app, paths);
}

/** Lets the person choose two to four notes, beginning with these and what belongs to them. */
export function chooseNotes(parts: Parts, paths: readonly string[]): void {
  const { app, notes } = parts;
  const cards = noteCards(app, notes, paths[0] ?? null);
  const related = paths.flatMap((path) => {
    const card = cards.find((each) => each.path === path);
    return card ? relativesOf(card, cards).map((relative) => relative.path) : [];
  });
  const choices = noteChoices(parts);
  // A note that is no interview note can be compared as well, when it is asked for.
  const others = paths.flatMap((path) => {
    const file = choices.some((choice) => choice.path === path) ? null : notes.find(path);
    return file ? [{ path: file.path, properties: notes.properties(file) }] : [];
  });
  new NotesPicker(app, [...others, ...choices], { chosen: paths, related }, COMPARING, (chosen) => {
    void openCompare(app, chosen);
  }).open();
}
