/** What a link `obsidian://interview-drill?…` asks for. */
export type LinkTarget =
  | { readonly kind: 'question'; readonly note: string; readonly id: string }
  | { readonly kind: 'note'; readonly note: string }
  /** What is due or weak, of one note or of all. */
  | { readonly kind: 'pick'; readonly pick: 'due' | 'weak'; readonly note: string | null }
  | { readonly kind: 'compare'; readonly notes: readonly string[] }
  | { readonly kind: 'mistake'; readonly message: string };

/** Parts the paths in a comparison; no path of a vault holds it. */
const SEPARATOR = '|';

/** Obsidian's own parameters, and ours. */
const KNOWN = new Set(['action', 'vault', 'compare', 'note', 'id', 'due', 'weak']);

/** No path of a file, and no id, is longer. */
const LONGEST = 1000;

const mistake = (message: string): LinkTarget => ({ kind: 'mistake', message });

/**
 * Reads the parameters of a link, which anybody may have written: what is not understood whole is a mistake, with its
 * message, and nothing else.
 */
export function readLink(params: Readonly<Record<string, string>>): LinkTarget {
  const names = Object.keys(params);
  const unknown = names.find((name) => !KNOWN.has(name));
  if (unknown !== undefined) return mistake(`"${shortened(unknown)}" means nothing here.`);
  if (names.some((name) => (params[name] ?? '').length > LONGEST)) return mistake('It is too long.');
  const { compare } = params;
  const note = params['note']?.trim();
  const id = params['id']?.trim();
  const flags = (['due', 'weak'] as const).filter((name) => params[name] !== undefined);
  const picks = [
    ...flags,
    ...(id === undefined ? [] : ['id']),
    ...(compare === undefined ? [] : ['compare']),
  ];
  if (picks.length > 1) return mistake(`It asks for ${picks.join(' and ')} at once.`);
  if (compare !== undefined)
    return note === undefined
      ? { kind: 'compare', notes: parts(compare) }
      : mistake('It asks for note and compare at once.');
  if (note === '') return mistake('It names no note.');
  const [flag] = flags;
  if (flag) return { kind: 'pick', pick: flag, note: note ?? null };
  if (note === undefined)
    return id === 'due' || id === 'weak'
      ? { kind: 'pick', pick: id, note: null }
      : mistake('It says nothing to do: it needs note=<note>, due, weak or compare=<notes>.');
  return id === undefined || id === '' ? { kind: 'note', note } : { kind: 'question', note, id };
}

const parts = (compare: string): string[] =>
  compare
    .split(SEPARATOR)
    .map((path) => path.trim())
    .filter((path) => path !== '');

/** What somebody else wrote, short enough to leave room for our words. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** A link that opens the drill of a question in a vault. */
export const questionLink = (vault: string, note: string, id: string): string =>
  `obsidian://interview-drill?vault=${encoded(vault)}&note=${encoded(note)}&id=${encoded(id)}`;

/** Half a character, which a name may hold, cannot be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
