import type { App } from 'obsidian';
import type { NoteCard } from '../core/compare/variants';
import type { VaultNotes } from './vault-notes';

/** What is known of all interview notes without reading a file, links included; and of one more, whatever it is. */
export function noteCards(app: App, notes: VaultNotes, also: string | null = null): NoteCard[] {
  const { resolvedLinks } = app.metadataCache;
  const links = (path: string): Set<string> => new Set(Object.keys(resolvedLinks[path] ?? {}));
  const cards = notes
    .interviewNotes()
    .map(({ file: { path }, properties }): NoteCard => ({ path, properties, links: links(path) }));
  const file = also === null ? null : notes.find(also);
  if (!file || cards.some(({ path }) => path === file.path)) return cards;
  return [...cards, { path: file.path, properties: notes.properties(file), links: links(file.path) }];
}
