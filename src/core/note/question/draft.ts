import type { Question, QuestionBlock } from '../types';
import { questionHash } from '../hash';
import { safeId, slugOf } from '../id';
import { markdownOf, type Block } from '../markdown/block';
import { loneBlockId, withoutLinks, type MarkerText } from './heading';
import { assignRoles } from './assign-roles';
import { readFollowUps } from './follow-up';
import { layersOf } from './layers';
import { questionBlock } from './question-block';
import type { RoleRow } from './roles';

/** A question as it was marked, before its blocks have roles. */
export interface Draft {
  readonly marker: MarkerText;
  /** The marker itself as a block of the question. */
  readonly markerBlock: QuestionBlock;
  /** Rank of a heading that marks, 1 to 6; 7 for a callout: any heading ends it. */
  readonly rank: number;
  readonly topic: string | null;
  readonly body: Block[];
}

/** A finished question but for its id, which depends on the other questions of the note. */
export type Unnamed = Omit<Question, 'id'> & { readonly wantedId: string };

/** Gives the blocks of a draft their roles and derives all that a question says. */
export function finish(draft: Draft, rows: readonly RoleRow[]): Unnamed {
  const { marker, prompt, body } = completeMarker(draft);
  const roles = assignRoles(body, rows);
  const below = body.map((block, at) => questionBlock(block, roles[at] ?? 'answer'));
  const blocks = [...prompt, ...below];
  const followUps = body.filter((_, at) => roles[at] === 'follow-up').flatMap(readFollowUps);
  return {
    wantedId: wantedId(marker),
    label: marker.label,
    text: marker.text,
    hash: questionHash(marker.text),
    topic: draft.topic,
    line: draft.markerBlock.line,
    endLine: blocks.reduce((last, { endLine }) => Math.max(last, endLine), 0),
    blocks,
    prompts: below.filter(({ role }) => role === 'prompt'),
    hints: below.filter(({ role }) => role === 'hint'),
    layers: layersOf(below),
    followUps,
  };
}

/** A block id alone below the marker belongs to it, and below a label alone the first paragraph asks. */
function completeMarker(draft: Draft): { marker: MarkerText; prompt: QuestionBlock[]; body: Block[] } {
  let { marker } = draft;
  const prompt = [draft.markerBlock];
  const body = [...draft.body];
  const take = (): void => {
    const block = body.shift();
    if (block) prompt.push(questionBlock(block, 'prompt'));
  };
  const [first] = body;
  const blockId = first?.kind === 'paragraph' ? loneBlockId(markdownOf(first)) : null;
  if (blockId !== null) {
    marker = { ...marker, blockId: marker.blockId ?? blockId };
    take();
  }
  const [question] = body;
  if (marker.text === '' && question && asksForLabel(question)) {
    marker = { ...marker, text: oneLine(markdownOf(question)) };
    take();
  }
  if (marker.text === '')
    marker = { ...marker, text: marker.label ?? `Line ${String(draft.markerBlock.line)}` };
  return { marker, prompt, body };
}

const asksForLabel = (block: Block): boolean => block.kind === 'paragraph' || block.kind === 'blockquote';

const oneLine = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => line.replace(/^[\s>]+/, ''))
    .join(' ')
    .trim();

function wantedId({ blockId, number, text }: MarkerText): string {
  if (blockId !== null) return safeId(blockId);
  if (number !== null) return `q${slugOf(number)}`;
  return safeId(slugOf(withoutLinks(text)));
}

/** The marker of a question that a heading marks. */
export const headingMarker = (block: Block): QuestionBlock => questionBlock(block, 'prompt');
