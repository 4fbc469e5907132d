import type { FollowUp } from '../types';
import { firstLineOf, markdownOf, type Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { scanBlocks } from '../markdown/scan';
import type { Source } from '../markdown/source';
import { anyOf } from './first-words';
import { endsInQuestionMark, isTopicName, readMarkerText } from './heading';
import { itemsOf } from './list-questions';
import { findPairs } from './pairs';
import { FOLLOW_UP_TITLES } from './vocabulary';

/** Between a question and its answer in one line; the spaces keep arrows inside words and code out. */
const ARROW = /\s(?:→|⇒|➜|➔|->|=>|-->)\s+/;
const GENERIC_TITLE = new RegExp(`^(?:${anyOf(FOLLOW_UP_TITLES)})(?:\\s*\\d+)?\\s*[:：]?$`, 'iu');
const FOLLOW_UP_LABEL = new RegExp(
  `^(?:${anyOf(FOLLOW_UP_TITLES)})(?:\\s*\\d+)?\\s*[:：.–—-]\\s*(.+)$`,
  'iu',
);

/** Takes a callout that asks inside a question apart: one follow-up, or one for each item of its list. */
export function readFollowUps(block: Block): FollowUp[] {
  const callout = readCallout(block);
  const line = firstLineOf(block);
  if (callout.title === '' || GENERIC_TITLE.test(callout.title) || isTopicName(callout.title))
    return fromBody(callout.body, line);
  const title = FOLLOW_UP_LABEL.exec(callout.title)?.[1] ?? readMarkerText(callout.title).text;
  const answer = callout.body.lines.join('\n').trim();
  return [answer === '' ? split(title, '', line) : followUp(title, answer, line)];
}

function fromBody(body: Source, calloutLine: number): FollowUp[] {
  const pairs = findPairs(body);
  if (pairs.length > 0)
    return pairs.map((pair) =>
      followUp(readMarkerText(pair.marker).text, pair.body.lines.join('\n'), body.firstLine + pair.start),
    );
  const [first, ...rest] = scanBlocks(body);
  if (!first) return [];
  if (first.kind === 'list' && rest.length === 0) {
    const items = itemsOf(first).map((item) => fromItem(item));
    if (items.length > 0) return items;
  }
  const after = body.lines
    .slice(first.end + 1)
    .join('\n')
    .trim();
  if (first.kind !== 'paragraph') return [followUp('', body.lines.join('\n'), calloutLine)];
  return [split(markdownOf(first).trim(), after, firstLineOf(first))];
}

/** `"…?" → answer` is split at its arrow; without one the paragraph asks and the rest answers. */
function split(text: string, after: string, line: number): FollowUp {
  const joined = text
    .split('\n')
    .map((part) => part.trim())
    .join(' ');
  const arrow = ARROW.exec(joined);
  if (arrow) {
    const answer = [joined.slice(arrow.index + arrow[0].length), after]
      .filter((part) => part !== '')
      .join('\n\n');
    return followUp(joined.slice(0, arrow.index), answer, line);
  }
  if (after !== '' || endsInQuestionMark(joined)) return followUp(joined, after, line);
  // "Why? Because …" in one paragraph: the answer must not show with the question.
  const mark = /[?？؟]["”’'»)*_]*\s+(?=\S)/.exec(joined);
  if (!mark) return followUp(joined, '', line);
  const end = mark.index + mark[0].length;
  return followUp(joined.slice(0, end), joined.slice(end), line);
}

function followUp(question: string, answer: string, line: number): FollowUp {
  return { line, question: unquoted(question.trim()), answer: answer.trim() };
}

/** Takes off quotation marks around the whole question. */
function unquoted(text: string): string {
  const match = /^["“„«]([^"“”„«»]*)["”“»]$/.exec(text);
  return match?.[1]?.trim() ?? text;
}

function fromItem({ lines, firstLine }: Source): FollowUp {
  const [first = '', ...rest] = lines;
  return split(readMarkerText(first).text || first, rest.join('\n').trim(), firstLine);
}
