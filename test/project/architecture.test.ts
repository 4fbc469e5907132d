import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findings, sourceFile, sourceFiles, type SourceFile } from './sources';

const FILES = sourceFiles();
const under = (folder: string): SourceFile[] => FILES.filter(({ path }) => path.startsWith(`${folder}/`));

/** Files that may write to the vault. */
const VAULT_WRITERS = [
  'src/obsidian/attempt-log.ts',
  'src/obsidian/export-file.ts',
  'src/obsidian/new-note.ts',
  'src/obsidian/note-writer.ts',
  'src/obsidian/sample-note.ts',
  'src/obsidian/settings-store.ts',
];

const WRITES = new Set(
  (
    'modify modifyBinary append appendBinary process processFrontMatter create createBinary createFolder rename renameFile copy ' +
    'delete trash trashFile trashLocal trashSystem write writeBinary mkdir rmdir remove'
  ).split(' '),
);

/** `path → import` of every import that is not allowed. */
const forbidden = (
  files: readonly SourceFile[],
  isAllowed: (name: string, path: string) => boolean,
): string[] =>
  files.flatMap(({ path, imports }) =>
    imports.filter((name) => !isAllowed(name, path)).map((name) => `${path} → ${name}`),
  );

const isIn = (folder: string, name: string): boolean => name === folder || name.startsWith(`${folder}/`);

const mayCoreImport = (name: string, path: string): boolean => {
  if (name === 'ts-fsrs') return path.startsWith('src/core/schedule/');
  return isIn('src/core', name) || name === 'gray-matter' || name === 'yaml';
};

function impurity(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    if (/^(?:Date\.now|Math\.random|globalThis\.|console\.|performance\.|crypto\.|process\.)/.test(text))
      return text;
  }
  return null;
}

/** A call of a method that writes, on the vault, its adapter or the file manager. */
function vaultWrite(node: ts.Node): string | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { name, expression } = node.expression;
  const owner = expression.getText().replace(/[?!]/g, '');
  return WRITES.has(name.text) && /(?:^|\.)(?:vault|fileManager|adapter)$/.test(owner)
    ? `${owner}.${name.text}`
    : null;
}

it('finds the files that it judges', () => {
  for (const folder of [
    'src/core/note',
    'src/core/drill',
    'src/core/record',
    'src/core/schedule',
    'src/ui',
    'src/obsidian',
  ])
    expect(under(folder).length, folder).toBeGreaterThan(0);
  expect(FILES.flatMap(({ imports }) => imports)).toContain('obsidian');
});

describe('src/core', () => {
  it('imports only itself, gray-matter and yaml, and ts-fsrs only for the schedule', () => {
    expect(forbidden(under('src/core'), mayCoreImport)).toEqual([]);
  });

  it('knows neither time nor chance nor console', () => {
    expect(under('src/core').flatMap((file) => findings(file, impurity))).toEqual([]);
  });

  it.each(under('src/core').map(({ path }) => path))(
    '%s can be loaded alone, without Obsidian',
    async (path) => {
      await expect(import(/* @vite-ignore */ `../../${path}`)).resolves.toBeTypeOf('object');
    },
  );
});

describe('the parts of the plugin', () => {
  it('know each other only through main.ts and what it is wired with', () => {
    const isJoint = (name: string): boolean => name === 'src/main' || isIn('src/wiring', name);
    expect(forbidden(under('src/ui'), (name) => !isIn('src/obsidian', name) && !isJoint(name))).toEqual([]);
    expect(forbidden(under('src/obsidian'), (name) => !isIn('src/ui', name) && !isJoint(name))).toEqual([]);
    expect(forbidden(under('src/core'), (name) => !isJoint(name))).toEqual([]);
    const joining = FILES.filter(
      ({ imports }) =>
        imports.some((name) => isIn('src/ui', name)) && imports.some((name) => isIn('src/obsidian', name)),
    );
    expect(joining.filter(({ path }) => !/^src\/(?:main\.ts$|wiring\/)/.test(path))).toEqual([]);
    expect(joining.map(({ path }) => path)).toContain('src/wiring/drill.ts');
  });

  it('import nothing from the network or from Node', () => {
    const allowed = new Set(['obsidian', 'gray-matter', 'yaml', 'ts-fsrs']);
    expect(forbidden(FILES, (name) => isIn('src', name) || allowed.has(name))).toEqual([]);
  });

  it('do not import in circles', () => {
    const byPath = new Map(FILES.map((file) => [file.path.replace(/\.ts$/, ''), file]));
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (name: string, trail: readonly string[]): void => {
      if (trail.includes(name)) circles.push([...trail.slice(trail.indexOf(name)), name].join(' → '));
      else if (!done.has(name)) {
        for (const next of importedValues(byPath.get(name))) walk(next, [...trail, name]);
        done.add(name);
      }
    };
    for (const name of byPath.keys()) walk(name, []);
    expect(circles).toEqual([]);
  });

  it('write to the vault in the listed files only', () => {
    const others = FILES.filter(({ path }) => !VAULT_WRITERS.includes(path));
    expect(others.flatMap((file) => findings(file, vaultWrite))).toEqual([]);
    for (const path of VAULT_WRITERS) {
      const writer = FILES.find((file) => file.path === path);
      expect(writer && findings(writer, vaultWrite).length, path).toBeGreaterThan(0);
    }
  });

  it('are joined in at most 120 lines', () => {
    const main = FILES.find(({ path }) => path === 'src/main.ts');
    expect(main?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });
});

/** Imports that exist when the code runs; a type alone makes no circle. */
function importedValues(file: SourceFile | undefined): string[] {
  if (!file) return [];
  const types = file.syntax.statements.filter(ts.isImportDeclaration).filter((node) => {
    const { importClause } = node;
    return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  });
  const typeOnly = new Set(types.map((node) => node.moduleSpecifier.getText().slice(1, -1)));
  const { imports } = sourceFile(
    file.path,
    file.syntax.statements
      .filter((node) => !types.includes(node as ts.ImportDeclaration))
      .map((node) => node.getText())
      .join('\n'),
  );
  return imports.filter((name) => !typeOnly.has(name));
}

describe('the rules themselves', () => {
  const file = (text: string): SourceFile => sourceFile('src/core/note/x.ts', text);

  it('see imports of every kind', () => {
    const source = `import 'a'; import type { B } from '../b'; export * from "c"; const d = await import('d');
      const e = require('e'); type F = import('obsidian').App;`;
    expect([...file(source).imports].sort()).toEqual(['a', 'c', 'd', 'e', 'obsidian', 'src/core/b']);
    expect(mayCoreImport('obsidian', 'src/core/note/x.ts')).toBe(false);
    expect(mayCoreImport('src/ui/x', 'src/core/note/x.ts')).toBe(false);
    expect(mayCoreImport('ts-fsrs', 'src/core/note/x.ts')).toBe(false);
    expect(mayCoreImport('ts-fsrs', 'src/core/schedule/x.ts')).toBe(true);
  });

  it('see what is not pure, and what writes', () => {
    const source = 'new Date(); new Date(0); Date.now(); Math.random(); Math.max(1); console.log(1);';
    expect(findings(file(source), impurity)).toHaveLength(4);
    const writes =
      'this.app.vault.modify(f, t); vault.adapter.write(p, t); app.fileManager?.processFrontMatter(f, g); map.delete(1);';
    expect(findings(file(writes), vaultWrite)).toHaveLength(3);
  });
});
