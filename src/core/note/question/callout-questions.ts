import { firstLineOf, markdownOf, type Block } from '../markdown/block';
import { readCallout, type Callout } from '../markdown/callout';
import { scanBlocks } from '../markdown/scan';
import { asks, asksAsHeading, isTopicName, readMarkerText } from './heading';
import { linesMarker, type HeldQuestion, type Reading } from './reading';

/** Who finds the questions among the blocks inside a callout that only gathers them. */
export interface InsideFinder {
  findInside(blocks: readonly Block[]): readonly HeldQuestion[];
}

/** Tells whether a callout's title says that it gathers questions. */
export const gathersQuestions = ({ title }: Callout): boolean =>
  isTopicName(title) && !/^follow/i.test(title);

/**
 * Reads a question callout outside any question. Its title asks and its body answers; under a title that is only a label
 * (or missing) the first paragraph asks; under a generic title ("Interview questions") the questions of the body ask.
 */
export function readCalloutQuestions(block: Block, finder: InsideFinder): Reading | null {
  const callout = readCallout(block);
  const { title } = callout;
  const isGeneric = title === '' || isTopicName(title);
  if (!isGeneric && asksAsHeading(readMarkerText(title), title)) return new TitledQuestion(block, title);
  const body = scanBlocks(callout.body);
  const questions = finder.findInside(body);
  if (questions.length > (isGeneric ? 0 : 1)) return { questions, open: false, labelled: false };
  if (!isGeneric) return new TitledQuestion(block, title);
  const [first, second] = body;
  if (first?.kind !== 'paragraph') return null;
  const isWhole = title !== '' || second === undefined;
  if (isWhole && !asks(markdownOf(first).trim())) return null;
  return new TitledQuestion(block, '');
}

/** Reads a callout of any type as a question: its title asks, or its first paragraph. */
export const readTitledCallout = (block: Block): Reading =>
  new TitledQuestion(block, readCallout(block).title);

/**
 * A callout whose title asks, or leaves its first paragraph to ask, and whose body answers. Below a heading most are
 * follow-ups, whose body nobody takes apart here.
 */
class TitledQuestion implements Reading {
  readonly labelled = false;
  private held: HeldQuestion | null = null;

  constructor(
    private readonly block: Block,
    private readonly title: string,
  ) {}

  get questions(): readonly HeldQuestion[] {
    return [this.read()];
  }

  get open(): boolean {
    const { marker, body } = this.read();
    return body.length <= (marker.text === '' ? 1 : 0);
  }

  private read(): HeldQuestion {
    this.held ??= this.takeApart();
    return this.held;
  }

  private takeApart(): HeldQuestion {
    const { block } = this;
    const { title, type, body } = readCallout(block);
    const line = firstLineOf(block);
    return {
      marker: readMarkerText(this.title),
      markerBlock: linesMarker(block, title, [line, line], type),
      body: scanBlocks(body),
    };
  }
}

/** Reads a callout of any other type: its title may be a labelled question ("Question 3: …"), or gather questions. */
export function readOtherCallout(block: Block, finder: InsideFinder): Reading | null {
  const callout = readCallout(block);
  if (readMarkerText(callout.title).label !== null) return new TitledQuestion(block, callout.title);
  if (!gathersQuestions(callout)) return null;
  const questions = finder.findInside(scanBlocks(callout.body));
  return questions.length === 0 ? null : { questions, open: false, labelled: false };
}
