/** What a diagnostic is about; stable names that scripts may rely on. */
export type DiagnosticCode =
  | 'frontmatter-invalid'
  | 'frontmatter-unclosed'
  | 'property-wrong-type'
  | 'duplicate-label'
  | 'question-without-answer'
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
}

/** What was found in one note. */
export interface NoteFindings {
  /** Vault path. */
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}
