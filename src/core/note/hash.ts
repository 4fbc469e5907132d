import { askedText } from './asked-text';

/** Tells whether a text is made of ASCII alone: its letters are known without a look into the tables of Unicode. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** The words of a text without case, marks and punctuation: what two spellings of one question have in common. */
export function normalisedText(text: string): string {
  const words = (
    isAscii(text)
      ? text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
      : text
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
  ).trim();
  return words === '' ? text.trim() : words;
}

const OFFSET_BASIS = 0x811c9dc5;

/** Takes one more unit into an FNV-1a hash of 32 bits. */
const stepped = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** Sets fingerprints apart from those of the older rule: an entry of a log tells by which one it was written. */
const SEED = stepped(OFFSET_BASIS, 1);

/** An ASCII text of ordinary words, with such punctuation between them and behind them as does not count. */
const ORDINARY = /^[a-z0-9]+(?:(?:[,;:.]? |[-'])[a-z0-9]+)*[?!.]*$/i;

/**
 * The fingerprint of a question: 6 hex digits for {@link askedText}, by FNV-1a (32 bits,
 * http://www.isthe.com/chongo/tech/comp/fnv/) over its UTF-16 units, folded to 24 bits by xor as its authors advise. It
 * tells the questions of one note apart.
 */
export function questionHash(text: string): string {
  const ordinary = ORDINARY.test(text) ? hashOfAscii(text, SEED) : null;
  return folded(ordinary ?? hashOfUnits(askedText(text) || text.trim(), SEED));
}

/**
 * The fingerprint by the older rule, for which letters and digits alone counted: logs, journals and stored sessions name
 * questions by it until they are written anew.
 */
export const olderHash = (text: string): string =>
  folded(hashOfAscii(text) ?? hashOfUnits(normalisedText(text)));

const folded = (hash: number): string => ((hash >>> 24) ^ (hash & 0xffffff)).toString(16).padStart(6, '0');

function hashOfUnits(text: string, seed = OFFSET_BASIS): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = stepped(hash, text.charCodeAt(at));
  return hash;
}

/** Tells two texts apart, all but for certain, without keeping either: FNV-1a of 32 bits, and the length. */
export const fingerprint = (text: string): string =>
  `${String(text.length)}:${(hashOfUnits(text) >>> 0).toString(16)}`;

const SPACE = 32;

/** The hash of the normalised text of words in ASCII, which is never made; null for any other text. */
function hashOfAscii(text: string, seed = OFFSET_BASIS): number | null {
  let hash = seed;
  let isGap = false;
  let isFirst = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return null;
    const lower = code >= 65 && code <= 90 ? code + SPACE : code;
    if ((lower >= 97 && lower <= 122) || (lower >= 48 && lower <= 57)) {
      if (isGap && !isFirst) hash = stepped(hash, SPACE);
      hash = stepped(hash, lower);
      isGap = false;
      isFirst = false;
    } else isGap = true;
  }
  return isFirst ? null : hash;
}
