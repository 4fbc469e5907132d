import { splitCode, withoutLinks } from './plain-text';

/** Stands in a text, before and behind its number, for a piece in which every sign counts: code, a formula, an escaped mark. */
const PIECE = '\uFFFC';

/** Words with the pieces that touch them, blanks, and runs of signs. */
const TOKENS = /([\p{L}\p{N}\p{M}\uFFFC]+)|(\s+)|[^\p{L}\p{N}\p{M}\uFFFC\s]+/gu;

const QUOTES = new Set('"\'“”„‟‘’‚‛«»‹›「」『』《》〈〉【】');
const STOPS = new Set('.,;:。、،؛');
const ASKS = new Set('?!؟‽¿¡');
/** Signs that ordinary words touch, which stay ordinary words. */
const SOFT = new Set([...QUOTES, ...STOPS, ...ASKS, '/', '&']);

/**
 * What a reader tells a question by, as one text.
 *
 * - Formatting does not count: emphasis, highlights, the syntax of links, and the marks around code and formulas.
 *   A mark without a partner is no formatting, so `*args` is not `**args`.
 * - Between words, punctuation of prose does not count: quotation marks, hyphens and dashes, commas, colons and full
 *   stops, round brackets around words, and what stands at the end. All other signs count, and in code all signs do.
 * - Case counts in code and in words that touch a sign, as in `O(n)`; not in ordinary words.
 * - Blanks count only between two words or two signs.
 */
export function askedText(markdown: string): string {
  const { text, pieces } = withPieces(markdown);
  const tokens = tokensOf(withoutEmphasis(text));
  const written = new Written();
  tokens.forEach((token, at) => {
    if (token.kind === 'signs' && token.text !== '') written.add(token.text, false);
    else if (token.kind !== 'words') written.gap();
    else {
      const isTouched =
        isFirm(tokens[at - 1]?.text.at(-1)) ||
        isFirm(tokens[at + 1]?.text.at(0)) ||
        token.text.includes(PIECE);
      token.text.split(PIECE).forEach((part, index) => {
        if (index % 2 === 1) written.addCode(pieces[Number(part)] ?? '');
        else if (part !== '') written.add(isTouched ? part : part.toLowerCase(), true);
      });
    }
  });
  return written.text;
}

/** Whether a sign is one by which a word is no ordinary word. */
const isFirm = (sign: string | undefined): boolean =>
  sign !== undefined && !SOFT.has(sign) && !/[\s\p{L}\p{N}\p{M}\uFFFC]/u.test(sign);

/** A text that is put together, with blanks only where they count. */
class Written {
  text = '';
  private isGap = false;
  private isWord = false;

  gap(): void {
    this.isGap = true;
  }

  add(text: string, isWord: boolean): void {
    if (this.isGap && this.text !== '' && this.isWord === isWord) this.text += ' ';
    this.text += text;
    this.isWord = isWord;
    this.isGap = false;
  }

  addCode(code: string): void {
    for (const [whole, word, blank] of code.matchAll(TOKENS)) {
      if (blank !== undefined) this.gap();
      else this.add(whole, word !== undefined);
    }
  }
}

