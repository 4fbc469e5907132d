import type { App, Plugin, TFile } from 'obsidian';
import { findFrontmatter, type Frontmatter } from '../core/note/frontmatter';
import { fingerprint } from '../core/note/hash';

/**
 * Knows for which notes the metadata cache says what their text says. It lags behind: a note is written first and read
 * into the cache later, and what changed while the app was closed is read some time after the start.
 */
export class CacheFreshness {
  /** Whether the cache has caught up with the vault since this watches. */
  private hasCaughtUp = false;
  private readonly behind = new Set<string>();
  /** Fingerprint of what the cache read last of a note up to its body, where this saw it. */
  private readonly heads = new Map<string, string>();

  constructor(private readonly app: App) {}

  /** Watches for as long as the plugin is loaded. */
  watch(plugin: Plugin): void {
    const { vault, metadataCache } = this.app;
    plugin.registerEvent(metadataCache.on('resolved', () => (this.hasCaughtUp = true)));
    plugin.registerEvent(vault.on('modify', ({ path }) => this.behind.add(path)));
    plugin.registerEvent(vault.on('create', ({ path }) => this.behind.add(path)));
    const forget = (path: string): void => {
      this.behind.delete(path);
      this.heads.delete(path);
    };
    plugin.registerEvent(
      vault.on('rename', ({ path }, from) => {
        forget(from);
        this.behind.add(path);
      }),
    );
    plugin.registerEvent(
      metadataCache.on('changed', ({ path }, text) => {
        const bounds = findFrontmatter(text);
        if (typeof bounds === 'string') this.heads.delete(path);
        else this.heads.set(path, fingerprint(text.slice(0, bounds.bodyStart)));
        this.behind.delete(path);
      }),
    );
    plugin.registerEvent(
      vault.on('delete', ({ path }) => {
        forget(path);
      }),
    );
  }

  /**
   * The frontmatter of a text that was just read, as far as the cache holds it for certain: its YAML need not be read
   * again. Null where it has to be: the cache is behind, or has none because the YAML is missing or invalid.
   */
  frontmatter(file: TFile, text: string): Frontmatter | null {
    if (!this.hasCaughtUp || this.behind.has(file.path)) return null;
    const cache = this.app.metadataCache.getFileCache(file);
    const bounds = findFrontmatter(text);
    if (!cache?.frontmatter || typeof bounds === 'string') return null;
    // Of two writes in a row the cache may have read the first alone.
    const head = this.heads.get(file.path);
    if (head !== undefined && head !== fingerprint(text.slice(0, bounds.bodyStart))) return null;
    return { data: cache.frontmatter, bounds, diagnostics: [] };
  }
}
