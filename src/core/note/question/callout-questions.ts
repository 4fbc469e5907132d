import { firstLineOf, markdownOf, type Block } from '../markdown/block';
import { readCallout, type Callout } from '../markdown/callout';
import { scanBlocks } from '../markdown/scan';
import { endsInQuestionMark, isTopicName, readMarkerText } from './heading';
import { linesMarker, type HeldQuestion, type Reading } from './reading';

/** Finds the questions among the blocks inside a callout that only gathers them. */
export type FindInside = (blocks: readonly Block[]) => HeldQuestion[];

/** Tells whether a callout's title says that it gathers questions. */
export const gathersQuestions = ({ title }: Callout): boolean =>
  isTopicName(title) && !/^follow/i.test(title);

/**
 * Reads a question callout outside any question. Its title asks and its body answers; under a title that is only a label
 * (or missing) the first paragraph asks; under a generic title ("Interview questions") the questions of the body ask.
 */
export function readCalloutQuestions(block: Block, findInside: FindInside): Reading | null {
  const callout = readCallout(block);
  const body = scanBlocks(callout.body);
  const isGeneric = callout.title === '' || isTopicName(callout.title);
  if (isGeneric) {
    const questions = findInside(body);
    if (questions.length > 0) return { questions, open: false, labelled: false };
    const [first] = body;
    if (first?.kind !== 'paragraph') return null;
    if (callout.title !== '' && !endsInQuestionMark(markdownOf(first).trim())) return null;
  }
  return titledQuestion(block, callout);
}

/** A callout whose title asks, or leaves its first paragraph to ask, and whose body answers. */
function titledQuestion(block: Block, callout: Callout): Reading {
  const body = scanBlocks(callout.body);
  const line = firstLineOf(block);
  const markerBlock = linesMarker(block, callout.title, [line, line], callout.type);
  const isGeneric = callout.title === '' || isTopicName(callout.title);
  const marker = readMarkerText(isGeneric ? '' : callout.title);
  const answers = marker.text === '' ? body.length - 1 : body.length;
  return { questions: [{ marker, markerBlock, body }], open: answers <= 0, labelled: false };
}

/** Reads a callout of any other type: its title may be a labelled question ("Question 3: …"), or gather questions. */
export function readOtherCallout(block: Block, findInside: FindInside): Reading | null {
  const callout = readCallout(block);
  if (readMarkerText(callout.title).label !== null) return titledQuestion(block, callout);
  if (!gathersQuestions(callout)) return null;
  const questions = findInside(scanBlocks(callout.body));
  return questions.length === 0 ? null : { questions, open: false, labelled: false };
}
