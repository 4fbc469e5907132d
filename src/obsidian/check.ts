import type { CliData, Plugin, TFile } from 'obsidian';
import type { Diagnostic } from '../core/diagnostic';
import { answering, BadInput } from './cli-answer';
import type { VaultNotes } from './vault-notes';

/** What was found in one note. */
export interface NoteFindings {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** How many notes are read at once. */
const PARALLEL_READS = 4;

/**
 * Reads notes and gives those in which something looks wrong, by path. A note that cannot be read is one of them.
 * @param files the notes; the interview notes of the vault where nothing else is asked for
 */
export async function checkNotes(notes: VaultNotes, files: readonly TFile[]): Promise<NoteFindings[]> {
  const waiting = [...files];
  const found: NoteFindings[] = [];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const diagnostics = await checkNote(notes, file.path);
      if (diagnostics.length > 0) found.push({ path: file.path, diagnostics });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_READS }, work));
  return found.sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
}

async function checkNote(notes: VaultNotes, path: string): Promise<readonly Diagnostic[]> {
  const result = await notes.read(path);
  if (result.ok) return [...result.note.diagnostics].sort((a, b) => a.line - b.line);
  const message = `This note could not be read: ${result.message}`;
  return [{ code: 'note-unreadable', severity: 'error', message, line: 1 }];
}

/** Registers the command and the command-line handler that check notes. `show` is called with what was found. */
export function registerCheck(
  plugin: Plugin,
  notes: VaultNotes,
  show: (findings: NoteFindings[]) => void,
): void {
  const all = (): TFile[] => notes.interviewNotes().map(({ file }) => file);
  plugin.addCommand({
    id: 'check',
    name: 'Check interview notes',
    callback: () => void checkNotes(notes, all()).then(show),
  });
  plugin.registerCliHandler(
    'interview-drill:check',
    'List what looks wrong in interview notes',
    { path: { value: '<path>', description: 'Vault path of one note; all interview notes without it' } },
    answering(async (params) => {
      const findings = await checkNotes(notes, filesOf(params, notes, all));
      return findings.flatMap(({ path, diagnostics }) =>
        diagnostics.map(({ line, code, severity, message }) => ({ path, line, code, severity, message })),
      );
    }),
  );
}

function filesOf(params: CliData, notes: VaultNotes, all: () => TFile[]): TFile[] {
  const path = params['path']?.trim();
  if (path === undefined || path === '') return all();
  const file = notes.find(path);
  if (!file) throw new BadInput(`"${path}" is no Markdown note of this vault.`);
  return [file];
}
