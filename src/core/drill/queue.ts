import { isDue, replay, retrievability } from '../schedule/schedule';
import { asRecord } from '../untrusted';
import { itemKey, type DrillItem, type DrillNote } from './item';
import { planName, planned, repairPlan, type Plan, type PlanContext } from './plan';
import { isProperty, PROPERTY_WORD, type Property } from './property';

/** Questions of several notes that are drilled together. */
export type Queue =
  /** `due`: rated before and to be asked today. `weak`: flagged as weak. */
  | { readonly kind: 'due' | 'weak' }
  /** All questions of the notes that have a value. */
  | { readonly kind: 'property'; readonly property: Property; readonly value: string }
  /** Questions that were chosen one by one, such as those that the variants of an interview share, in this order. */
  | { readonly kind: 'questions'; readonly name: string; readonly questions: readonly QuestionPlace[] }
  /** What somebody planned. */
  | { readonly kind: 'session'; readonly plan: Plan };

/** Where a question stands. */
export interface QuestionPlace {
  /** Vault path of its note. */
  readonly path: string;
  readonly id: string;
}

/** The name of a queue as people read it. */
export function queueName(queue: Queue): string {
  if (queue.kind === 'property') return `${PROPERTY_WORD[queue.property]}: ${queue.value}`;
  if (queue.kind === 'questions') return queue.name;
  if (queue.kind === 'session') return planName(queue.plan);
  return queue.kind === 'due' ? 'Due today' : 'Weak questions';
}

/** A queue of whatever was stored, or null where it is none. */
export function repairQueue(stored: unknown): Queue | null {
  const { kind, property, value, name, questions, plan } = asRecord(stored) ?? {};
  if (kind === 'due' || kind === 'weak') return { kind };
  if (kind === 'questions') {
    if (typeof name !== 'string' || !Array.isArray(questions)) return null;
    return { kind, name, questions: questions.filter(isPlace).map(({ path, id }) => ({ path, id })) };
  }
  if (kind === 'session') {
    const repaired = repairPlan(plan);
    return repaired && { kind, plan: repaired };
  }
  if (kind !== 'property' || !isProperty(property) || typeof value !== 'string') return null;
  return { kind, property, value };
}

function isPlace(stored: unknown): stored is QuestionPlace {
  const { path, id } = asRecord(stored) ?? {};
  return typeof path === 'string' && typeof id === 'string';
}

/**
 * The questions of a queue, each once: of what is due, those first that are the least likely to be known; of the weak
 * ones the least sure first; of a property all, as the notes have them; of chosen ones those that are still there; of a
 * plan those that it asks.
 * @param notes those that the queue is about, as far as that can be told without their text
 */
export function buildQueue(notes: readonly DrillNote[], queue: Queue, context: PlanContext): DrillItem[] {
  if (queue.kind === 'session') return planned(notes, queue.plan, context);
  const { today, options } = context;
  const byKey = new Map(notes.flatMap(({ items }) => items.map((item) => [item.key, item])));
  const items = [...byKey.values()];
  if (queue.kind === 'property') return items;
  if (queue.kind === 'questions') {
    const wanted = new Set(queue.questions.map(({ path, id }) => itemKey(path, id)));
    return [...wanted].flatMap((key) => byKey.get(key) ?? []);
  }
  const isDueQueue = queue.kind === 'due';
  const ranked = items.flatMap((item) => {
    const memory = replay(item.ratings, options);
    const isWanted = isDueQueue ? memory !== null && isDue(memory, today) : item.weak;
    const sure = isDueQueue ? 0 : (item.confidence ?? 0);
    return isWanted ? [{ item, sure, recall: memory ? retrievability(memory, today) : 0 }] : [];
  });
  ranked.sort((a, b) => a.sure - b.sure || a.recall - b.recall);
  return ranked.map(({ item }) => item);
}
