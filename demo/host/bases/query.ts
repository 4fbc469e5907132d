import {
  type App,
  type BasesEntry,
  BasesEntryGroup,
  type BasesPropertyId,
  BasesQueryResult,
  type BasesSortConfig,
  NullValue,
  type Value,
} from 'obsidian';
import { type Base, BaseError, type BaseView } from './base-file';
import { FILE_PROPERTY_IDS, HostEntry, isKnown } from './entry';
import { filterOf } from './filter';
import { compareValues, isNothing } from './values';

/** Entries with the same value of the property that a view groups by. */
class HostGroup extends BasesEntryGroup {
  constructor(entries: BasesEntry[], key?: Value) {
    super();
    this.entries = entries;
    if (key !== undefined) this.key = key;
  }

  override hasKey(): boolean {
    return this.key !== undefined && !(this.key instanceof NullValue);
  }
}

/** What a view shows. It is made anew for every change, as in the app. */
class HostResult extends BasesQueryResult {
  constructor(
    override data: BasesEntry[],
    private readonly groups: BasesEntryGroup[],
    private readonly order: BasesPropertyId[],
  ) {
    super();
    this.data = data;
  }

  override get groupedData(): BasesEntryGroup[] {
    return this.groups;
  }

  override get properties(): BasesPropertyId[] {
    return this.order;
  }

  /** Summaries are not computed here. */
  override getSummaryValue(): Value {
    return NullValue.value;
  }
}

export interface QueryOutcome {
  readonly data: BasesQueryResult;
  readonly allProperties: BasesPropertyId[];
}

/** Compares by one property; who has no value of it comes last in both directions. */
function compareBy({ property, direction }: BasesSortConfig, one: BasesEntry, other: BasesEntry): number {
  const [a, b] = [one.getValue(property), other.getValue(property)];
  if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b));
  return direction === 'ASC' ? compareValues(a, b) : compareValues(b, a);
}

/** Groups in the order of their keys; within a group the entries stay in theirs. */
function groupsOf(entries: BasesEntry[], groupBy: BasesSortConfig | null): BasesEntryGroup[] {
  if (groupBy === null) return [new HostGroup(entries)];
  const groups = new Map<string, BasesEntryGroup>();
  for (const entry of [...entries].sort((a, b) => compareBy(groupBy, a, b))) {
    const key = entry.getValue(groupBy.property) ?? NullValue.value;
    const name = isNothing(key) ? '' : `=${key.toString()}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, new HostGroup([entry], key));
    else group.entries.push(entry);
  }
  return [...groups.values()];
}

function requireKnown({ order, sort, groupBy }: BaseView): void {
  const used = [
    ...order,
    ...[...sort, ...(groupBy === null ? [] : [groupBy])].map(({ property }) => property),
  ];
  const unknown = used.find((id) => !isKnown(id));
  if (unknown !== undefined) throw new BaseError(`The demo does not know this property: ${unknown}`);
}

/** The files that a view of a base shows: filtered, sorted, limited and grouped. Throws a BaseError. */
export function runQuery(app: App, base: Base, view: BaseView): QueryOutcome {
  requireKnown(view);
  const filters = [filterOf(base.filters), filterOf(view.filters)];
  const found = app.vault
    .getFiles()
    .map((file) => new HostEntry(app, file))
    .filter((entry) => filters.every((filter) => filter(entry)));
  const byPath: BasesSortConfig = { property: 'file.path', direction: 'ASC' };
  const sorted = found.sort((a, b) => {
    for (const sort of [...view.sort, byPath]) {
      const order = compareBy(sort, a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
  const data = sorted.slice(0, view.limit ?? sorted.length);
  return {
    data: new HostResult(data, groupsOf(data, view.groupBy), view.order),
    allProperties: [...FILE_PROPERTY_IDS, ...new Set(found.flatMap((entry) => entry.noteProperties))],
  };
}
