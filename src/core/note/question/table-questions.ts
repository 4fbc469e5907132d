import { firstLineOf, linesOf, type Block } from '../markdown/block';
import { scanBlocks } from '../markdown/scan';
import { Source } from '../markdown/source';
import { anyOf } from './first-words';
import { endsInQuestionMark, readMarkerText } from './heading';
import { holdsText, linesMarker, type HeldQuestion, type Reading } from './reading';
import { ANSWER_WORDS, QUESTION_WORDS } from './vocabulary';

/** Lines of a table's header and of the row below it. */
const HEADER_LINES = 2;

const nameOf = (words: readonly string[]): RegExp =>
  new RegExp(`^[\\s*_#]*(?:interview )?(?:${anyOf(words)})s?[\\s*_:：]*$`, 'iu');

const QUESTION = nameOf(QUESTION_WORDS);
const ANSWER = nameOf([...ANSWER_WORDS, 'responses?', 'explanation', 'your answer']);

/**
 * Reads a table whose header names questions and answers: each row with both is a question.
 * @param isForced whether the note says that its tables ask: then the first column does where the header names none
 */
export function readTableQuestions(block: Block, isForced = false): Reading | null {
  const lines = linesOf(block);
  const header = cellsOf(lines[0] ?? '');
  const named = {
    asked: header.findIndex((cell) => QUESTION.test(cell)),
    answer: header.findIndex((cell) => ANSWER.test(cell)),
  };
  const isNamed = named.asked >= 0 && named.answer >= 0;
  if (!isNamed && !isForced && !firstCellsAsk(header, lines.slice(HEADER_LINES))) return null;
  const { asked, answer } = isNamed ? named : { asked: 0, answer: 1 };
  const questions = lines.slice(HEADER_LINES).flatMap((row, at): HeldQuestion[] => {
    const cells = cellsOf(row);
    const [marker, body] = [cells[asked] ?? '', cells[answer] ?? ''];
    const line = firstLineOf(block) + HEADER_LINES + at;
    const blocks = scanBlocks(Source.ofLines([body], line, true));
    if (marker === '' || !blocks.some(holdsText)) return [];
    return [
      { marker: readMarkerText(marker), markerBlock: linesMarker(block, marker, [line, line]), body: blocks },
    ];
  });
  return questions.length === 0 ? null : { questions, open: false, labelled: false };
}

/** Tells whether, in a table of two columns, half of the first cells end in a question mark, and at least two. */
function firstCellsAsk(header: readonly string[], rows: readonly string[]): boolean {
  if (header.length !== 2) return false;
  const asking = rows.filter((row) => {
    const [cell = '', ...others] = cellsOf(row);
    return others.length > 0 && endsInQuestionMark(readMarkerText(cell).text);
  });
  return asking.length > 1 && asking.length * 2 >= rows.length;
}

/** The cells of a row. A `|` behind a backslash is text, also in code. Source: GFM 0.29, section 4.10. */
function cellsOf(row: string): string[] {
  const parts = row.trim().replace(/^\|/, '').split('|');
  const cells: string[] = [];
  for (const part of parts) {
    const last = cells.at(-1);
    if (last?.endsWith('\\')) cells[cells.length - 1] = `${last}|${part}`;
    else cells.push(part);
  }
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim());
}
