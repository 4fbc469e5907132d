import {
  BooleanValue,
  DateValue,
  ListValue,
  NullValue,
  NumberValue,
  ObjectValue,
  StringValue,
  Value,
} from 'obsidian';
import { DateValue as MockDate, ObjectValue as MockObject } from 'obsidian-test-mocks/obsidian';
import { patch } from '../patch';

interface ListFields {
  values__: Value[];
}
interface ObjectFields {
  data: unknown;
}
interface DateFields {
  date: Date;
  showTime: boolean;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A local day, and on demand its time, as frontmatter writes them. */
function textOf(date: Date, withTime: boolean): string {
  const day = [date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${String(date.getFullYear()).padStart(4, '0')}-${day}${withTime ? `T${time}` : ''}`;
}

export const dateValue = (date: Date, withTime: boolean): DateValue =>
  MockDate.create__(date, withTime).asOriginalType3__();

/** The local day or time that a text names; null for other texts and for days that no month has. */
function parseDate(text: string): DateValue | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const value = dateValue(new Date(year, month - 1, day, hours, minutes, seconds), match[4] !== undefined);
  return value.toString().startsWith(text.slice(0, 10)) ? value : null;
}

/** What frontmatter holds, as views get it. */
export function toValue(data: unknown): Value {
  if (data instanceof Value) return data;
  if (data === null || data === undefined) return NullValue.value;
  if (typeof data === 'string') return parseDate(data) ?? new StringValue(data);
  if (typeof data === 'number') return new NumberValue(data);
  if (typeof data === 'boolean') return new BooleanValue(data);
  if (data instanceof Date) return dateValue(data, true);
  if (Array.isArray(data)) return new ListValue(data);
  return MockObject.create__(data).asOriginalType3__();
}

/** Whether there is nothing to show, sort or group by. */
export const isNothing = (value: Value | null): value is null => value === null || value instanceof NullValue;

/** The ascending order of two values: numbers by size, all else by their text, in which days stand in order too. */
export function compareValues(a: Value, b: Value): number {
  return a instanceof NumberValue && b instanceof NumberValue
    ? Number(a.toString()) - Number(b.toString())
    : a.toString().localeCompare(b.toString(), undefined, { numeric: true });
}

/** Values that say what they are made from: in the mocks lists stay empty, objects too, and months count from zero. */
export function installValues(): void {
  patch<Value>(Value, {
    renderTo(el: HTMLElement) {
      el.createSpan({ text: this.toString() });
    },
  });
  patch<DateValue, DateFields>(DateValue, {
    toString() {
      return textOf(this.date, this.showTime);
    },
    renderTo(el: HTMLElement) {
      el.createSpan({ cls: 'bases-date', text: this.toString() });
    },
  });
  patch<ListValue, ListFields>(ListValue, {
    constructor3__(items: unknown[]) {
      this.values__ = items.map(toValue);
    },
    get(index: number) {
      return this.values__[index] ?? NullValue.value;
    },
    includes(value: Value) {
      return this.values__.some((item) => Value.equals(item, value));
    },
  });
  patch<ObjectValue, ObjectFields>(ObjectValue, {
    get(key: string) {
      const data = this.data as Record<string, unknown>;
      return Object.hasOwn(data, key) ? toValue(data[key]) : null;
    },
    toString() {
      return JSON.stringify(this.data);
    },
  });
  Object.assign(DateValue, { parseFromString: parseDate });
}
