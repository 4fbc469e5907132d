import { splitLines } from '../note/lines';
import { hasOwn } from '../untrusted';
import { didYouMean } from './words';

/** The language of a code block that holds a listing. */
export const LISTING_LANGUAGE = 'interview-drill';

export const SHOWN = ['due', 'weak', 'new', 'all'] as const;
/** `due`: rated before and to be asked today. `weak`: flagged. `new`: never rated. */
export type Show = (typeof SHOWN)[number];

export const SORTED = ['due', 'weakest', 'written'] as const;
/** `due`: what is due the longest first. `weakest`: the least sure first. `written`: as the notes have them. */
export type Sort = (typeof SORTED)[number];

const FILTERS = ['tag', 'role', 'round', 'variant', 'topic', 'folder', 'note'] as const;
/** By what questions are chosen. */
export type FilterKey = (typeof FILTERS)[number];

/** One thing that must hold of a question or its note. */
export interface Filter {
  readonly key: FilterKey;
  /** A tag without `#`, a folder without slashes at its ends, a note without brackets. */
  readonly value: string;
}

/** A list of questions as somebody asked for it in a code block. */
export interface Listing {
  readonly show: Show;
  /** All of them must hold. */
  readonly filters: readonly Filter[];
  /** How many questions are listed at most. */
  readonly limit: number;
  readonly sort: Sort;
  readonly title: string | null;
}

/** What is wrong in one line, with its mend. */
export interface Mistake {
  /** 1-based line of the block's inside. */
  readonly line: number;
  readonly message: string;
}

export type ParsedListing =
  | { readonly ok: true; readonly listing: Listing }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

export const DEFAULT_LIMIT = 10;
export const MAX_LIMIT = 200;
const MAX_MISTAKES = 20;
/** A longer value is quoted by its beginning. */
const QUOTED = 60;

const SORT_OF: Readonly<Record<Show, Sort>> = { due: 'due', weak: 'weakest', new: 'written', all: 'written' };

const SINGLE = ['show', 'limit', 'sort', 'title'] as const;
type Single = (typeof SINGLE)[number];
const KEYS: readonly string[] = ['show', ...FILTERS, 'limit', 'sort', 'title'];
/** Other names of keys: of the property, and of several. */
const OTHER_NAMES: Readonly<Record<string, string>> = { round_type: 'round', tags: 'tag' };

/**
 * Reads the inside of a code block: one `key: value` per line, in any case; empty lines and lines that start with `#` say
 * nothing. Whatever is not understood is a mistake, and then there is no listing. Never throws.
 */
export function parseListing(source: string): ParsedListing {
  const reader = new Reader();
  for (const [at, line] of splitLines(source).entries()) {
    reader.read(line.trim(), at + 1);
    if (reader.mistakes.length >= MAX_MISTAKES) break;
  }
  return reader.mistakes.length > 0
    ? { ok: false, mistakes: reader.mistakes }
    : { ok: true, listing: reader.listing() };
}

class Reader {
  readonly mistakes: Mistake[] = [];
  private readonly filters: Filter[] = [];
  /** Line at which a key was said that can be said once. */
  private readonly said = new Map<Single, number>();
  private show: Show = 'due';
  private limit = DEFAULT_LIMIT;
  private sort: Sort | null = null;
  private title: string | null = null;

  listing(): Listing {
    const { show, filters, limit, sort, title } = this;
    return { show, filters, limit, sort: sort ?? SORT_OF[show], title };
  }

  read(text: string, line: number): void {
    if (text === '' || text.startsWith('#')) return;
    const colon = text.indexOf(':');
    const problem =
      colon < 0 ? withoutColon(text) : this.take(text.slice(0, colon), text.slice(colon + 1).trim(), line);
    if (problem !== null) this.mistakes.push({ line, message: problem });
  }

