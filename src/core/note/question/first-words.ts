/** A pattern's source that fits each of the words. */
export const anyOf = (words: readonly string[]): string => words.join('|');

/** The word with which an alternative of a pattern starts, and a `?` where its last letter may be missing. */
const FIRST_WORD = /^([\p{L}\p{M}]+)(\?)?/u;

const LETTERS = /[\p{L}\p{M}]+/uy;

const LAST_ASCII = 127;

/** Longer words than this share one length. */
const LONGEST = 31;

/**
 * The first words of a vocabulary: a look at them spares nearly all texts the pattern of the whole vocabulary, which
 * costs more the more languages it knows.
 */
export class FirstWords {
  private readonly words = new Set<string>();
  /** Which first letters go with which lengths, of words in ASCII: most texts fail here, before any text is made. */
  private readonly shapes = new Uint8Array(32 * (LONGEST + 1));

  /** @param alternatives of a pattern, each of which starts with a word of letters */
  constructor(alternatives: readonly string[]) {
    for (const alternative of alternatives) {
      const [, word, isOptional] = FIRST_WORD.exec(alternative) ?? [];
      if (word === undefined) throw new Error(`"${alternative}" starts with no word.`);
      this.add(word);
      if (isOptional !== undefined) this.add(word.slice(0, -1));
    }
  }

  /** Tells whether a text may start with one of the vocabulary: false is certain. */
  mayStart(text: string, from = 0): boolean {
    return this.lengthAt(text, from) > 0;
  }

  /** Length of the word of the vocabulary at `from`, up to where its letters end; 0 for none. */
  lengthAt(text: string, from = 0): number {
    let end = from;
    while (isAsciiLetter(text.charCodeAt(end))) end += 1;
    if (text.charCodeAt(end) > LAST_ASCII) {
      LETTERS.lastIndex = from;
      end = LETTERS.test(text) ? LETTERS.lastIndex : from;
    } else if (this.shapes[shapeOf(text, from, end)] === 0) return 0;
    return this.words.has(text.slice(from, end).toLowerCase()) ? end - from : 0;
  }

  private add(word: string): void {
    this.words.add(word);
    this.shapes[shapeOf(word, 0, word.length)] = 1;
  }
}

const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** A number for the first letter of a word, whatever its case, and its length. */
const shapeOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) & 31) * (LONGEST + 1) + Math.min(end - start, LONGEST);
