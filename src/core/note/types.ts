import type { Diagnostic } from '../diagnostic';

/** The Markdown constructs that the reader tells apart. A diagram is `code` with the language `mermaid`. */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'table'
  | 'code'
  | 'indented-code'
  | 'callout'
  | 'blockquote'
  | 'math'
  | 'html'
  | 'comment'
  | 'definition'
  | 'thematic-break';

/** What a block is to its question; see the note format, section Roles. */
export type Role = 'prompt' | 'hint' | 'answer' | 'follow-up';

/** A stretch of a question that is shown or hidden as one. Lines are 1-based, inclusive, and true to the file. */
export interface QuestionBlock {
  readonly role: Role;
  readonly kind: BlockKind;
  readonly line: number;
  readonly endLine: number;
  /** 1-based place in its first line: above 1 where more stands before it there, as a question before its answer. */
  readonly column: number;
  /**
   * The block as Markdown that can be rendered by itself: quote marks of a surrounding callout are taken off, and the
   * footnotes and link targets that it names are put below it.
   */
  readonly markdown: string;
  /** Language of a code block, type of a callout (lower case); empty for other kinds. */
  readonly info: string;
  /** Rows of a table without its header, items of a list, lines of code; 0 where a size says nothing. */
  readonly size: number;
}

/** What one press of Reveal shows: blocks that belong together. */
export interface Layer {
  readonly blocks: readonly QuestionBlock[];
  /** What the hidden layer says of itself; its title would give the answer away. */
  readonly kind: BlockKind | 'diagram';
  /** See {@link QuestionBlock.size}, of the block that gives the layer its kind. */
  readonly size: number;
}

/** A question behind the question: asked after the answer, with an answer of its own. */
export interface FollowUp {
  readonly line: number;
  /** Markdown of what is asked. */
  readonly question: string;
  /** Markdown of its answer; empty where the note gives none. */
  readonly answer: string;
}

/** One question of a note. */
export interface Question {
  /** Key of the record in the frontmatter: block id, label (`q1`), number (`q4`) or slug; unique in the note. */
  readonly id: string;
  /** The label as written (`Q1`), or null. */
  readonly label: string | null;
  /** What is asked: Markdown, one line, without label and block id. */
  readonly text: string;
  /** {@link text} as Markdown that can be rendered by itself: with the footnotes and link targets that it names. */
  readonly asked: string;
  /** Its fingerprint, by which the record of a question that moved is found. */
  readonly hash: string;
  /** Its fingerprint by the older rule, by which records name it that were written under that. */
  readonly older: string;
  /** The nearest heading above of higher rank that is no question, as Markdown; or null. */
  readonly topic: string | null;
  readonly line: number;
  readonly endLine: number;
  /**
   * Every block in the order of the file, the marker first. No line is in two of them, unless the writer put the question
   * and its answer on one line (`<details><summary>Why?</summary>So.</details>`).
   */
  readonly blocks: readonly QuestionBlock[];
  /** What is shown at once below the question: blocks of the role `prompt` that are no part of the marker. */
  readonly prompts: readonly QuestionBlock[];
  /** Shown on request before the answer. */
  readonly hints: readonly QuestionBlock[];
  /** Hidden parts of the answer in the order of their reveal. */
  readonly layers: readonly Layer[];
  readonly followUps: readonly FollowUp[];
}

/** What the frontmatter and the first heading say of a note; null where nothing is said. */
export interface NoteProperties {
  readonly title: string | null;
  readonly role: string | null;
  readonly roundType: string | null;
  /** A number or a text, as written. */
  readonly variant: string | number | null;
  readonly tags: readonly string[];
  readonly status: string | null;
  /** Minutes. */
  readonly duration: number | null;
  /** `YYYY-MM-DD` of the interview. */
  readonly interviewDate: string | null;
}

/** What {@link parseNote} returns. */
export interface InterviewNote {
  readonly note: NoteProperties;
  readonly questions: readonly Question[];
  readonly diagnostics: readonly Diagnostic[];
}
