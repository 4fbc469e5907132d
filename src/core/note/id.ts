import { isAscii } from './hash';

/** Longer slugs than this are cut: YAML bounds the length of a key, and people read them. */
const MAX_SLUG = 120;

/** A text in lower case with every run of anything but letters and digits, of any script, as one `-`. */
export function slugOf(text: string): string {
  if (isAscii(text)) {
    const slug = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return slug.slice(0, MAX_SLUG).replace(/^-|-$/g, '');
  }
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  const cut = Array.from(slug).slice(0, MAX_SLUG).join('');
  return cut.replace(/^-|-$/g, '');
}

/**
 * An id that is safe as a key of frontmatter: a number alone becomes `q4`, since integer-like keys change their place
 * when Obsidian rewrites a mapping; nothing at all becomes `question`.
 */
export function safeId(id: string): string {
  if (id === '') return 'question';
  return /^\d+$/.test(id) ? `q${id}` : id;
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
