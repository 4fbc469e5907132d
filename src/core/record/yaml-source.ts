import { isMap, parseDocument, type Pair } from 'yaml';
import type { Diagnostic } from '../diagnostic';
import { findRepeatedKey, findUnknownAlias, invalidDocument } from '../note/frontmatter';

/** The lines between the fences, parsed so that every key's place in the text is known. */
export interface YamlSource {
  readonly text: string;
  /** 1-based line of the file where the text starts. */
  readonly firstLine: number;
  readonly pairs: readonly Pair[];
  /** Every property as plain data, in the order of the text. */
  readonly data: ReadonlyMap<unknown, unknown>;
}

/** An alias bomb needs many aliases; a note has no use for more. */
const MAX_ALIASES = 50;
/** Three dots or dashes at the start of a line end a YAML document; whatever we append would belong to another one. */
const DOCUMENT_MARK = /^(?:\.\.\.|---)(?=\s|$)/m;

/** Parses the lines between the fences. Never throws; what we could not edit safely is a diagnostic. */
export function parseYamlSource(text: string, firstLine: number): YamlSource | Diagnostic {
  const loneReturn = /\r(?!\n)/.exec(text);
  if (loneReturn) {
    const line = lineAt(text, firstLine, loneReturn.index);
    return invalid(line, 'a line ends with a carriage return alone. Save the note with ordinary line ends');
  }
  const mark = DOCUMENT_MARK.exec(text);
  if (mark) {
    const line = lineAt(text, firstLine, mark.index);
    return invalid(line, `"${mark[0]}" ends them too early. Remove what starts line ${String(line)}`);
  }
  try {
    return parse(text, firstLine);
  } catch {
    // Too many aliases, or nesting deeper than the stack.
    return invalid(
      firstLine,
      'they are nested too deep or refer to each other too often. Write them plainly',
    );
  }
}

function parse(text: string, firstLine: number): YamlSource | Diagnostic {
  const document = parseDocument(text, {
    schema: 'core',
    // Tags like !!binary mean nothing in a note; what they stand on is read as it is written.
    resolveKnownTags: false,
    keepSourceTokens: true,
    logLevel: 'silent',
    // The library compares every key with every other; see findRepeatedKey.
    uniqueKeys: false,
  });
  const misread = invalidDocument(document, text, firstLine);
  if (misread) return misread;
  const root: unknown = document.contents;
  if (root === null) return { text, firstLine, pairs: [], data: new Map() };
  if (!isMap(root) || root.flow === true) {
    return invalid(
      firstLine,
      'they are no list of "name: value" lines. Write each property on a line of its own',
    );
  }
  const repetition = findRepeatedKey(document);
  if (repetition) {
    const line = lineAt(text, firstLine, repetition.offset);
    return invalid(line, `"${repetition.name}" is there twice. Remove one of the two`);
  }
  const alias = findUnknownAlias(document);
  if (alias) {
    const line = lineAt(text, firstLine, alias.offset);
    return invalid(line, `"*${alias.name}" repeats "&${alias.name}", which is not above it. Write its value`);
  }
  const data: unknown = document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES });
  return { text, firstLine, pairs: root.items, data: data instanceof Map ? data : new Map() };
}

/** The finding about properties that we dare not change. `reason` ends with the mend and without a full stop. */
export function invalid(line: number, reason: string): Diagnostic {
  return {
    code: 'frontmatter-invalid',
    severity: 'error',
    message: `The properties at the top of this note cannot be changed: in line ${String(line)}, ${reason}.`,
    line,
  };
}

/** The line of the file at an offset of the YAML. */
export function lineAt(text: string, firstLine: number, offset: number): number {
  let line = firstLine;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
