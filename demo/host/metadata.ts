import { type App, type CachedMetadata, MetadataCache, TFile, Vault } from 'obsidian';
import { knownText } from './vault';
import { type LooseMethods, patchLoosely } from './patch';

interface CacheFields {
  app__: App;
  cache__: Map<string, CachedMetadata>;
  parseNow(file: TFile): void;
  updateLinks(path: string, cache: CachedMetadata): void;
}

/** The delay of the app's parser, long enough that who reads the cache in `modify` reads the old one. */
const PARSE_MS = 20;

type Parse = (this: MetadataCache, file: TFile) => void;

/** Lets the mocks parse what the vault holds, at the time and with the events of the app. */
export function installMetadata(): void {
  const parse = (MetadataCache.prototype as unknown as { parseFileMetadata: Parse }).parseFileMetadata;
  const reading: LooseMethods<Vault> = {
    readSync__(file: TFile) {
      const text = knownText(file.path);
      if (text === null) throw new Error('The file has not been read.');
      return text;
    },
  };
  patchLoosely(Vault, reading);
  const parsing: LooseMethods<MetadataCache & CacheFields> = {
    parseNow(file: TFile) {
      if (file.extension !== 'md') return;
      try {
        parse.call(this, file);
      } catch {
        // Invalid YAML: the note is indexed without frontmatter.
        this.cache__.set(file.path, {});
        this.updateLinks(file.path, {});
        this.trigger('changed', file, knownText(file.path) ?? '', {});
      }
    },
    parseFileMetadata(file: unknown) {
      if (!(file instanceof TFile)) return;
      window.setTimeout(() => {
        if (this.app__.vault.getFileByPath(file.path) !== file) return;
        this.parseNow(file);
        this.trigger('resolve', file);
        this.trigger('resolved');
      }, PARSE_MS);
    },
  };
  patchLoosely(MetadataCache, parsing);
}

/** Indexes the whole vault at once: the app finds its index stored from last time. */
export function warmMetadata(app: App): void {
  const cache = app.metadataCache as unknown as MetadataCache & CacheFields;
  for (const file of app.vault.getFiles()) cache.parseNow(file);
  app.vault.on('delete', (file) => {
    const before = cache.cache__.get(file.path) ?? null;
    cache.cache__.delete(file.path);
    if (file instanceof TFile) cache.trigger('deleted', file, before);
  });
  app.vault.on('rename', (file, oldPath) => {
    const before = cache.cache__.get(oldPath);
    cache.cache__.delete(oldPath);
    if (before !== undefined) cache.cache__.set(file.path, before);
  });
}
