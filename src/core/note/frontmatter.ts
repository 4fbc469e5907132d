import matter from 'gray-matter';
import { isAlias, isScalar, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { Diagnostic } from '../diagnostic';
import { splitLines } from './lines';

const BOM = '\uFEFF';
const FENCE = /^---[ \t]*$/;
const LINE_END = /\r\n?|\n/g;

/** Where the frontmatter of a text lies. All offsets are UTF-16 units from the start of the file, a BOM counted. */
export interface FrontmatterBounds {
  /** First unit of the YAML, behind the opening fence and its line end. */
  readonly yamlStart: number;
  /** First unit of the closing fence; the YAML ends here, its last line end included. */
  readonly yamlEnd: number;
  /** First unit of the body. */
  readonly bodyStart: number;
  /** Number of lines that the frontmatter takes, both fences included. */
  readonly lineCount: number;
}

/** `none`: the first line is no fence. `unclosed`: it is, and no line closes it, so nothing is frontmatter. */
export type FrontmatterSpan = FrontmatterBounds | 'none' | 'unclosed';

/**
 * Finds the frontmatter as Obsidian does: `---` must be the whole first line (a BOM may precede it) and the block ends
 * at the next line that is `---`. `---js` and other languages are ordinary text.
 */
export function findFrontmatter(text: string): FrontmatterSpan {
  let lineStart = text.startsWith(BOM) ? BOM.length : 0;
  let yamlStart = -1;
  let lineCount = 0;
  LINE_END.lastIndex = lineStart;
  while (lineStart <= text.length) {
    const match = LINE_END.exec(text);
    const lineEnd = match ? match.index : text.length;
    const next = match ? LINE_END.lastIndex : text.length + 1;
    const isFence =
      lineEnd - lineStart >= 3 &&
      text.startsWith('---', lineStart) &&
      FENCE.test(text.slice(lineStart, lineEnd));
    lineCount += 1;
    if (lineCount === 1) {
      if (!isFence || !match) return 'none';
      yamlStart = next;
    } else if (isFence) {
      return { yamlStart, yamlEnd: lineStart, bodyStart: Math.min(next, text.length), lineCount };
    }
    if (!match) break;
    lineStart = next;
  }
  return 'unclosed';
}

/** The YAML of a note as an object, or why there is none. */
export interface Frontmatter {
  /** Own properties only; dates and times stay text. Empty where there is no (valid) frontmatter. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly bounds: FrontmatterBounds | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How many times one YAML alias may be expanded; a note has no use for more, and a bomb needs it. */
const MAX_ALIASES = 50;

/** A finding about YAML that cannot be read, with the line in the file. */
export function yamlDiagnostic(
  error: { message: string; linePos?: YAMLError['linePos'] },
  yamlLine: number,
): Diagnostic {
  const line = (error.linePos?.[0].line ?? 1) + yamlLine - 1;
  const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
  return {
    code: 'frontmatter-invalid',
    severity: 'error',
    message: `The properties at the top of this note are no valid YAML: ${reason}. Mend line ${String(line)}, then try again.`,
    line,
  };
}

/**
 * The first finding about a document that the library could not read, or null. A quote that nothing closes is told where
 * it opens: the library tells where it gave up, which is below all properties.
 */
export function invalidDocument(document: Document, source: string, yamlLine: number): Diagnostic | null {
  const [error] = document.errors;
  if (!error) return null;
  const quote = error.code === 'MISSING_CHAR' ? findOpenQuote(document, error.pos[0]) : null;
  if (quote === null) return yamlDiagnostic(error, yamlLine);
  const line = source.slice(0, quote).split('\n').length;
  const message = `the quote ${source[quote] ?? ''} is opened and never closed`;
  return yamlDiagnostic({ message, linePos: [{ line, col: 1 }] }, yamlLine);
}

/** Where the quoted text starts that ends at an offset. */
function findOpenQuote(document: Document, end: number): number | null {
  let found: number | null = null;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if ((type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range?.[1] === end) found = range[0];
    },
  });
  return found;
}

function repeatedKey(name: string, line: number): Diagnostic {
  return yamlDiagnostic({ message: `"${name}" is there twice`, linePos: [{ line, col: 1 }] }, 1);
}

function unknownAlias(name: string, line: number): Diagnostic {
  return yamlDiagnostic(
    { message: `"*${name}" repeats "&${name}", which is not above it`, linePos: [{ line, col: 1 }] },
    1,
  );
}

class InvalidYaml extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

