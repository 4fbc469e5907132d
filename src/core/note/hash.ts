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

/**
 * 6 hex digits for a question's text: FNV-1a (32 bits, http://www.isthe.com/chongo/tech/comp/fnv/) over the UTF-16 units
 * of the normalised text, folded to 24 bits by xor as its authors advise. It tells the questions of one note apart.
 */
export function questionHash(text: string): string {
  let hash = 0x811c9dc5;
  const normalised = normalisedText(text);
  for (let at = 0; at < normalised.length; at += 1)
    hash = Math.imul(hash ^ normalised.charCodeAt(at), 0x01000193) >>> 0;
  return ((hash >>> 24) ^ (hash & 0xffffff)).toString(16).padStart(6, '0');
}
