import { ListValue, ObjectValue } from 'obsidian';
import { BaseError, propertyIdOf } from './base-file';
import { type HostEntry, isKnown, tagsOf } from './entry';
import { isNothing } from './values';

/** Whether a file belongs to a view. */
export type Filter = (entry: HostEntry) => boolean;

const CALL = /^file\.(hasTag|inFolder|hasProperty)\(\s*(?:"([^"]*)"|'([^']*)')\s*\)$/;
const COMPARISON =
  /^((?:(?:note|file)\.)?[\p{L}_][\p{L}\p{N}_]*)\s*([!=]=)\s*(?:"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?|true|false))$/u;

/** A tag is also that of the tags below it: a/b is an a. */
function hasTag(entry: HostEntry, wanted: string): boolean {
  const tag = `#${wanted.replace(/^#/, '')}`.toLowerCase();
  return tagsOf(entry.cache).some((own) => `${own.toLowerCase()}/`.startsWith(`${tag}/`));
}

function call(name: string, argument: string): Filter {
  if (name === 'hasTag') return (entry) => hasTag(entry, argument);
  if (name === 'hasProperty') return (entry) => entry.noteProperties.includes(`note.${argument}`);
  const folder = `${argument.replace(/\/$/, '')}/`;
  return (entry) => entry.file.path.startsWith(folder);
}

function comparison(property: string, wanted: string): Filter {
  const id = propertyIdOf(property);
  return (entry) => {
    const value = entry.getValue(id);
    if (isNothing(value) || value instanceof ListValue || value instanceof ObjectValue) return false;
    return value.toString() === wanted;
  };
}

function statement(text: string): Filter {
  const [, name, ...quoted] = CALL.exec(text) ?? [];
  if (name !== undefined) return call(name, quoted[0] ?? quoted[1] ?? '');
  const [, property, operator, ...literal] = COMPARISON.exec(text) ?? [];
  if (property === undefined || !isKnown(propertyIdOf(property))) {
    throw new BaseError(`The demo does not know this filter: ${text}`);
  }
  const equals = comparison(property, literal.find((one: string | undefined) => one !== undefined) ?? '');
  return operator === '==' ? equals : (entry) => !equals(entry);
}

/**
 * Reads `filters` of a base or a view: a statement, or lists of them under `and`, `or` and `not` (none of them).
 * Throws a BaseError for what the host does not know, since a guess would show the wrong notes.
 */
export function filterOf(source: unknown): Filter {
  if (source === undefined || source === null) return () => true;
  if (typeof source === 'string') return statement(source.trim());
  const [[key, list] = ['', null], ...more] = Object.entries(source);
  if (more.length > 0 || !Array.isArray(list) || !['and', 'or', 'not'].includes(key)) {
    throw new BaseError(`The demo does not know this filter: ${JSON.stringify(source)}`);
  }
  const filters = list.map(filterOf);
  if (key === 'and') return (entry) => filters.every((filter) => filter(entry));
  if (key === 'or') return (entry) => filters.some((filter) => filter(entry));
  return (entry) => !filters.some((filter) => filter(entry));
}
