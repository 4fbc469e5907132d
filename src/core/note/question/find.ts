import type { Block } from '../markdown/block';
import { readCallout } from '../markdown/callout';
import { assignRoles, hasAnswer, hasFixedRole } from './assign-roles';
import { readCalloutQuestions } from './callout-questions';
import { finish, headingMarker, type Draft, type Unnamed } from './draft';
import {
  endsInQuestionMark,
  isOrder,
  isTopicName,
  readMarkerText,
  splitBlockId,
  type MarkerText,
} from './heading';
import { calloutRole, QUESTION_TYPES, type RoleRow } from './roles';

/**
 * Finds the questions in the blocks of a note, in order. Each block is looked at once, or twice below a heading that
 * turns out to be a topic.
 */
export function findQuestions(blocks: readonly Block[], rows: readonly RoleRow[]): Unnamed[] {
  return new Finder(blocks, rows).find();
}

/** The marker that a heading is, or null: labelled, ending in a question mark, or an order. */
export function headingQuestion(text: string): MarkerText | null {
  if (isTopicName(splitBlockId(text).text)) return null;
  const marker = readMarkerText(text);
  if (isTopicName(marker.text)) return null;
  const isLabelled = marker.label !== null || /^(?:\*\*|__)?q\s*[.:：]/i.test(text);
  return isLabelled || endsInQuestionMark(marker.text) || isOrder(marker.text) ? marker : null;
}

/** A heading question that waits for its end. */
interface Open {
  readonly draft: Draft;
  /** Index of the marker's block; -1 for a callout, which never turns into a topic. */
  readonly at: number;
  /** True where the callout holds its answer: of what follows it takes only what is named a follow-up. */
  readonly sealed: boolean;
}

class Finder {
  private readonly found: Unnamed[] = [];
  /** Text of the nearest topic of each rank; the index is the rank. */
  private readonly topics: (string | null)[] = [];
  /** Headings that look like questions but only gather them. */
  private readonly gathering = new Set<number>();
  private current: Open | null = null;

  constructor(
    private readonly blocks: readonly Block[],
    private readonly rows: readonly RoleRow[],
  ) {}

  find(): Unnamed[] {
    let at = 0;
    while (at < this.blocks.length || this.current) {
      const block = this.blocks[at];
      const next = block ? this.take(block, at) : this.close();
      at = next ?? at + 1;
    }
    return this.found;
  }

  /** Takes in one block. @returns where to go on when a heading turned out to be a topic, else null. */
  private take(block: Block, at: number): number | null {
    if (block.kind === 'heading') return this.heading(block, at);
    if (block.kind === 'thematic-break' && this.endsSection(at)) return this.close();
    if (block.kind === 'callout' && this.isQuestionCallout(block)) return this.questionCallout(block);
    if (this.current?.sealed) this.close();
    this.current?.draft.body.push(block);
    return null;
  }

  private heading(block: Block, at: number): number | null {
    const marker = this.gathering.has(at) ? null : headingQuestion(block.text);
    if (!marker && this.current && this.belongsToCurrent(block)) {
      this.current.draft.body.push(block);
      return null;
    }
    const back = this.close(block.level);
    if (back !== null) return back;
    if (!marker) {
      this.topics.length = Math.min(this.topics.length, block.level);
      const { text } = this.gathering.has(at) ? readMarkerText(block.text) : splitBlockId(block.text);
      this.topics[block.level] = text === '' ? null : text;
      return null;
    }
    this.topics.length = Math.min(this.topics.length, block.level);
    const draft: Draft = {
      marker,
      markerBlock: headingMarker(block),
      rank: block.level,
      topic: this.topic(),
      body: [],
    };
    this.current = { draft, at, sealed: false };
    return null;
  }

  private belongsToCurrent(block: Block): boolean {
    const { draft } = this.current ?? {};
    if (!draft || block.level < draft.rank) return false;
    return block.level > draft.rank || !isTopicName(block.text) || /^follow/i.test(block.text);
  }

  private topic(): string | null {
    return this.topics.reduce<string | null>((nearest, topic) => topic ?? nearest, null);
  }

  /** A thematic break ends a question when a heading, or nothing, comes next. */
  private endsSection(at: number): boolean {
    const next = this.blocks[at + 1];
    return this.current !== null && (next === undefined || next.kind === 'heading');
  }

  private isQuestionCallout(block: Block): boolean {
    const callout = readCallout(block);
    return QUESTION_TYPES.includes(callout.type) && !hasFixedRole(block) && this.asks(block);
  }

  /** The title may say that a question callout is a scenario, a hint or an answer. */
  private asks(block: Block): boolean {
    const callout = readCallout(block);
    return calloutRole(callout, this.rows) === 'follow-up' || calloutRole(callout, this.rows) === null;
  }

  private isFollowUpTitle(block: Block): boolean {
    const { type, ...callout } = readCallout(block);
    // The title alone, without the help of the type, makes it a follow-up.
    return calloutRole({ ...callout, type: type === '' ? type : 'note' }, this.rows) === 'follow-up';
  }

  private questionCallout(block: Block): number | null {
    if (this.current && (this.current.at >= 0 || this.isFollowUpTitle(block))) {
      this.current.draft.body.push(block);
      return null;
    }
    this.close();
    const { drafts, open } = readCalloutQuestions(block, this.topic());
    for (const draft of drafts) this.current = this.closed({ draft, at: -1, sealed: !open });
    return null;
  }

  private closed(next: Open): Open {
    this.close();
    return next;
  }

  /**
   * Ends the current question.
   * @param nextLevel rank of the heading that ended it, if one did
   * @returns the index from which to read again, where the question proved to be a topic; else null
   */
  private close(nextLevel = 0): number | null {
    const { current } = this;
    this.current = null;
    if (!current) return null;
    const { draft, at } = current;
    if (at >= 0 && this.gathers(draft, nextLevel)) {
      this.gathering.add(at);
      return at;
    }
    this.found.push(finish(draft, this.rows));
    return null;
  }

  /** A heading without an answer of its own, above question callouts or deeper question headings, is a topic. */
  private gathers({ body, rank, marker }: Draft, nextLevel: number): boolean {
    const roles = assignRoles(body, this.rows);
    if (hasAnswer(body, roles)) return false;
    const holdsQuestions = body.some(
      (block, at) => roles[at] === 'follow-up' && !this.isFollowUpTitle(block),
    );
    return holdsQuestions || (nextLevel > rank && marker.label === null);
  }
}
