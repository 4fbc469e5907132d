import type { CliData, Plugin, TFile } from 'obsidian';
import type { Diagnostic, NoteFindings } from '../core/diagnostic';
import type { ReadResult } from '../core/drill/results';
import { answering } from './cli-answer';
import { fileOf, given } from './cli-note';
import type { NoteIndex } from './note-index';
import type { VaultNotes } from './vault-notes';

/** Reads notes, a few at once; the vault index does. */
type Reader = Pick<NoteIndex, 'readAll'>;

/** Reads notes and gives those in which something looks wrong, by path. A note that cannot be read is one of them. */
export async function checkNotes(reader: Reader, files: readonly TFile[]): Promise<NoteFindings[]> {
  const paths = files.map(({ path }) => path);
  const results = await reader.readAll(paths);
  return results
    .map((result, at) => ({ path: paths[at] ?? '', diagnostics: diagnosticsOf(result) }))
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
}

function diagnosticsOf(result: ReadResult): readonly Diagnostic[] {
  if (result.ok) return [...result.note.diagnostics].sort((a, b) => a.line - b.line);
  const message = `This note could not be read: ${result.message}`;
  return [{ code: 'note-unreadable', severity: 'error', message, line: 1 }];
}

/** Registers the command and the command-line handler that check notes. `show` is called with what was found. */
export function registerCheck(
  plugin: Plugin,
  notes: VaultNotes,
  reader: Reader,
  show: (findings: NoteFindings[]) => void,
): void {
  const all = (): TFile[] => notes.interviewNotes().map(({ file }) => file);
  plugin.addCommand({
    id: 'check',
    name: 'Check interview notes',
    callback: () => void checkNotes(reader, all()).then(show),
  });
  plugin.registerCliHandler(
    'interview-drill:check',
    'List what looks wrong in interview notes',
    { path: { value: '<path>', description: 'Vault path of one note; all interview notes without it' } },
    answering(async (params) => {
      const findings = await checkNotes(reader, filesOf(params, notes, all));
      return findings.flatMap(({ path, diagnostics }) =>
        diagnostics.map(({ line, code, severity, message }) => ({ path, line, code, severity, message })),
      );
    }),
  );
}

function filesOf(params: CliData, notes: VaultNotes, all: () => TFile[]): TFile[] {
  return given(params, 'path') === '' ? all() : [fileOf(notes, params)];
}
