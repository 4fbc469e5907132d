import { plainWord, stemOf } from './stem';
import { isStopWord } from './stop-words';

/** What a text is about: each term with how often it occurs. */
export type Terms = ReadonlyMap<string, number>;

/** A word of any script; `C++`, `C#` and `p-value` are one. */
const WORD = /(?:[a-z\d]-(?=[a-z]{2}))?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\+\+|#(?!\p{L}))?/giu;

/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ONLY_HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

/** Where links and pictures lead, and tags of HTML: names of places, no words of the writer. */
const TARGETS = /\]\([^()\s]*\)|<\/?[a-z][^<>\n]{0,200}>|https?:\/\/[^\s)>\]]+/giu;

/** `timingSafeEqual`, `HTTPServer`: the words of a name in code. */
const CAMEL = /[\p{Ll}\d](?=\p{Lu})|\p{Lu}(?=\p{Lu}\p{Ll})/gu;

let segmenter: Intl.Segmenter | null | undefined;

/** A sentence is shorter; the time that a segmenter takes grows with the square of what it gets at once. */
const STRETCH = /[^]{1,500}/gu;

/** Parts a text of a script without spaces into words; where the engine cannot, into characters. */
function unspacedParts(text: string): string[] {
  // Older engines of phones lack it.
  const words = (segmenter ??=
    typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('ja', { granularity: 'word' }) : null);
  if (!words) return Array.from(text);
  return (text.match(STRETCH) ?? []).flatMap((stretch) =>
    Array.from(words.segment(stretch), ({ segment }) => segment),
  );
}

/** Stems that were found already: notes of one subject are made of the same words. */
const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 20_000;
/** Longer ones come once, and are no words. */
const LONGEST_KNOWN = 60;

function termsOfWord(word: string): readonly string[] {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const terms = [...new Set(readWord(word))];
  if (word.length <= LONGEST_KNOWN) known.set(word, terms);
  return terms;
}

function readWord(word: string): string[] {
  if (UNSPACED.test(word))
    return unspacedParts(word).flatMap((part) => (ONLY_HIRAGANA.test(part) ? [] : termOf(part)));
  const parts = word.replace(CAMEL, '$& ').split(' ');
  return parts.length > 1 ? [...termOf(word), ...parts.flatMap(termOf)] : termOf(word);
}

function termOf(word: string): string[] {
  const plain = plainWord(word);
  // A single letter or digit says nothing by itself, but for the names of a few languages and of metrics.
  if (isStopWord(plain) || (plain.length < 2 && plain.charCodeAt(0) < 0x2e80)) return [];
  return [stemOf(plain)];
}

/** All words of a text, also those that hold it together. */
export function wordsWithAll(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (word) => {
    for (const part of UNSPACED.test(word) ? unspacedParts(word) : [word]) words.push(part);
  });
  return words;
}

/** A word of a text, and where it starts. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
}

/** The words of a plain text as people tell them apart, also where no space does. */
export function wordsOf(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }): PlacedWord[] => {
    if (!UNSPACED.test(word)) return [{ word, start: index }];
    let start = index;
    return unspacedParts(word).flatMap((part) => {
      const placed = { word: part, start };
      start += part.length;
      return ONLY_HIRAGANA.test(part) ? [] : [placed];
    });
  });
}

const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** The same pattern with a place of its own, from which it goes on. */
const NEXT_WORD = new RegExp(WORD.source, WORD.flags);

const LAST_ASCII = 127;
const [HYPHEN, PLUS, NUMBER_SIGN] = [45, 43, 35];

/**
 * The words of a text as {@link WORD} finds them, one after another. Words of ASCII letters, which most are, are found
 * without the pattern: it takes most of the time of a comparison otherwise.
 */
function eachWord(text: string, take: (word: string) => void): void {
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= LAST_ASCII && !isAsciiWord(code)) {
      at += 1;
      continue;
    }
    let end = at;
    while (isAsciiWord(text.charCodeAt(end))) end += 1;
    const behind = text.charCodeAt(end);
    const isPlain = behind <= LAST_ASCII && behind !== PLUS && behind !== NUMBER_SIGN;
    if (end > at && (isPlain || end === text.length) && !(behind === HYPHEN && end === at + 1)) {
      take(text.slice(at, end));
      at = end;
      continue;
    }
    NEXT_WORD.lastIndex = at;
    const word = NEXT_WORD.exec(text);
    if (!word) return;
    take(word[0]);
    at = NEXT_WORD.lastIndex;
  }
}

const withoutTargets = (markdown: string): string =>
  markdown.includes('](') || markdown.includes('<') || markdown.includes('://')
    ? markdown.replace(TARGETS, ']')
    : markdown;

/** The terms of some Markdown. Time is linear in the length of the text. */
export function termsOf(markdown: string): Terms {
  const terms = new Map<string, number>();
  eachWord(withoutTargets(markdown), (word) => {
    for (const term of termsOfWord(word)) terms.set(term, (terms.get(term) ?? 0) + 1);
  });
  return terms;
}

/** Numbers for the terms of many texts, in the order in which they come: what is counted and weighed is a number then. */
export class TermNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly ofWords = new Map<string, readonly number[]>();
  /** For each term the last list that it was put into. */
  private readonly lastList: number[] = [];
  private lists = 0;

  /** All terms so far; the place of each is its number. */
  get terms(): string[] {
    return [...this.numbers.keys()];
  }

  /** The terms of some Markdown that are not in `list` yet, each once. */
  addTo(list: number[], markdown: string): void {
    this.lists += 1;
    for (const number of list) this.lastList[number] = this.lists;
    eachWord(withoutTargets(markdown), (word) => {
      let numbers = this.ofWords.get(word);
      if (!numbers) this.ofWords.set(word, (numbers = termsOfWord(word).map((term) => this.numberOf(term))));
      for (const number of numbers) {
        if (this.lastList[number] === this.lists) continue;
        this.lastList[number] = this.lists;
        list.push(number);
      }
    });
  }

  private numberOf(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    this.numbers.set(term, this.numbers.size);
    return this.numbers.size - 1;
  }
}
