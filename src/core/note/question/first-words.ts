/** A pattern's source that fits each of the words. */
export const anyOf = (words: readonly string[]): string => words.join('|');

/** A letter or mark, a class of letters, or a group, and a `?` where it may be missing. */
const PART =
  /(?:\[(?<letters>[\p{L}\p{M}]+)\]|\(\?:(?<group>(?:[^()]|\([^()]*\))*)\)|(?<letter>[\p{L}\p{M}]))(?<optional>\?)?/uy;

/** Parts of a group that is not inside of another. */
const alternativesOf = (group: string): string[] => group.match(/(?:[^|()]|\([^()]*\))+/g) ?? [];

/** The words with which texts start that a pattern fits: letters, classes of letters and groups, up to anything else. */
function firstWordsOf(pattern: string): string[] {
  PART.lastIndex = 0;
  const { letters, group, letter, optional } = PART.exec(pattern)?.groups ?? {};
  const end = PART.lastIndex;
  const rest = pattern.slice(end);
  if (end === 0) return [''];
  const tails = firstWordsOf(rest);
  const words =
    group === undefined
      ? Array.from(letter ?? letters ?? '').flatMap((each) => tails.map((tail) => each + tail))
      : alternativesOf(group).flatMap((each) => firstWordsOf(each + rest));
  return optional === undefined ? words : [...words, ...tails];
}

const LAST_ASCII = 127;

/** How many marks there are, a power of two: many more than any vocabulary has words, so that few share one. */
const MARKS = 4096;

/**
 * The first words of a vocabulary: a look at them spares nearly all texts the pattern of the whole vocabulary, which
 * costs more the more languages it knows.
 */
export class FirstWords {
  private readonly words = new Set<string>();
  /** A mark at the {@link mixed} letters of each word: most texts fail here, before any text is made. */
  private readonly marks = new Uint8Array(MARKS);
  private longest = 0;

  /** @param alternatives of a pattern, each of which starts with a word of letters */
  constructor(alternatives: readonly string[]) {
    for (const alternative of alternatives) {
      for (const word of firstWordsOf(alternative)) {
        if (word === '') throw new Error(`"${alternative}" starts with no word.`);
        this.add(word);
      }
    }
  }

  /** Tells whether a text may start with one of the vocabulary: false is certain. */
  mayStart(text: string, from = 0): boolean {
    return this.lengthAt(text, from) > 0;
  }

  /** Length of the word of the vocabulary at `from`, up to where its letters end; 0 for none. */
  lengthAt(text: string, from = 0): number {
    let end = from;
    let letters = 0;
    for (let code = text.charCodeAt(end); isWordUnit(code); code = text.charCodeAt(end)) {
      letters = mixed(letters, code);
      end += 1;
      if (end - from > this.longest) return 0;
    }
    if (this.marks[letters] === 0) return 0;
    return this.words.has(text.slice(from, end).toLowerCase()) ? end - from : 0;
  }

  private add(word: string): void {
    this.words.add(word);
    this.longest = Math.max(this.longest, word.length);
    let letters = 0;
    for (let at = 0; at < word.length; at += 1) letters = mixed(letters, word.charCodeAt(at));
    this.marks[letters] = 1;
  }
}

/** Tells whether a unit is a letter or mark; beyond ASCII, whether it is none of the signs that stand beside words. */
function isWordUnit(code: number): boolean {
  if (code <= LAST_ASCII) return (code | 32) >= 97 && (code | 32) <= 122;
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  return (
    code > LAST_ASCII &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xfe00 && code <= 0xff20) &&
    code !== 0x60c &&
    code !== 0x61f
  );
}

/** Takes one more unit, whatever its case, into a number below {@link MARKS}; beyond ASCII only that there is one. */
const mixed = (letters: number, code: number): number =>
  (letters * 31 + (code <= LAST_ASCII ? code & 31 : 0)) & (MARKS - 1);

/**
 * A pattern of many alternatives at the start of a text, of which only those are tried that start with its first word: an
 * engine tries each of them else, and these are hundreds.
 */
export class StartPattern {
  private readonly words: FirstWords;
  private readonly byWord = new Map<string, string[]>();
  private readonly compiled = new Map<string, RegExp>();

  /** @param behind what must follow any of the alternatives, as a pattern */
  constructor(
    alternatives: readonly string[],
    private readonly behind: string,
  ) {
    this.words = new FirstWords(alternatives);
    for (const alternative of alternatives)
      for (const word of new Set(firstWordsOf(alternative))) {
        const others = this.byWord.get(word) ?? [];
        this.byWord.set(word, others);
        others.push(alternative);
      }
  }

  test(text: string): boolean {
    const length = this.words.lengthAt(text);
    if (length === 0) return false;
    const word = text.slice(0, length).toLowerCase();
    let pattern = this.compiled.get(word);
    if (!pattern) {
      pattern = new RegExp(`^(?:${anyOf(this.byWord.get(word) ?? [])})${this.behind}`, 'iu');
      this.compiled.set(word, pattern);
    }
    return pattern.test(text);
  }
}
