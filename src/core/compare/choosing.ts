import type { DrillItem } from '../drill/item';
import { choice, renewedChoices, withChoice, withoutChoice, type PairChoice } from './choices';
import { itemsOf, rowsOf, type ComparedRow, type Comparison } from './compare';

type Choices = readonly PairChoice[];

/** The row of a comparison in which a question stands, or null. */
export const rowOf = (comparison: Comparison, { key }: DrillItem): ComparedRow | null =>
  rowsOf(comparison).find(({ cells }) => cells.some((cell) => cell?.key === key)) ?? null;

/** The other questions of its row. */
const beside = (comparison: Comparison, item: DrillItem): DrillItem[] =>
  itemsOf(rowOf(comparison, item) ?? { cells: [] }).filter(({ key }) => key !== item.key);

/** Choices as they name the questions of a comparison now. */
const choicesNow = (choices: Choices, comparison: Comparison): PairChoice[] =>
  renewedChoices(
    choices,
    rowsOf(comparison)
      .flatMap(itemsOf)
      .map(({ question }) => question),
  );

const pair = (kind: PairChoice['kind'], a: DrillItem, b: DrillItem): PairChoice =>
  choice(kind, a.question.hash, b.question.hash);

/** Choices by which two questions stand in one row; those of the same notes that stand in the way are parted from them. */
export function joining(choices: Choices, comparison: Comparison, a: DrillItem, b: DrillItem): PairChoice[] {
  const inTheWay = (item: DrillItem, other: DrillItem): PairChoice[] =>
    beside(comparison, item)
      .filter(({ path }) => path === other.path)
      .map((member) => pair('part', item, member));
  return [...inTheWay(a, b), ...inTheWay(b, a), pair('join', a, b)].reduce<PairChoice[]>(
    withChoice,
    choicesNow(choices, comparison),
  );
}

/** Choices by which a question stands in no row with those that are beside it now. */
export const parting = (choices: Choices, comparison: Comparison, item: DrillItem): PairChoice[] =>
  beside(comparison, item)
    .map((other) => pair('part', item, other))
    .reduce<PairChoice[]>(withChoice, choicesNow(choices, comparison));

/** Choices without those about the questions of a row and any others of these notes. */
export function takingBack(choices: Choices, comparison: Comparison, row: ComparedRow): PairChoice[] {
  const here = rowsOf(comparison).flatMap(itemsOf);
  let left = choicesNow(choices, comparison);
  for (const { question } of itemsOf(row))
    for (const other of here) left = withoutChoice(left, question.hash, other.question.hash);
  return left;
}
