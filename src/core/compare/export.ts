import { CONFIDENCE_WORD } from '../confidence';
import type { DrillItem } from '../drill/item';
import { plural } from '../drill/words';
import type { ComparedNote, Comparison } from './compare';

/** A comparison as Markdown: a table for each topic, each question with a link to its place. */
export function comparisonMarkdown({ notes, topics }: Comparison, title: string): string {
  const head = [row(['Question', ...notes.map(noteLink)]), row(['---', ...notes.map(() => '---')])];
  const standing = row([
    'Readiness',
    ...notes.map(({ standing: { ready, questions, weak } }) =>
      [`${String(Math.round(ready * 100))} %`, plural(questions, 'question'), `${String(weak)} weak`].join(
        ', ',
      ),
    ),
  ]);
  const parts = topics.map(({ topic, rows }) =>
    [
      `## ${topic ?? 'No topic'}`,
      '',
      ...head,
      ...rows.map(({ cells }) => row([nameOf(cells), ...cells.map((item) => (item ? cell(item) : '–'))])),
    ].join('\n'),
  );
  return `${[`# ${title.replace(/\s+/g, ' ')}`, [...head, standing].join('\n'), ...parts].join('\n\n')}\n`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text that stays in its cell and makes no link or mark of its own. */
export const inCell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\|[\]]/g, '\\$&')
    .trim();

/** The other name of a link: brackets and bars would end it. */
const alias = (text: string): string => text.replace(/[\s|[\]\\]+/g, ' ').trim();

const nameOf = (cells: readonly (DrillItem | null)[]): string =>
  inCell(cells.find((item) => item !== null)?.question.text ?? '');

const target = (path: string): string => path.replace(/\.md$/i, '');

/** Paths to which no link leads: Obsidian makes none of them, but other programs may. */
const NO_TARGET = /[|[\]#^\\\r\n]/;

/** A link in a table: the bar before its other name must not part cells. */
const link = (path: string, subpath: string, name: string): string =>
  NO_TARGET.test(path) ? inCell(name) : `[[${target(path)}${subpath}\\|${alias(name)}]]`;

const noteLink = ({ path, name }: ComparedNote): string => link(path, '', name);

function cell(item: DrillItem): string {
  const { path, question, confidence, weak } = item;
  const name = question.label ?? question.text.slice(0, 60);
  const said =
    confidence === null ? null : `${String(confidence)} ${CONFIDENCE_WORD[confidence].toLowerCase()}`;
  return [link(path, subpathOf(item), name), said, weak ? 'weak' : null]
    .filter((part) => part !== null)
    .join(' · ');
}

/** What a link to a heading may not hold, as Obsidian writes such links. */
const NOT_IN_HEADING = /[:#|^\\[\]]|%%/g;

/** Where in its note a question stands, as links say it: `#^id`, `#Heading`, or nothing where neither leads there. */
export function subpathOf({ question: { blocks } }: DrillItem): string {
  const marker = blocks[0];
  const blockId = /(?:^|\s)\^([A-Za-z0-9-]+)\s*$/.exec(marker?.markdown ?? '')?.[1];
  if (blockId !== undefined) return `#^${blockId}`;
  if (marker?.kind !== 'heading') return '';
  const heading = marker.markdown.replace(/^\s*#{1,6}\s*/, '').replace(/\n[^]*$/, '');
  return `#${heading.replace(NOT_IN_HEADING, ' ').replace(/\s+/g, ' ').trim()}`;
}