function parseYaml(source: string): object {
  const document = parseDocument(source, {
    schema: 'core',
    // Tags like !!binary mean nothing in a note; what they stand on is read as it is written.
    resolveKnownTags: false,
    logLevel: 'silent',
    prettyErrors: true,
    uniqueKeys: false,
  });
  const invalid = invalidDocument(document, source, 1);
  if (invalid) throw new InvalidYaml(invalid);
  const lineAt = (offset: number): number => source.slice(0, offset).split('\n').length;
  const repeated = findRepeatedKey(document);
  if (repeated) throw new InvalidYaml(repeatedKey(repeated.name, lineAt(repeated.offset)));
  const alias = findUnknownAlias(document);
  if (alias) throw new InvalidYaml(unknownAlias(alias.name, lineAt(alias.offset)));
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw new InvalidYaml({
    code: 'frontmatter-invalid',
    severity: 'error',
    message: 'The properties at the top of this note are no list of "name: value" lines. Mend line 2.',
    line: 2,
  });
}

/** The name of a key as an object would have it, or null for a key that is no text, number or the like. */
export function keyName(key: unknown): string | null {
  if (!isScalar(key)) return null;
  const { value } = key;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/**
 * Finds the first key that a map has twice, in time linear in the number of keys: the library's own check compares every
 * key with every other, so it is to be switched off (`uniqueKeys: false`).
 */
export function findRepeatedKey(
  document: Document,
): { readonly name: string; readonly offset: number } | null {
  let found: { name: string; offset: number } | null = null;
  visit(document, {
    Map: (_, map) => {
      const names = new Set<string>();
      for (const { key } of map.items) {
        const name = keyName(key);
        if (name === null) continue;
        if (names.has(name)) {
          found = { name, offset: isScalar(key) ? (key.range?.[0] ?? 0) : 0 };
          return visit.BREAK;
        }
        names.add(name);
      }
      return undefined;
    },
  });
  return found;
}

/** Finds the first alias whose anchor is not above it: the library would report it without its place. */
export function findUnknownAlias(
  document: Document,
): { readonly name: string; readonly offset: number } | null {
  const anchors = new Set<string>();
  let found: { name: string; offset: number } | null = null;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) && !anchors.has(node.source)) {
        found = { name: node.source, offset: node.range?.[0] ?? 0 };
        return visit.BREAK;
      }
      if (!isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
      return undefined;
    },
  });
  return found;
}

/** gray-matter would end the YAML at any line that starts with its delimiter, so at the key `---x:` too. */
const CLOSE = '--- end of properties ---';

const GRAY_MATTER_OPTIONS = {
  language: 'yaml',
  delimiters: ['---', CLOSE] as [string, string],
  engines: {
    yaml: parseYaml,
    // gray-matter would evaluate these; a note never runs.
    javascript: { parse: refuse },
    js: { parse: refuse },
  },
};

function refuse(): object {
  throw new InvalidYaml({
    code: 'frontmatter-invalid',
    severity: 'error',
    message: 'Only YAML can be read at the top of a note.',
    line: 1,
  });
}

/** What was read last: behind one rating several ask for the same properties, and a long record takes a while to read. */
let last: { readonly yaml: string; readonly read: Omit<Frontmatter, 'bounds'> } | null = null;

function readYaml(yaml: string): Omit<Frontmatter, 'bounds'> {
  try {
    return { data: matter(`---\n${yaml}${CLOSE}\n`, GRAY_MATTER_OPTIONS).data, diagnostics: [] };
  } catch (error) {
    return { data: {}, diagnostics: [diagnosticOf(error)] };
  }
}

/** Reads the frontmatter of a text. Never throws: what cannot be read is told in `diagnostics`. */
export function readFrontmatter(text: string): Frontmatter {
  const bounds = findFrontmatter(text);
  if (bounds === 'none') return { data: {}, bounds: null, diagnostics: [] };
  if (bounds === 'unclosed') return { data: {}, bounds: null, diagnostics: unclosed(text) };
  const yaml = text.slice(bounds.yamlStart, bounds.yamlEnd).replace(LINE_END, '\n');
  if (last?.yaml !== yaml) last = { yaml, read: readYaml(yaml) };
  return { ...last.read, bounds };
}

function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof InvalidYaml) {
    return error.diagnostic;
  }
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return yamlDiagnostic({ message: reason }, 2);
}

/** A line that is likely a property: its name is short, quoted or not, and starts with no mark of Markdown. */
const PROPERTY =
  /^(?:[\p{L}\p{Extended_Pictographic}_][\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Cf}_./ -]*|"[^"]{1,80}"|'[^']{1,80}'):(?:\s|$)/u;

/** An opening fence alone is a thematic break; only when properties seem to follow is it worth a word. */
function unclosed(text: string): Diagnostic[] {
  const second = splitLines(text.slice(0, 2000))[1] ?? '';
  if (!PROPERTY.test(second)) return [];
  return [
    {
      code: 'frontmatter-unclosed',
      severity: 'error',
      message:
        'The properties that start at line 1 are never closed. Put a line with only --- below the last of them.',
      line: 1,
    },
  ];
}
