import { describe, expect, it } from 'vitest';
import { copyCandidates } from '../../../src/core/record/merge-names';

const sure = (path: string): string[] =>
  copyCandidates(path).flatMap(({ original, isSure }) => (isSure ? [original] : []));
const likely = (path: string): string[] =>
  copyCandidates(path).flatMap(({ original, isSure }) => (isSure ? [] : [original]));

describe('a conflicted copy, by its name', () => {
  it.each([
    ['Syncthing', 'Notes/Queues.sync-conflict-20261101-120000-ABCDEF7.md', 'Notes/Queues.md'],
    [
      'Syncthing of a copy',
      'Q.sync-conflict-20261101-120000-ABCDEF7.sync-conflict-20261102-120000-ABCDEF7.md',
      'Q.sync-conflict-20261101-120000-ABCDEF7.md',
    ],
    ['Dropbox', "Queues (Ann's conflicted copy 2026-11-01).md", 'Queues.md'],
    ['Dropbox, once more', 'Queues (conflicted copy 2026-11-01 2).md', 'Queues.md'],
    ['Dropbox in German', 'Queues (In Konflikt stehende Kopie von Ann 2026-11-01).md', 'Queues.md'],
    ['Dropbox in French', 'Queues (Copie en conflit de Ann 2026-11-01).md', 'Queues.md'],
    ['Dropbox in Spanish', 'Queues (Copia en conflicto de Ann 2026-11-01).md', 'Queues.md'],
    ['Dropbox in Japanese', '待ち行列 (Ann の競合コピー 2026-11-01).md', '待ち行列.md'],
    ['Nextcloud', 'Queues (conflicted copy 2026-11-01 120000).md', 'Queues.md'],
    ['Obsidian Sync', 'Queues (Conflicted copy desk 202611011200).md', 'Queues.md'],
    ['a note with brackets', 'Round (1) (conflicted copy 2026-11-01).md', 'Round (1).md'],
  ])('%s', (_, path, original) => {
    expect(sure(path)[0]).toBe(original);
    expect(likely(path)).toEqual([]);
  });

  it('of a device with brackets in its name is among what may be', () => {
    expect(sure("Queues (Ann's (old) conflicted copy 2026-11-01).md")).toContain('Queues.md');
  });

  it.each([
    ['iCloud', 'Notes/Queues 2.md', ['Notes/Queues.md']],
    ['Google Drive', 'Queues (1).md', ['Queues.md']],
    ['OneDrive', 'Queues-DESK.md', ['Queues.md']],
    ['OneDrive with a device of several words', 'Queues-ANNS-DESK.md', ['Queues-ANNS.md', 'Queues.md']],
    ['a folder with a dash', 'a-b/Queues.md', []],
    ['a plain note', 'Queues.md', []],
    ['a note about conflicts', 'The conflicted copy.md', []],
    ['no note', 'Queues 2.png', []],
    ['a number alone', '2.md', []],
  ])('%s needs the records to tell', (_, path, originals) => {
    expect(sure(path)).toEqual([]);
    expect(likely(path)).toEqual(originals);
  });
});
