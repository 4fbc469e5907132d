import type { CliData, TFile } from 'obsidian';
import type { DrillItem, DrillNote } from '../core/drill/item';
import { messageOf } from '../core/untrusted';
import { BadInput } from './cli-answer';
import type { VaultNotes } from './vault-notes';

export const PATH = { value: '<path>', description: 'Vault path of the note', required: true };
export const ID = {
  value: '<id>',
  description: 'Id of the question, as "questions" lists it',
  required: true,
};

/** A parameter without the blanks around it; empty where it is not given. */
export const given = (params: CliData, name: string): string => params[name]?.trim() ?? '';

/** The note that a caller means. Throws where there is none. */
export function fileOf(notes: VaultNotes, params: CliData): TFile {
  const path = given(params, 'path');
  if (path === '') throw new BadInput('path is missing; give the vault path of a note.');
  const file = notes.find(path);
  if (!file) throw new BadInput(`"${path}" is no Markdown note of this vault.`);
  return file;
}

/** Reads the note that a caller means. */
export async function readNote(notes: VaultNotes, params: CliData): Promise<DrillNote> {
  const file = fileOf(notes, params);
  try {
    return await notes.readFile(file);
  } catch (error) {
    throw new BadInput(`"${file.path}" could not be read: ${messageOf(error)}`);
  }
}

/** The question of a note that a caller means. Throws where there is none. */
export function itemOf({ items, path }: DrillNote, params: CliData): DrillItem {
  const id = given(params, 'id');
  if (id === '') throw new BadInput(`id is missing; "interview-drill:questions" lists the ids of "${path}".`);
  const item = items.find(({ question }) => question.id === id);
  if (item) return item;
  const known = items.map(({ question }) => question.id);
  const list = known.length === 0 ? 'It has no questions.' : `It has ${known.slice(0, 20).join(', ')}.`;
  throw new BadInput(`"${path}" has no question "${id}". ${list}`);
}
