import {
  type App,
  BasesEntry,
  type BasesPropertyId,
  type CachedMetadata,
  ListValue,
  NumberValue,
  StringValue,
  type TFile,
  TagValue,
  type Value,
  getAllTags,
  parsePropertyId,
} from 'obsidian';
import { dateValue, toValue } from './values';

type FileProperty = (file: TFile, cache: CachedMetadata | null) => Value;

/** The tags of a note, in its text and its frontmatter, each once and with its #. */
export const tagsOf = (cache: CachedMetadata | null): string[] => [
  ...new Set(cache === null ? [] : getAllTags(cache)),
];

const FILE_PROPERTIES: ReadonlyMap<string, FileProperty> = new Map<string, FileProperty>([
  ['name', (file) => new StringValue(file.name)],
  ['basename', (file) => new StringValue(file.basename)],
  ['path', (file) => new StringValue(file.path)],
  ['folder', (file) => new StringValue(file.parent?.path ?? '/')],
  ['ext', (file) => new StringValue(file.extension)],
  ['size', (file) => new NumberValue(file.stat.size)],
  ['ctime', (file) => dateValue(new Date(file.stat.ctime), true)],
  ['mtime', (file) => dateValue(new Date(file.stat.mtime), true)],
  ['tags', (_file, cache) => new ListValue(tagsOf(cache).map((tag) => new TagValue(tag)))],
]);

export const FILE_PROPERTY_IDS: readonly BasesPropertyId[] = [...FILE_PROPERTIES.keys()].map(
  (name) => `file.${name}` as const,
);

/** Whether the host knows the property; formulas are not evaluated. */
export function isKnown(id: BasesPropertyId): boolean {
  return id.startsWith('note.') || FILE_PROPERTY_IDS.includes(id);
}

/** A file of the vault as a row of a base. */
export class HostEntry extends BasesEntry {
  readonly cache: CachedMetadata | null;

  constructor(app: App, file: TFile) {
    super();
    this.file = file;
    this.cache = app.metadataCache.getFileCache(file);
  }

  /** The properties in the note's frontmatter. */
  get noteProperties(): BasesPropertyId[] {
    return Object.keys(this.cache?.frontmatter ?? {}).map((name) => `note.${name}` as const);
  }

  /** A property that the note lacks is a NullValue; what the host does not know is null. */
  override getValue(id: BasesPropertyId): Value | null {
    const { type, name } = parsePropertyId(id);
    if (type === 'file') return FILE_PROPERTIES.get(name)?.(this.file, this.cache) ?? null;
    if (type !== 'note') return null;
    const frontmatter: Record<string, unknown> = this.cache?.frontmatter ?? {};
    return toValue(Object.hasOwn(frontmatter, name) ? frontmatter[name] : null);
  }
}
