import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFiles, visit } from './sources';

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** The literals of the source. */
function literals(): Expression[] {
  const all: Expression[] = [];
  for (const { syntax } of sourceFiles()) {
    visit(syntax, (node) => {
      if (!ts.isRegularExpressionLiteral(node)) return;
      const [, source = '', flags = ''] = /^\/([^]*)\/([a-z]*)$/.exec(node.text) ?? [];
      all.push({ source, flags });
    });
  }
  return all;
}

/** What the core puts together from lists of words while it is loaded. */
async function builtOnes(): Promise<Expression[]> {
  const all: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags]: [string | RegExp, string?]) {
      const made = new target(pattern, flags);
      all.push({ source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const core = sourceFiles().filter(({ path }) => path.startsWith('src/core/'));
    for (const { path } of core) await import(/* @vite-ignore */ `../../${path}`);
  } finally {
    globalThis.RegExp = original;
  }
  return all;
}

/** What is repeated to lead an expression astray: its own marks and words, one after another. */
function pumps(source: string): readonly string[] {
  const marks =
    source.replace(/\\[dwsbpPu](?:\{[^}]*\})?/g, '').match(/[^\p{L}\p{N}\\^$|()[\]{}?+*]/gu) ?? [];
  const escaped = [...source.matchAll(/\\([^\p{L}\p{N}])/gu)].map(([, mark]) => mark ?? '');
  const parts = [...new Set(['a', '1', ' ', '\n', ...marks, ...escaped])].slice(0, 8);
  const pairs = parts.flatMap((one) => parts.map((two) => one + two));
  return [...new Set([...parts, ...pairs, parts.join('')])];
}

/** Long enough that work which grows with the square of it takes many seconds; work that grows with it takes none. */
const LENGTH = 150_000;
/** In milliseconds. No claim about speed: it ends what would not end by itself. */
const PATIENCE = 3_000;

/** What an expression may have to read before it comes to what it repeats. */
const headsOf = (source: string): readonly string[] => [
  ...new Set(source.match(/[\p{L}\p{N}]{2,}|[#>*_~-]+/gu) ?? []),
];

/** The text on which an expression does not come to an end, or null. */
function endless({ source, flags }: Expression): string | null {
  const context = createContext({ source, flags: flags.replace('g', ''), text: '' });
  new Script('var expression = new RegExp(source, flags);').runInContext(context);
  const test = new Script('expression.lastIndex = 0; expression.test(text)');
  const withoutHead = pumps(source).map((pump) => ['', pump] as const);
  const withHead = headsOf(source)
    .slice(0, 20)
    .flatMap((head) => [' ', '1'].map((pump) => [head, pump] as const));
  for (const [head, pump] of [...withoutHead, ...withHead]) {
    context['text'] = `${head}${pump.repeat(Math.ceil(LENGTH / pump.length))}\u0000`;
    try {
      test.runInContext(context, { timeout: PATIENCE });
    } catch {
      return JSON.stringify(`${head}${pump}${pump}${pump}`);
    }
  }
  return null;
}

/** Expressions that take the square of a length, and why they may. */
const EXEMPT: readonly { readonly start: string; readonly why: string }[] = [
  { start: '\\s+[a-z_:][\\w:.-]*(?:', why: 'a part of the expression for a whole tag, never used alone' },
  { start: '\\s*(?:#[\\p{L}]', why: 'reads the last 260 characters of a heading' },
  { start: '^(.+?) \\(.*(?:conflicted copy', why: 'reads a file name, which no system lets be long' },
  { start: '\\d+$', why: 'reads one id' },
];

const isExempt = ({ source }: Expression): boolean => EXEMPT.some(({ start }) => source.startsWith(start));

let expressions: readonly Expression[] = [];

beforeAll(async () => {
  const all = [...literals(), ...(await builtOnes())];
  expressions = [...new Map(all.map((each) => [`${each.source}/${each.flags}`, each])).values()];
});

describe('the regular expressions of the source', () => {
  it('come to an end on any text', { timeout: 300_000 }, () => {
    expect(expressions.length).toBeGreaterThan(100);
    const slow = expressions
      .filter((each) => !isExempt(each))
      .flatMap((each) => {
        const pump = endless(each);
        return pump === null ? [] : [`/${each.source.slice(0, 150)}/${each.flags} on ${pump}`];
      });
    expect(slow).toEqual([]);
  });

  it('are exempt from that only where there are such', () => {
    for (const { start } of EXEMPT)
      expect(expressions.some(({ source }) => source.startsWith(start))).toBe(true);
  });

  it.each(['^(a+)+$', '^(?:a|a?)+b', '\\s+$'])('would be found where they do not: /%s/', (source) => {
    expect(endless({ source, flags: '' })).not.toBeNull();
  });
});
