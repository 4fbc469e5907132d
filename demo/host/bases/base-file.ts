import type { BasesPropertyId, BasesSortConfig } from 'obsidian';
import { parse } from 'yaml';

/** What a base asks for cannot be shown here; the message is for who looks at it. */
export class BaseError extends Error {}

/** One of the `views` of a base. */
export interface BaseView {
  readonly name: string;
  readonly type: string;
  readonly filters: unknown;
  readonly order: BasesPropertyId[];
  readonly sort: BasesSortConfig[];
  readonly groupBy: BasesSortConfig | null;
  readonly limit: number | null;
  /** Everything that the file says of the view, also what the view alone understands. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A .base file, without its formulas and summaries. */
export interface Base {
  readonly filters: unknown;
  readonly displayNames: ReadonlyMap<BasesPropertyId, string>;
  readonly views: readonly BaseView[];
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The full name of a property: one without a prefix is a property of the note. */
export function propertyIdOf(name: string): BasesPropertyId {
  return /^(?:note|file|formula)\./.test(name) ? (name as BasesPropertyId) : `note.${name}`;
}

/** A valid direction for a property, else null. */
function sortOf(value: unknown): BasesSortConfig | null {
  if (!isFields(value) || typeof value['property'] !== 'string') return null;
  const { direction = 'ASC' } = value;
  if (direction !== 'ASC' && direction !== 'DESC') return null;
  return { property: propertyIdOf(value['property']), direction };
}

function viewOf(value: unknown): BaseView {
  const options = isFields(value) ? value : {};
  const { type, name, limit } = options;
  if (typeof type !== 'string' || typeof name !== 'string') {
    throw new BaseError('A view of this base has no type or no name.');
  }
  return {
    name,
    type,
    filters: options['filters'],
    order: listOf(options['order'])
      .filter((id) => typeof id === 'string')
      .map(propertyIdOf),
    sort: listOf(options['sort'])
      .map(sortOf)
      .filter((sort) => sort !== null),
    groupBy: sortOf(options['groupBy']),
    limit: typeof limit === 'number' ? limit : null,
    options,
  };
}

function displayNamesOf(value: unknown): Map<BasesPropertyId, string> {
  const names = new Map<BasesPropertyId, string>();
  for (const [property, config] of Object.entries(isFields(value) ? value : {})) {
    const name = isFields(config) ? config['displayName'] : null;
    if (typeof name === 'string') names.set(propertyIdOf(property), name);
  }
  return names;
}

/** Reads the text of a .base file; throws a BaseError where it is none. */
export function parseBase(text: string): Base {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw new BaseError(`This base is no valid YAML: ${error instanceof Error ? error.message : ''}`);
  }
  const fields = isFields(content) ? content : {};
  const views = listOf(fields['views']).map(viewOf);
  if (views.length === 0) throw new BaseError('This base has no views.');
  return { displayNames: displayNamesOf(fields['properties']), filters: fields['filters'], views };
}
