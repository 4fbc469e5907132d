/** What the path of a note may not hold on any system, nor in a link. */
const NOT_IN_PATH = /[\\:*?"<>|#^[\]\p{Cc}]/u;

/** A path as the settings keep it: with no spaces around it, and no slash at its end. */
export const normalisedLog = (path: string): string =>
  withoutEndSlashes(path.replace(/\u00A0/g, ' ').trim()).normalize('NFC');

function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === '/') end -= 1;
  return path.slice(0, end);
}

/** Says what is wrong with the path of the log, or null. Empty is allowed: it turns the log off. */
export function logPathError(path: string): string | null {
  const log = normalisedLog(path);
  if (log === '') return null;
  if (log.startsWith('/')) return 'Give a path inside of the vault, without a slash before it.';
  if (NOT_IN_PATH.test(log)) return 'Leave out \\ : * ? " < > | # ^ [ and ].';
  const names = log.split('/');
  if (names.some((name) => name.trim() === '' || name !== name.trim()))
    return 'Give each folder a name, without spaces around it.';
  return names.some((name) => name.startsWith('.'))
    ? 'Obsidian does not see names that start with a dot.'
    : null;
}

/** Vault path of the log of attempts; null where there is none. */
export function logPath({ attemptLog }: { readonly attemptLog: string }): string | null {
  if (attemptLog === '') return null;
  return /\.md$/i.test(attemptLog) ? attemptLog : `${attemptLog}.md`;
}

/** Vault path of the folder in which a file lies; empty for the top of the vault. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
