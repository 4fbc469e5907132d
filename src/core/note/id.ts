import { isAscii } from './hash';

/** Longer slugs than this are cut: YAML bounds the length of a key, and people read them. */
const MAX_SLUG = 120;

/** A text in lower case with every run of anything but letters and digits, of any script, as one `-`. */
export function slugOf(text: string): string {
  if (isAscii(text)) {
    return withoutOuterDashes(
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, MAX_SLUG),
    );
  }
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  return withoutOuterDashes(Array.from(slug).slice(0, MAX_SLUG).join(''));
}

/** A slug without the dash before its first word and the one behind its last. */
const withoutOuterDashes = (slug: string): string =>
  slug.slice(slug.startsWith('-') ? 1 : 0, slug.endsWith('-') ? -1 : undefined);

/**
 * An id that is safe as a key of frontmatter: a number alone becomes `q4`, since integer-like keys change their place
 * when Obsidian rewrites a mapping; nothing at all becomes `question`.
 */
export function safeId(id: string): string {
  if (id === '') return 'question';
  return isNumber(id) ? `q${id}` : id;
}

/** Tells whether a text is made of digits alone. */
export function isNumber(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text !== '';
}

/** Hands out ids: the first use of one gets it as it is, later uses `-2`, `-3` and so on. */
export class IdRegistry {
  /** Each id that is taken, and the number that was last put behind it. */
  private readonly uses = new Map<string, number>();

  /** @returns the id to use, and whether it had to differ from the wanted one. */
  claim(wanted: string): { id: string; duplicate: boolean } {
    let use = this.uses.get(wanted);
    if (use === undefined) {
      this.uses.set(wanted, 1);
      return { id: wanted, duplicate: false };
    }
    let id: string;
    do {
      use += 1;
      id = `${wanted}-${String(use)}`;
    } while (this.uses.has(id));
    this.uses.set(wanted, use);
    this.uses.set(id, 1);
    return { id, duplicate: true };
  }
}
