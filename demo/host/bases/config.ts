import { type BasesPropertyId, type BasesSortConfig, BasesViewConfig, NullValue, type Value } from 'obsidian';
import { type Base, type BaseView, propertyIdOf } from './base-file';

const FILE_NAMES: ReadonlyMap<string, string> = new Map([
  ['file.name', 'file name'],
  ['file.basename', 'file base name'],
  ['file.path', 'file path'],
  ['file.ext', 'file extension'],
  ['file.size', 'file size'],
  ['file.ctime', 'created time'],
  ['file.mtime', 'modified time'],
  ['file.tags', 'file tags'],
]);

/** What a base says of one of its views. */
export class HostViewConfig extends BasesViewConfig {
  private readonly changed = new Map<string, unknown>();

  constructor(
    private readonly base: Base,
    private readonly view: BaseView,
    private readonly save: (key: string, value: unknown) => void,
  ) {
    super();
    this.name = view.name;
  }

  override get(key: string): unknown {
    return this.changed.has(key) ? this.changed.get(key) : this.view.options[key];
  }

  override getAsPropertyId(key: string): BasesPropertyId | null {
    const value = this.get(key);
    return typeof value === 'string' && value !== '' ? propertyIdOf(value) : null;
  }

  /** Formulas are not evaluated here. */
  override getEvaluatedFormula(): Value {
    return NullValue.value;
  }

  /** Writes the value to the file; null takes the key out of it. */
  override set(key: string, value: unknown): void {
    if (JSON.stringify(this.get(key) ?? null) === JSON.stringify(value ?? null)) return;
    this.changed.set(key, value ?? undefined);
    this.save(key, value);
  }

  override getOrder(): BasesPropertyId[] {
    return [...this.view.order];
  }

  override getSort(): BasesSortConfig[] {
    return [...this.view.sort];
  }

  override getDisplayName(id: BasesPropertyId): string {
    return this.base.displayNames.get(id) ?? FILE_NAMES.get(id) ?? id.slice(id.indexOf('.') + 1);
  }
}
