import type { InterviewNote } from '../../../../src/core/note/types';

/** `id @line-endLine text [topic]` of every question, for tests that tell a whole note. */
export const told = ({ questions }: InterviewNote): string[] =>
  questions.map(({ id, line, endLine, text, topic }) => {
    const above = topic === null ? '' : ` [${topic}]`;
    return `${id} @${String(line)}-${String(endLine)} ${text}${above}`;
  });

/** `role kind line` of the blocks below the marker of every question. */
export const toldRoles = ({ questions }: InterviewNote): string[][] =>
  questions.map(({ blocks }) =>
    blocks.slice(1).map(({ role, kind, line }) => `${role} ${kind} ${String(line)}`),
  );

/** The hidden answer of every question as Markdown. */
export const toldAnswers = ({ questions }: InterviewNote): string[] =>
  questions.map(({ layers }) =>
    layers
      .flatMap(({ blocks }) => blocks)
      .map(({ markdown }) => markdown)
      .join(' / '),
  );

/** Rows of a table of stories: a name, the lines of a note, what is told of it. */
export const stories = (rows: [name: string, lines: string[], told: string[]][]): typeof rows => rows;
