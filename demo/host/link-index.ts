import {
  type App,
  type CachedMetadata,
  MetadataCache,
  type Reference,
  type TAbstractFile,
  TFile,
  debounce,
  getLinkpath,
} from 'obsidian';
import { type LooseMethods, patchLoosely } from './patch';

interface IndexFields {
  cache__: Map<string, CachedMetadata>;
  updateLinks(path: string, cache: CachedMetadata): void;
}
type Counts = Record<string, number>;

/** Links to what is new or gone are followed together, after the parser has read what is new. */
const RELINK_MS = 40;

/** What a link names in the vault, without heading or block; empty for the note itself, null for an address. */
function targetOf({ link, original }: Reference): string | null {
  // In a table the bar of a wikilink is escaped.
  if (/^!?\[\[/.test(original)) return getLinkpath(link.replace(/\\$/, ''));
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) return null;
  const path = /^<(.*)>/.exec(link)?.[1] ?? link.replace(/\s+["'(].*$/, '');
  try {
    return getLinkpath(decodeURIComponent(path));
  } catch {
    return getLinkpath(path);
  }
}

/** Counts the links of a note in text, embeds and frontmatter, where the mocks know neither addresses nor escapes. */
export function installLinkIndex(): void {
  const methods: LooseMethods<MetadataCache> = {
    updateLinks(path: string, { links = [], embeds = [], frontmatterLinks = [] }: CachedMetadata) {
      const resolved: Counts = {};
      const unresolved: Counts = {};
      for (const reference of [...links, ...embeds, ...frontmatterLinks]) {
        const target = targetOf(reference);
        if (target === null || target === '') continue;
        const file = this.getFirstLinkpathDest(target, path);
        const counts = file === null ? unresolved : resolved;
        const key = file === null ? target : file.path;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      this.resolvedLinks[path] = resolved;
      this.unresolvedLinks[path] = unresolved;
    },
  };
  patchLoosely(MetadataCache, methods);
}

const nameOf = (target: string): string => target.slice(target.lastIndexOf('/') + 1).replace(/\.md$/, '');

/** Follows the links of other notes to files that appear, go and are renamed. */
export function followLinks(app: App): void {
  const cache = app.metadataCache as unknown as MetadataCache & IndexFields;
  const { resolvedLinks, unresolvedLinks } = cache;
  const gone = new Set<string>();
  const come = new Set<string>();
  const relink = debounce(
    () => {
      for (const [path, cached] of cache.cache__) {
        const lost = Object.keys(resolvedLinks[path] ?? {}).some((target) => gone.has(target));
        const found = Object.keys(unresolvedLinks[path] ?? {}).some((target) => come.has(nameOf(target)));
        if (lost || found) cache.updateLinks(path, cached);
      }
      gone.clear();
      come.clear();
      cache.trigger('resolved');
    },
    RELINK_MS,
    false,
  );
  const forget = (path: string): void => {
    Reflect.deleteProperty(resolvedLinks, path);
    Reflect.deleteProperty(unresolvedLinks, path);
    gone.add(path);
  };
  const expect = (file: TAbstractFile): void => {
    if (file instanceof TFile) come.add(nameOf(file.path));
  };
  app.vault.on('create', (file) => {
    expect(file);
    relink();
  });
  app.vault.on('delete', (file) => {
    forget(file.path);
    relink();
  });
  app.vault.on('rename', (file, oldPath) => {
    const moved = [resolvedLinks[oldPath], unresolvedLinks[oldPath]] as const;
    forget(oldPath);
    if (moved[0] !== undefined) resolvedLinks[file.path] = moved[0];
    if (moved[1] !== undefined) unresolvedLinks[file.path] = moved[1];
    expect(file);
    relink();
  });
}