/** Marks that an escape keeps from being formatting, and formulas. */
const PIECES = /\\([*_~=$])|\$([^\s$](?:[^$]*[^\s$])?)\$(?!\d)/g;
const ESCAPES = /\\([!-/:-@[-`{-~])/g;
const HIGHLIGHT = /(^|[^\p{L}\p{N}=~])(==|~~)([\p{L}\p{N}\uFFFC*_](?:[^=~]*[^\s=~])?)\2(?![\p{L}\p{N}=~])/gu;
/** Raised digits and signs, which would become ordinary ones: `n²` is `n^2`, not `n2`. */
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u207F]/g;
const DASHES = /[–—―]/g;

/** A text without formatting, but for emphasis, and the pieces in it. */
function withPieces(markdown: string): { readonly text: string; readonly pieces: readonly string[] } {
  const pieces: string[] = [];
  const taken = (piece: string): string => `${PIECE}${String(pieces.push(piece) - 1)}${PIECE}`;
  const plain = markdown.replaceAll(PIECE, ' ').replace(RAISED, '^$&').normalize('NFKC');
  const text = splitCode(plain)
    .map((part) =>
      part.isCode
        ? taken(part.text)
        : part.text.replace(PIECES, (_, mark?: string, formula?: string) => taken(mark ?? formula ?? '')),
    )
    .join('');
  const unlinked = withoutLinks(text.replace(ESCAPES, '$1'));
  return { text: unlinked.replace(HIGHLIGHT, '$1$3').replace(DASHES, ' '), pieces };
}

/** A run of one mark of emphasis that may still begin some. */
interface Opener {
  readonly at: number;
  readonly length: number;
  readonly isBoth: boolean;
  left: number;
}

const isBlank = (unit: string | undefined): boolean => unit === undefined || /\s/.test(unit);
const isSign = (unit: string | undefined): boolean => unit !== undefined && /[\p{P}\p{S}]/u.test(unit);

/** A text without the marks of emphasis that have a partner, by the rules of CommonMark. */
function withoutEmphasis(text: string): string {
  const openers: Record<string, Opener[]> = { '*': [], _: [] };
  /** How much of a run goes, by its index. */
  const gone = new Map<number, number>();
  const take = (at: number, count: number): void => void gone.set(at, (gone.get(at) ?? 0) + count);
  for (const { 0: run, index: at } of text.matchAll(/\*+|_+/g)) {
    const [before, after] = [text[at - 1], text[at + run.length]];
    const isLeft = !isBlank(after) && (!isSign(after) || isBlank(before) || isSign(before));
    const isRight = !isBlank(before) && (!isSign(before) || isBlank(after) || isSign(after));
    const isOpen = isLeft && (run.startsWith('*') || !isRight || isSign(before));
    const isClose = isRight && (run.startsWith('*') || !isLeft || isSign(after));
    const [same, others] = run.startsWith('*') ? [openers['*'], openers['_']] : [openers['_'], openers['*']];
    let left = run.length;
    for (let opener = same?.at(-1); isClose && left > 0 && opener; opener = same?.at(-1)) {
      const isThird = (opener.length + run.length) % 3 === 0 && run.length % 3 !== 0;
      if ((opener.isBoth || isOpen) && isThird) break;
      const count = Math.min(2, left, opener.left);
      take(opener.at, count);
      take(at, count);
      left -= count;
      opener.left -= count;
      while ((others?.at(-1)?.at ?? -1) > opener.at) others?.pop();
      if (opener.left === 0) same?.pop();
    }
    if (isOpen && left > 0) same?.push({ at, length: run.length, isBoth: isClose, left });
  }
  if (gone.size === 0) return text;
  return text.replace(/\*+|_+/g, (run, at: number) => run.slice(gone.get(at) ?? 0));
}

interface Token {
  readonly kind: 'words' | 'blank' | 'signs';
  /** Of signs those that count. */
  readonly text: string;
}

/** The words, blanks and runs of signs of a text. */
function tokensOf(text: string): Token[] {
  const found = [...text.trim().matchAll(TOKENS)];
  /** Whether each bracket that is open counts. */
  const brackets: boolean[] = [];
  return found.map(([whole, words, blank], at): Token => {
    if (words !== undefined) return { kind: 'words', text: words };
    if (blank !== undefined) return { kind: 'blank', text: blank };
    const place = {
      isBehind: found[at - 1]?.[1] !== undefined,
      isBefore: found[at + 1]?.[1] !== undefined,
      isLast: at === found.length - 1,
    };
    return { kind: 'signs', text: counted(whole, place, brackets) };
  });
}

/** Where a run of signs stands. */
interface Place {
  /** Whether it touches a word before it, and behind it. */
  readonly isBehind: boolean;
  readonly isBefore: boolean;
  /** Whether it ends the text. */
  readonly isLast: boolean;
}

/** Of a run of signs those that count. */
function counted(run: string, place: Place, brackets: boolean[]): string {
  const { isBehind, isBefore, isLast } = place;
  const signs = Array.from(run);
  const isProse = (sign = ''): boolean =>
    QUOTES.has(sign) ||
    (isBehind ? STOPS.has(sign) || (isLast && ASKS.has(sign)) : sign === '¿' || sign === '¡') ||
    (isBehind !== isBefore && (sign === '(' || sign === ')'));
  if (isBehind === isBefore) {
    const isAsk = isLast && ASKS.has(signs.at(-1) ?? '');
    if (isAsk) signs.pop();
    const [sign, ...more] = isAsk && signs.length === 0 ? [] : signs;
    const isQuiet =
      sign === '-' || (isBehind ? sign !== '.' && isProse(sign) : isLast && STOPS.has(sign ?? ''));
    if (more.length === 0 && isQuiet) return '';
  }
  // Prose is what touches a blank: of a run before a word its beginning, of a run behind a word its end.
  let [from, to] = [0, signs.length];
  if (isBefore && !isBehind) while (from < to && isProse(signs[from])) from += 1;
  if (isBehind && !isBefore) while (to > from && isProse(signs[to - 1])) to -= 1;
  const isKept = (sign: string, at: number): boolean => {
    const isInside = at >= from && at < to;
    if (sign === '(') brackets.push(at >= from);
    if (sign === ')') return brackets.pop() ?? isInside;
    return isInside || (sign === '(' && at >= to);
  };
  return signs.filter(isKept).join('');
}
