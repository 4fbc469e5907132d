import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(import.meta.dirname, '../..');

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const readJson = (path: string): Record<string, unknown> =>
  JSON.parse(readText(path)) as Record<string, unknown>;
export const isThere = (path: string): boolean => existsSync(join(ROOT, path));

/** A file of the plugin, parsed. */
export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  /** What it imports: packages as written, files as paths from the root without their extension. */
  readonly imports: readonly string[];
}

/** All files of the plugin. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => sourceFile(`src/${name.split(sep).join('/')}`, readText(`src/${name}`)));
}

export function sourceFile(path: string, text: string): SourceFile {
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: string[] = [];
  visit(syntax, (node) => {
    const specifier = importedBy(node);
    if (specifier !== null) imports.push(specifier.startsWith('.') ? resolved(path, specifier) : specifier);
  });
  return { path, text, syntax, imports };
}

const resolved = (from: string, specifier: string): string =>
  relative(ROOT, resolve(ROOT, dirname(from), specifier))
    .split(sep)
    .join('/');

function importedBy(node: ts.Node): string | null {
  const literal =
    (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
      ? node.moduleSpecifier
      : ts.isCallExpression(node) &&
          (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return literal && ts.isStringLiteralLike(literal) ? literal.text : null;
}

/** Calls `on` for a node and all below it. */
export function visit(node: ts.Node, on: (node: ts.Node) => void): void {
  on(node);
  ts.forEachChild(node, (child) => {
    visit(child, on);
  });
}

/** `path:line what` of everything in a file that `find` names. */
export function findings({ path, syntax }: SourceFile, find: (node: ts.Node) => string | null): string[] {
  const found: string[] = [];
  visit(syntax, (node) => {
    const what = find(node);
    if (what === null) return;
    const { line } = syntax.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${String(line + 1)} ${what}`);
  });
  return found;
}
