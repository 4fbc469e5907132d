import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../project/sources';
import { TestPlugin, TestVault } from '../support/vault';

/** The first cells of the table below a heading of the README, without their marks. */
function firstCells(heading: string): string[] {
  const section = readText('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| [^-]/.test(line))
    .slice(1)
    .map((line) => (/^\| ((?:\\\||[^|])*?) +\|/.exec(line)?.[1] ?? line).replaceAll('`', ''));
}

describe('the README', () => {
  it('lists every command by its name', async () => {
    const { commands } = await TestPlugin.load(new TestVault({}));
    const names = [...commands.values()].map(({ name }) => name);
    expect(firstCells('Commands').sort()).toEqual(names.sort());
  });

  it('lists every command of the command line', async () => {
    const { cliActions } = await TestPlugin.load(new TestVault({}));
    const listed = firstCells("Obsidian's command line").map((cell) => cell.split(' ')[0]);
    expect(listed.sort()).toEqual([...cliActions].sort());
  });

  it('shows only pictures that are there, and links only to what is there', () => {
    for (const page of ['README.md', 'docs/guide.md']) {
      const links = [...readText(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
      const folder = dirname(page);
      for (const link of links) expect(() => readText(join(folder, link)), `${page}: ${link}`).not.toThrow();
    }
  });
});
