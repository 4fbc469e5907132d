import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether git is there; without it, what needs it is left out with a word. */
export const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.warn('git is not installed: the tests that merge with it are left out.');

/** What a merge made of two versions of a note. */
export interface Merged {
  readonly text: string;
  /** Whether it left conflicts. */
  readonly isTorn: boolean;
}

/** Gives work a folder of its own, which is gone afterwards. */
function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'interview-drill-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Joins versions of one file as a merge does, without a repository. */
export function mergeFile(base: string, ours: string, theirs: string, style: 'merge' | 'diff3'): Merged {
  return inFolder((folder) => {
    const files = { ours, base, theirs };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const flags = style === 'diff3' ? ['--diff3'] : [];
    const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...flags, 'ours', 'base', 'theirs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { text: stdout, isTorn: status !== 0 };
  });
}

/** Commits a note, changes it on two branches and merges one into the other. */
export function mergeBranches(base: string, ours: string, theirs: string): Merged {
  return inFolder((folder) => {
    const run = (...args: string[]): string =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'core.autocrlf=false', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
        },
      );
    const note = join(folder, 'note.md');
    const commit = (text: string): void => {
      writeFileSync(note, text);
      run('add', 'note.md');
      run('commit', '-q', '--allow-empty', '-m', 'drill');
    };
    run('init', '-q', '-b', 'desk');
    commit(base);
    run('checkout', '-q', '-b', 'phone');
    commit(theirs);
    run('checkout', '-q', 'desk');
    commit(ours);
    let isTorn = false;
    try {
      run('merge', '-q', '--no-edit', 'phone');
    } catch {
      isTorn = true;
    }
    return { text: readFileSync(note, 'utf8'), isTorn };
  });
}
