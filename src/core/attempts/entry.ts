import { CONFIDENCE_WORD } from '../confidence';
import { formatDay } from '../day';
import type { Attempt } from './attempt';

/** An attempt as it stands in the log, as lines without their ends. */
interface Entry {
  /** The day, the question and the words: what no log holds twice. */
  readonly said: readonly string[];
  readonly rating: string;
}

/** So many characters of a question name it in the log. */
const LONGEST_NAME = 100;
/** Paths to which no link leads: Obsidian makes none of them, but other programs may. */
const NO_TARGET = /[|[\]#^\\\p{Cc}]/u;

function entryOf(attempt: Attempt): Entry {
  const { day, path, rating, words } = attempt;
  return {
    said: [
      `## ${formatDay(day)} · ${linkOf(attempt)} · ${noteName(path)}`,
      '',
      ...words.split('\n').map(quoted),
      '',
    ],
    rating:
      rating === null ? 'Not rated.' : `Rated ${String(rating)}, ${CONFIDENCE_WORD[rating].toLowerCase()}.`,
  };
}

/** Words that make no link, mark, formula, comment or HTML. */
const plain = (text: string): string => text.replace(/[\s\p{Cc}\p{Surrogate}[\]|\\`*<>$%]+/gu, ' ').trim();

const withoutTags = (text: string): string => text.replace(/#/g, '');

/** The note, by its name: a heading that ended in a question mark would be a question itself. */
const noteName = (path: string): string =>
  withoutTags(plain(path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, ''))).replace(/[?？؟¿]/g, '');

/** A link to the question; its words alone where no link leads to it. What a note says makes no link or mark of its own. */
function linkOf({ path, subpath, question }: Attempt): string {
  const name = plain(question)
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  // Marks of a heading do not count when Obsidian looks for it.
  const place = plain(subpath);
  if (NO_TARGET.test(path)) return withoutTags(name);
  return `[[${path.replace(/\.md$/i, '')}${place}${name === '' ? '' : `|${name}`}]]`;
}

/** Two signs that open a comment or a formula, which would not end with the quote: one more backslash parts them. */
const PAIRS = /([%$])(\\*)(?=\1)/g;
/** What makes a callout of a quote, wherever a quote may begin in the line. */
const CALLOUT = /^([\s>+*\d.)-]*)(\\*)\[!/;

/** A line of what was typed, inside of a quote: nothing in it can reach beyond it. */
function quoted(line: string): string {
  const safe = line.replace(PAIRS, '$1$2\\').replace(CALLOUT, '$1$2\\[!');
  return safe === '' ? '>' : `> ${safe}`;
}

/** The line that {@link quoted} was given. */
export const unquoted = (line: string): string =>
  line
    .replace(/^> ?/, '')
    .replace(/^([\s>+*\d.)-]*)\\(\\*)\[!/, '$1$2[!')
    .replace(/([%$])\\(\\*)(?=\1)/g, '$1$2');

/**
 * Appends attempts to the text of a log; those that it holds already, with whichever rating, are left out. All that was
 * there stays, byte for byte, and the line ends are those that it has.
 */
export function appendAttempts(log: string, attempts: readonly Attempt[]): string {
  const end = log.includes('\r\n') ? '\r\n' : '\n';
  return attempts.reduce((text, attempt) => {
    const { said, rating } = entryOf(attempt);
    // The log may have got other line ends since.
    const isThere = ['\n', '\r\n'].some((each) => hasBlock(text, inLines(said, each), each));
    return isThere ? text : text + gapAfter(text, end) + inLines([...said, rating], end);
  }, log);
}

const inLines = (lines: readonly string[], end: string): string => lines.map((line) => line + end).join('');

const hasBlock = (text: string, block: string, end: string): boolean =>
  withoutMark(text).startsWith(block) || text.includes(end + block);

/** A text without its byte order mark. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** What makes an empty line of the end of a text; nothing in an empty text. */
function gapAfter(text: string, end: string): string {
  if (withoutMark(text) === '') return '';
  return text.endsWith('\n') ? end : end + end;
}
