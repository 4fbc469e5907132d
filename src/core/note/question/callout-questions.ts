import { firstLineOf, type Block, type Source } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { scanBlocks } from '../markdown/scan';
import { linesMarker, type Draft } from './draft';
import { endsInQuestionMark, isTopicName, readMarkerText } from './heading';
import { findPairs } from './pairs';

/** What a question callout outside any question holds. */
export interface CalloutQuestions {
  readonly drafts: readonly Draft[];
  /** True where the last draft has no answer inside: what follows the callout answers it. */
  readonly open: boolean;
}

/** Rank of a callout as marker: every heading is of higher rank. */
const RANK = 7;

const NOTHING: CalloutQuestions = { drafts: [], open: false };

/**
 * Reads a question callout outside any question. Its title asks and its body answers; under a title that is only a label
 * (or missing) the first paragraph asks; under a generic title ("Interview questions") the `Q:`/`A:` pairs ask.
 */
export function readCalloutQuestions(block: Block, topic: string | null): CalloutQuestions {
  const callout = readCallout(block);
  const marker = readMarkerText(callout.title);
  const isGeneric = callout.title === '' || isTopicName(callout.title);
  if (isGeneric) {
    const pairs = pairDrafts(block, callout.body, topic);
    if (pairs.length > 0) return { drafts: pairs, open: false };
  }
  const body = scanBlocks(callout.body);
  if (isGeneric) {
    const [first] = body;
    if (first?.kind !== 'paragraph') return NOTHING;
    const asks = callout.title === '' || endsInQuestionMark(textOf(first));
    if (!asks) return NOTHING;
  }
  const line = firstLineOf(block);
  const markerBlock = linesMarker(block, callout.title, [line, line], callout.type);
  const text = isGeneric ? { ...marker, text: '', label: null, number: null } : marker;
  const draft: Draft = { marker: text, markerBlock, rank: RANK, topic, body };
  const answerBlocks = text.text === '' ? body.length - 1 : body.length;
  return { drafts: [draft], open: answerBlocks <= 0 };
}

const textOf = (block: Block): string =>
  block.source.lines
    .slice(block.start, block.end + 1)
    .join(' ')
    .trim();

function pairDrafts(block: Block, body: Source, topic: string | null): Draft[] {
  return findPairs(body).map((pair): Draft => {
    const lines = [body.firstLine + pair.start, body.firstLine + pair.markerEnd] as const;
    return {
      marker: readMarkerText(pair.marker),
      markerBlock: linesMarker(block, pair.marker, lines),
      rank: RANK,
      topic,
      body: scanBlocks(pair.answer),
    };
  });
}
