import { splitLines } from '../lines';

/**
 * Consecutive lines of a file, or of the inside of a callout. The text stays one piece: a scan that looks at how lines
 * begin, one after another, needs neither the lines themselves nor a table of where they start.
 */
export class Source {
  private constructor(
    private joined: string | null,
    private cut: readonly string[] | null,
    /** 1-based number in the file of the first line. */
    readonly firstLine: number,
    /** Whether the first line is only the end of a line of the file: more stands before it there. */
    readonly isCut: boolean,
  ) {}

  /** The lines of a text, which end at LF, CRLF or CR; a final line end opens no further line. */
  static ofText(text: string, firstLine = 1): Source {
    return new Source(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, null, firstLine, false);
  }

  /**
   * Lines without their ends.
   * @param isCut see {@link Source.isCut}
   */
  static ofLines(lines: readonly string[], firstLine = 1, isCut = false): Source {
    return new Source(null, lines, firstLine, isCut);
  }

  /** The lines with LF between them; another at the end opens no further line. */
  get text(): string {
    this.joined ??= joinedLines(this.cut ?? []);
    return this.joined;
  }

  /** All lines without their ends. */
  get lines(): readonly string[] {
    this.cut ??= splitLines(this.joined ?? '');
    return this.cut;
  }
}

function joinedLines(lines: readonly string[]): string {
  const text = lines.join('\n');
  // Without one more line end an empty last line would be none.
  return lines[lines.length - 1] === '' ? `${text}\n` : text;
}

/** Index behind the last unit of the line in which an index of a text of lines that end at LF lies. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Tells the lines in which indices of a text lie, each of which is no smaller than the one before it. */
export class LineNumbers {
  /** Index behind the last unit of the line. */
  private end: number;

  /** @param line number of the first line */
  constructor(
    private readonly text: string,
    private line: number,
  ) {
    this.end = endOfLine(text, 0);
  }

  /** Number of the line in which an index of the text lies. */
  of(index: number): number {
    while (this.end < index) {
      this.end = endOfLine(this.text, this.end + 1);
      this.line += 1;
    }
    return this.line;
  }
}
