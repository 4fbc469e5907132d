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

/** Parts a text of a script without spaces into words; where the engine cannot, into characters. */
function unspacedParts(text: string): string[] {
  // Older engines of phones lack it.
  segmenter ??=
    typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('ja', { granularity: 'word' }) : null;
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text);
}

/** Stems that were found already: notes of one subject are made of the same words. */
const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 20_000;

function termsOfWord(word: string): readonly string[] {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const terms = [...new Set(readWord(word))];
  known.set(word, terms);
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
export const wordsWithAll = (text: string): string[] =>
  [...text.matchAll(WORD)].flatMap(([word]) => (UNSPACED.test(word) ? unspacedParts(word) : [word]));

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

/** The terms of some Markdown. Time is linear in the length of the text. */
export function termsOf(markdown: string): Terms {
  const terms = new Map<string, number>();
  for (const [word] of markdown.replace(TARGETS, ']').matchAll(WORD))
    for (const term of termsOfWord(word)) terms.set(term, (terms.get(term) ?? 0) + 1);
  return terms;
}
