/** A note as whose copy a file may have been made when two devices changed it. */
export interface CopyOf {
  /** Vault path that the original would have. */
  readonly original: string;
  /** Whether the name alone says so. Else it may be a note of its own, and the records have to tell. */
  readonly isSure: boolean;
}

/** What syncs write in brackets behind the name: Dropbox in its languages, Nextcloud, Obsidian Sync. */
const PHRASES = [
  'conflicted copy',
  'conflict copy',
  'in Konflikt stehende Kopie',
  'copie en conflit',
  'copia en conflicto',
  'copia in conflitto',
  'cópia em conflito',
  'conflicterende kopie',
  'konfliktkopia',
  'конфликтующая копия',
  '競合コピー',
  '冲突副本',
  '衝突複本',
].join('|');
/** Syncthing. */
const SYNCTHING = /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?$/;
const BRACKETS = [
  new RegExp(`^(.+) \\([^()]*(?:${PHRASES})[^()]*\\)$`, 'iu'),
  // The name of a device may have brackets of its own.
  new RegExp(`^(.+?) \\(.*(?:${PHRASES}).*\\)$`, 'iu'),
];
/** iCloud: `name 2`. Google Drive: `name (1)`. */
const NUMBERED = /^(.+?) (?:\d{1,3}|\(\d{1,3}\))$/;
/** OneDrive: `name-DEVICE`. */
const MAX_DEVICE_PARTS = 4;

/**
 * What a file may be a copy of, by its name alone; the likeliest first. Whether there is such a note is for others to see.
 * @param path vault path of a Markdown file
 */
export function copyCandidates(path: string): CopyOf[] {
  const name = /^(.*)\.md$/.exec(path)?.[1];
  if (name === undefined) return [];
  const found = new Map<string, boolean>();
  const add = (original: string | undefined, isSure: boolean): void => {
    const isName = original !== undefined && original !== '' && !original.endsWith('/');
    if (isName && !found.has(original)) found.set(original, isSure);
  };
  for (const pattern of [SYNCTHING, ...BRACKETS]) add(pattern.exec(name)?.[1], true);
  if (found.size === 0) {
    add(NUMBERED.exec(name)?.[1], false);
    const parts = name.slice(name.lastIndexOf('/') + 1).split('-');
    for (let cut = 1; cut <= Math.min(MAX_DEVICE_PARTS, parts.length - 1); cut += 1) {
      const device = parts.slice(-cut).join('-');
      if (/^[\p{L}\p{N}-]+$/u.test(device)) add(name.slice(0, -device.length - 1), false);
    }
  }
  return [...found].map(([original, isSure]) => ({ original: `${original}.md`, isSure }));
}
