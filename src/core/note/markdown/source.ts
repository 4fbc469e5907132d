import { CR, LF } from './chars';

/** Where lines start. Of a note these are typed: a list that grows to its length costs as much as to find them. */
type LineStarts = readonly number[] | Int32Array;

/**
 * Consecutive lines of a file, or of the inside of a callout. The text stays one piece, and a line is cut out of it when
 * somebody asks for it: a scan that only looks at how lines begin needs none of them.
 */
export class Source {
  private cut: readonly string[] | null = null;

  private constructor(
    readonly text: string,
    /** Index in the text of the first unit of each line. */
    readonly starts: LineStarts,
    /** Index in the text behind the last line, its end included. */
    readonly end: number,
    /** 1-based number in the file of the first line. */
    readonly firstLine: number,
  ) {}

  /** The lines of a text, which end at LF, CRLF or CR; a final line end opens no further line. */
  static ofText(text: string, firstLine = 1): Source {
    return new Source(
      text,
      text.includes('\r') ? startsOfMixed(text) : startsOf(text),
      text.length,
      firstLine,
    );
  }

  /** Lines without their ends. */
  static ofLines(lines: readonly string[], firstLine = 1): Source {
    const starts: number[] = [];
    let start = 0;
    for (const line of lines) {
      starts.push(start);
      start += line.length + 1;
    }
    return new Source(lines.join('\n'), starts, Math.max(0, start - 1), firstLine);
  }

  /** Number of lines. */
  get count(): number {
    return this.starts.length;
  }

  /** A line without its end; empty where there is none. */
  line(at: number): string {
    const start = this.starts[at];
    return start === undefined ? '' : this.text.slice(start, this.endOf(at));
  }

  /** All lines without their ends. */
  get lines(): readonly string[] {
    this.cut ??= Array.from(this.starts, (_, at) => this.line(at));
    return this.cut;
  }

  /** Some lines as a source of their own, both ends included. */
  part(first: number, last: number): Source {
    const starts = this.starts.slice(first, last + 1);
    return new Source(this.text, starts, this.starts[last + 1] ?? this.end, this.firstLine + first);
  }

  /** Some lines as one text with LF between them, both ends included. */
  markdown(first: number, last: number): string {
    const text = this.text.slice(this.starts[first] ?? this.end, this.endOf(last));
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Index in the text behind the last unit of a line, its end not included. */
  endOf(at: number): number {
    const { text } = this;
    const start = this.starts[at] ?? this.end;
    let end = this.starts[at + 1] ?? this.end;
    if (end > start && text.charCodeAt(end - 1) === LF) end -= 1;
    if (end > start && text.charCodeAt(end - 1) === CR) end -= 1;
    return end;
  }

  /** Index of the line in which an index of the text lies. */
  lineAt(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A guess at the length of a line, in units: a typical note needs no more room, and little stays unused. */
const TYPICAL_LINE = 24;

function startsOf(text: string): LineStarts {
  let starts = new Int32Array(Math.ceil(text.length / TYPICAL_LINE) + 1);
  let count = 0;
  let start = 0;
  while (start < text.length) {
    if (count === starts.length) starts = doubled(starts);
    starts[count] = start;
    count += 1;
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return starts.slice(0, count);
}

function doubled(starts: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(starts.length * 2);
  more.set(starts);
  return more;
}

function startsOfMixed(text: string): number[] {
  const starts: number[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    starts.push(start);
    if (code === CR && text.charCodeAt(at + 1) === LF) at += 1;
    start = at + 1;
  }
  if (start < text.length) starts.push(start);
  return starts;
}
