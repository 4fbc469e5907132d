import type { Day } from '../day';
import { plainText } from '../note/plain-text';
import { asRecord, hasOwn } from '../untrusted';
import { isDue, replay, type ScheduleOptions } from '../schedule/schedule';
import { secondsFor } from './effort';
import { itemKey, type DrillItem, type DrillNote } from './item';
import { inOrder, isOrder, seedOf, type Order } from './order';
import { isProperty, PROPERTY_WORD, type Property } from './property';

/** Where the questions of a session come from. */
export type Pool =
  | { readonly kind: 'vault' }
  | { readonly kind: 'notes'; readonly paths: readonly string[] }
  /** All questions below a heading with these words, in some notes, or in all of them where `paths` is null. */
  | { readonly kind: 'topic'; readonly topic: string; readonly paths: readonly string[] | null }
  | { readonly kind: 'property'; readonly property: Property; readonly value: string };

/**
 * Which of them are asked. `practice`: what is due, and as many new ones as the day has room for. `due`: rated before and
 * due by the schedule. `new`: never rated. `weak`: flagged.
 */
export type Pick = 'practice' | 'due' | 'new' | 'weak' | 'all';

/** The picks as people read them. */
export const PICK_WORD: Readonly<Record<Pick, string>> = {
  practice: 'Due and new',
  due: 'Due',
  new: 'New',
  weak: 'Weak',
  all: 'All',
};

/** Why there may be nothing of them to ask. */
export const NOTHING_WORD: Readonly<Record<Pick, string>> = {
  practice: 'Nothing is due, and the day has no room for new questions, or there are none.',
  due: 'Nothing is due today.',
  new: 'The day has no room for new questions, or there are none.',
  weak: 'No question is flagged as weak.',
  all: 'There are no questions.',
};

/** A session that somebody planned. */
export interface Plan {
  readonly pool: Pool;
  readonly pick: Pick;
  readonly order: Order;
  /** For the orders that hang on chance; any whole number. */
  readonly seed: number;
  /** How long it may be; null for as long as there are questions. */
  readonly size: Size | null;
}

/** Questions, or minutes that answering them takes. */
export type Size = { readonly questions: number } | { readonly minutes: number };

/** What a plan is carried out on. */
export interface PlanContext {
  readonly today: Day;
  readonly options: ScheduleOptions;
  /** How many new questions the day has room for. */
  readonly newLeft: number;
}

/** How many questions or minutes a session may have. */
export const MOST_OF_SIZE = 999;

/** The questions that a plan asks, in its order, each once. */
export function planned(notes: readonly DrillNote[], plan: Plan, context: PlanContext): DrillItem[] {
  const { order, seed } = plan;
  const wanted = picked(pooled(notes, plan.pool), plan, context);
  return cut(inOrder(wanted, order, { ...context, seed }), plan.size);
}

/** The questions of a pool, as the notes have them. */
function pooled(notes: readonly DrillNote[], pool: Pool): DrillItem[] {
  const items = [...new Map(notes.flatMap((note) => note.items.map((item) => [item.key, item]))).values()];
  if (pool.kind !== 'topic') return items;
  const wanted = topicName(pool.topic);
  return items.filter(({ question }) => question.topic !== null && topicName(question.topic) === wanted);
}

/** The words of a topic, by which it is the same in another note. */
const topicName = (topic: string): string => plainText(topic).trim().toLowerCase();

function picked(items: readonly DrillItem[], { pick, order, seed }: Plan, context: PlanContext): DrillItem[] {
  const { today, options, newLeft } = context;
  if (pick === 'all') return [...items];
  if (pick === 'weak') return items.filter(({ weak }) => weak);
  const isNew = ({ ratings }: DrillItem): boolean => replay(ratings, options) === null;
  const isDueNow = ({ ratings }: DrillItem): boolean => {
    const memory = replay(ratings, options);
    return memory !== null && isDue(memory, today);
  };
  const due = pick === 'new' ? [] : items.filter(isDueNow);
  if (pick === 'due') return due;
  const fresh = inOrder(items.filter(isNew), order, { today, options, seed }).slice(0, newLeft);
  const wanted = new Set([...due, ...fresh].map(({ key }) => key));
  return items.filter(({ key }) => wanted.has(key));
}

/** As many questions as fit, at least one where there is any. */
function cut(items: readonly DrillItem[], size: Size | null): DrillItem[] {
  if (size === null) return [...items];
  if ('questions' in size) return items.slice(0, size.questions);
  let seconds = size.minutes * 60;
  return items.filter(({ question }, at) => {
    seconds -= secondsFor(question);
    return at === 0 || seconds >= 0;
  });
}

