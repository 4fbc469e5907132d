import type { Marking } from './note/questions-property';

/** What a diagnostic is about; stable names that scripts may rely on. */
export type DiagnosticCode =
  | 'frontmatter-invalid'
  | 'frontmatter-unclosed'
  | 'property-wrong-type'
  | 'duplicate-label'
  | 'question-without-answer'
  | 'questions-unmarked'
  | 'unclosed-fence'
  | 'record-unreadable'
  | 'orphan-record'
  | 'note-unreadable';

/** `error`: something was not read or not written. `warning`: probably not what the writer meant. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** A finding about one note. The message names the mend, the edge adds the file's name. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** 1-based line of the file as it is on disk. */
  readonly line: number;
  /** The marking of questions that would fix it, where it can be written at a press. */
  readonly marking?: Marking;
}

/** A finding, or why something was not written, in one line. */
export const atLine = ({ line, message }: Pick<Diagnostic, 'line' | 'message'>): string =>
  `line ${String(line)}: ${message}`;

/** What was found in one note. */
export interface NoteFindings {
  /** Vault path. */
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}
