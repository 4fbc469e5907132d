import { QUESTIONS_PROPERTY, type Marking } from '../note/questions-property';
import type { RecordUndo } from './edit';
import { cutHead, refuse, rejoined, type EditRefusal, type Rejoined } from './head';
import { findSlot } from './slot';
import { applySplices, type Splice } from './splice';
import type { RecordKeys } from './types';
import { inTheWay, isSame } from './verify';
import { removeProperty } from './write';
import { invalid, lineAt, parseYamlSource, type YamlSource } from './yaml-source';

/** The line of the file where the YAML starts: the opening fence is line 1. */
const FIRST_LINE = 2;

/**
 * Writes into the frontmatter of a note how it marks its questions. Never throws; every unit elsewhere stays as it is.
 * Refused, with the line and the fix: YAML that is invalid or never closed, a note that says something else already.
 */
export function markQuestions(
  text: string,
  marking: Marking,
  keys: RecordKeys,
): { readonly ok: true; readonly text: string; readonly undo: RecordUndo } | EditRefusal {
  const result = replaceMarking(text, null, marking);
  if (!result.ok) return result;
  const { headBefore: before, headAfter: after, body } = result;
  return { ok: true, text: after + body, undo: { before, after, changes: [], keys, marking } };
}

/** Puts one marking in the place of another; null is none. Where it is there already, nothing changes. */
export function replaceMarking(
  text: string,
  from: Marking | null,
  to: Marking | null,
): Rejoined | EditRefusal {
  const head = cutHead(text);
  if ('code' in head) return refuse(head);
  const { yaml, eol } = head;
  const source = parseYamlSource(yaml, FIRST_LINE);
  if ('code' in source) return refuse(source);
  const slot = findSlot(source, QUESTIONS_PROPERTY);
  const now = markingIn(source);
  if (now === to) return rejoined(head, yaml);
  const end = yaml.length;
  const isNew = slot.kind === 'missing';
  const property = isNew ? { start: end, end } : slot.property;
  if (now !== from) {
    const line = lineAt(yaml, FIRST_LINE, property.start);
    return refuse(invalid(line, `"${QUESTIONS_PROPERTY}" says something else. Change or remove it there`));
  }
  const written = `${QUESTIONS_PROPERTY}: ${String(to)}${isNew ? eol : ''}`;
  const splice: Splice =
    to === null
      ? removeProperty({ source: yaml, eol, indent: '' }, property)
      : { ...property, text: written };
  const next = applySplices(yaml, [splice]);
  const after = parseYamlSource(next, FIRST_LINE);
  const isSafe = !('code' in after) && markingIn(after) === to && isSame(othersIn(source), othersIn(after));
  return isSafe ? rejoined(head, next) : refuse(inTheWay({ source }));
}

const markingIn = ({ data }: YamlSource): unknown => data.get(QUESTIONS_PROPERTY) ?? null;

const othersIn = ({ data }: YamlSource): unknown => [...data].filter(([key]) => key !== QUESTIONS_PROPERTY);
