import { parse, stringify, type ToStringOptions } from 'yaml';
import { findFrontmatter } from '../../src/core/note/frontmatter';
import type { Random } from './random';

/** As Obsidian writes, and as it or others may write in another version. */
const STYLES: readonly ToStringOptions[] = [
  {},
  {},
  {},
  { lineWidth: 24 },
  { lineWidth: 24, blockQuote: 'folded' },
  { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  { defaultStringType: 'QUOTE_SINGLE', indent: 4 },
  { defaultStringType: 'BLOCK_LITERAL', defaultKeyType: 'QUOTE_DOUBLE' },
  { indentSeq: false, nullStr: '~' },
];

/**
 * A note whose properties were read as an object and written anew, as Obsidian does when any property is edited:
 * comments and quotes go, inline lists become block lists, and keys that look like numbers jump to the front.
 * @returns null where Obsidian could not read them.
 */
export function rewrittenByObsidian(text: string, random: Random): string | null {
  const bounds = findFrontmatter(text);
  if (typeof bounds === 'string') return text;
  try {
    const data: unknown = parse(text.slice(bounds.yamlStart, bounds.yamlEnd), { logLevel: 'silent' });
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return text;
    const yaml = stringify(data, {
      lineWidth: 0,
      nullStr: '',
      aliasDuplicateObjects: false,
      ...random.pick(STYLES),
    });
    return `${text.slice(0, bounds.yamlStart)}${yaml}${text.slice(bounds.yamlEnd)}`;
  } catch {
    return null;
  }
}