  /** @returns what is wrong, or null */
  private take(written: string, value: string, line: number): string | null {
    const name = written.trim().toLowerCase();
    const key = hasOwn(OTHER_NAMES, name) ? (OTHER_NAMES[name] ?? name) : name;
    if (!KEYS.includes(key)) return `${quoted(written.trim())} is no key. ${mend(key, KEYS, 'Use one of')}`;
    if (value === '') return `"${key}" has no value. Write one behind the colon, or take the line out.`;
    const filter = FILTERS.find((each) => each === key);
    if (filter) return this.takeFilter(filter, value);
    const single = SINGLE.find((each) => each === key);
    if (!single) return null;
    const before = this.said.get(single);
    if (before !== undefined)
      return `"${single}" is said in line ${String(before)} already. Take one of them out.`;
    this.said.set(single, line);
    return this.takeSingle(single, value);
  }

  private takeSingle(key: Single, value: string): string | null {
    if (key === 'title') {
      this.title = value;
      return null;
    }
    if (key === 'limit') {
      this.limit = Number(value);
      const isFit = /^\d{1,4}$/.test(value) && this.limit >= 1 && this.limit <= MAX_LIMIT;
      return isFit ? null : `${quoted(value)} is no limit. Write a number from 1 to ${String(MAX_LIMIT)}.`;
    }
    const known: readonly string[] = key === 'show' ? SHOWN : SORTED;
    const word = value.toLowerCase();
    if (!known.includes(word))
      return `"${key}" cannot be ${quoted(value)}. ${mend(word, known, 'It can be')}`;
    if (key === 'show') this.show = word as Show;
    else this.sort = word as Sort;
    return null;
  }

  private takeFilter(key: FilterKey, value: string): string | null {
    const values = (key === 'tag' ? value.split(',') : [value]).map((each) => CLEAN[key](each.trim()));
    if (values.some((each) => each === '')) return `${quoted(value)} names no ${key}. ${EXAMPLE[key]}`;
    this.filters.push(...values.map((each) => ({ key, value: each })));
    return null;
  }
}

const asIs = (value: string): string => value;

/** A value as it is compared. */
const CLEAN: Readonly<Record<FilterKey, (value: string) => string>> = {
  tag: (value) => trimmedSlashes(value.replace(/^#+/, '')),
  role: asIs,
  round: asIs,
  variant: asIs,
  topic: asIs,
  folder: (value) => trimmedSlashes(value),
  note: (value) => {
    const link = /^!?\[\[([^\][|#]*)(?:#[^\][|]*)?(?:\|[^\][]*)?\]\]$/.exec(value);
    return (link?.[1] ?? value).trim();
  },
};

function trimmedSlashes(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && value[start] === '/') start += 1;
  while (end > start && value[end - 1] === '/') end -= 1;
  return value.slice(start, end);
}

const EXAMPLE: Readonly<Record<FilterKey, string>> = {
  tag: 'Write it like "tag: backend".',
  role: 'Write it like "role: Backend Engineer".',
  round: 'Write it like "round: Technical screen".',
  variant: 'Write it like "variant: 2".',
  topic: 'Write it like "topic: Caching".',
  folder: 'Write it like "folder: Interviews/2026".',
  note: 'Write it like "note: [[Name of the note]]".',
};

/** A line of a word alone: a value whose key is missing, or nothing we know. */
function withoutColon(text: string): string {
  const word = text.toLowerCase();
  const show = didYouMean(word, SHOWN);
  if (show !== null) return `${quoted(text)} stands without a key. Did you mean "show: ${show}"?`;
  const [first = ''] = word.split(/\s/);
  const key = didYouMean(first, KEYS);
  const rest = text.slice(first.length).trim();
  const meant = key === null ? '' : ` Did you mean ${quoted(`${key}: ${rest === '' ? '…' : rest}`)}?`;
  return `${quoted(text)} has no colon. Each line is "key: value".${meant}`;
}

function mend(word: string, known: readonly string[], list: string): string {
  const meant = didYouMean(word, known);
  return meant === null ? `${list} ${oneOf(known)}.` : `Did you mean "${meant}"?`;
}

const oneOf = (words: readonly string[]): string =>
  `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] ?? ''}`;

const quoted = (text: string): string => `"${text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}…` : text}"`;