/** What a plan comes to, before it begins. */
export interface Preview {
  readonly questions: number;
  readonly notes: number;
  /** Never rated. */
  readonly fresh: number;
  readonly weak: number;
  /** Minutes that answering them takes, roughly. */
  readonly minutes: number;
}

/** Sums up the questions of a plan. */
export function previewOf(items: readonly DrillItem[]): Preview {
  const seconds = items.reduce((sum, { question }) => sum + secondsFor(question), 0);
  return {
    questions: items.length,
    notes: new Set(items.map(({ path }) => path)).size,
    fresh: items.filter(({ ratings }) => ratings.length === 0).length,
    weak: items.filter(({ weak }) => weak).length,
    minutes: Math.ceil(seconds / 60),
  };
}

/** A topic with how many questions it has, in how many notes. */
export interface TopicChoice {
  readonly topic: string;
  readonly questions: number;
  readonly paths: readonly string[];
}

/** All topics of some notes: the same words in several notes are one topic. In the order in which they are met. */
export function topicChoices(notes: readonly DrillNote[]): TopicChoice[] {
  const topics = new Map<string, { topic: string; keys: Set<string>; paths: Set<string> }>();
  for (const { items } of notes) {
    for (const { path, question } of items) {
      if (question.topic === null) continue;
      const name = topicName(question.topic);
      if (name === '') continue;
      const known = topics.get(name) ?? {
        topic: plainText(question.topic).trim(),
        keys: new Set(),
        paths: new Set(),
      };
      known.keys.add(itemKey(path, question.id));
      known.paths.add(path);
      topics.set(name, known);
    }
  }
  return [...topics.values()].map(({ topic, keys, paths }) => ({
    topic,
    questions: keys.size,
    paths: [...paths],
  }));
}

/** The name of a plan as people read it: what it is about, and which questions of it. */
export function planName({ pool, pick }: Plan): string {
  const about = poolName(pool);
  return pick === 'all' ? about : `${about}, ${PICK_WORD[pick].toLowerCase()}`;
}

/** The name of a pool as people read it. */
export function poolName(pool: Pool): string {
  if (pool.kind === 'vault') return 'All interview notes';
  if (pool.kind === 'topic') return `Topic: ${pool.topic}`;
  if (pool.kind === 'property') return `${PROPERTY_WORD[pool.property]}: ${pool.value}`;
  const [first = ''] = pool.paths;
  const name = first.slice(first.lastIndexOf('/') + 1).replace(/\.md$/, '');
  return pool.paths.length === 1 ? name : `${String(pool.paths.length)} notes`;
}

/** A plan of whatever was stored, or null where it is none. */
export function repairPlan(stored: unknown): Plan | null {
  const values = asRecord(stored);
  const pool = repairPool(values?.['pool']);
  const { pick, order, seed, size } = values ?? {};
  if (!pool || typeof pick !== 'string' || !hasOwn(PICK_WORD, pick) || !isOrder(order)) return null;
  return {
    pool,
    pick: pick as Pick,
    order,
    // JSON has no -0.
    seed: Number.isSafeInteger(seed) ? (seed as number) + 0 : 0,
    size: repairSize(size),
  };
}

function repairPool(stored: unknown): Pool | null {
  const { kind, paths, topic, property, value } = asRecord(stored) ?? {};
  if (kind === 'vault') return { kind };
  if (kind === 'notes') return isTexts(paths) ? { kind, paths } : null;
  if (kind === 'topic')
    return typeof topic === 'string' && (paths === null || isTexts(paths)) ? { kind, topic, paths } : null;
  if (kind === 'property')
    return isProperty(property) && typeof value === 'string' ? { kind, property, value } : null;
  return null;
}

function repairSize(stored: unknown): Size | null {
  const { questions, minutes } = asRecord(stored) ?? {};
  if (isSize(questions)) return { questions };
  return isSize(minutes) ? { minutes } : null;
}

const isSize = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_OF_SIZE;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** A plan for all questions of a pool, in an order that was set; `seed` is 0 where the day decides. */
export const planOfAll = (
  pool: Pool,
  { order, seed }: { readonly order: Order; readonly seed: number },
  today: Day,
): Plan => ({ pool, pick: 'all', order, seed: seedOf(seed, today), size: null });
