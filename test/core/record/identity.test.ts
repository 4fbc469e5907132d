import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../../src/core/confidence';
import { rateEdit } from '../../../src/core/drill/edits';
import { readDrillNote, type DrillItem, type DrillNote } from '../../../src/core/drill/item';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { cutHead } from '../../../src/core/record/head';
import {
  adoptEdit,
  attachEdits,
  forgetEdit,
  hasRecord,
  planOrphans,
  type OrphanPlan,
} from '../../../src/core/record/orphans';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';

/** Notes by path, edited as people and the plugin do. */
class Vault {
  readonly texts = new Map<string, string>();
  private day = 20_000;

  read(path: string): DrillNote {
    return readDrillNote(path, this.texts.get(path) ?? '', KEYS);
  }

  notes(): DrillNote[] {
    return [...this.texts.keys()].map((path) => this.read(path));
  }

  /** Writes the questions of a note anew, as Q1, Q2 and so on, below the properties that it has. */
  write(path: string, ...questions: string[]): void {
    const head = cutHead(this.texts.get(path) ?? '');
    if ('code' in head) throw new Error(head.message);
    const body = questions.map((text, at) => `### Q${String(at + 1)}: ${text}\n\nBecause.\n\n`).join('');
    this.texts.set(path, (head.isNew ? '' : head.open + head.yaml + head.close) + body);
  }

  questions(path: string): string[] {
    return this.read(path).items.map(({ question }) => question.text);
  }

  edit(path: string, ...edits: RecordEdit[]): RecordUndo {
    const result = editRecord(this.texts.get(path) ?? '', edits, KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    this.texts.set(path, result.text);
    return result.undo;
  }

  undo(path: string, undo: RecordUndo): void {
    const result = undoEdit(this.texts.get(path) ?? '', undo, KEYS);
    if (!result.ok) throw new Error(result.diagnostic.message);
    this.texts.set(path, result.text);
  }

  item(path: string, text: string): DrillItem {
    const item = this.read(path).items.find(({ question }) => question.text === text);
    if (!item) throw new Error(`"${path}" does not ask "${text}".`);
    return item;
  }

  /** Changes a property of somebody else's: what is undone after that cannot be undone byte for byte. */
  touch(path: string): void {
    this.day += 1;
    const text = this.texts.get(path) ?? '';
    this.texts.set(path, text.startsWith('---') ? text.replace('---', `---\nz${String(this.day)}: 1`) : text);
  }

  /** Rates a question, each time on a new day. */
  rate(path: string, text: string, ...given: Confidence[]): void {
    for (const confidence of given) this.rateItem(path, this.item(path, text), confidence);
  }

  rateItem(path: string, item: DrillItem, confidence: Confidence): string {
    this.day += 1;
    this.edit(path, rateEdit(item, { confidence, day: this.day, autoWeak: true }));
    return `${String(this.day)}:${String(confidence)}`;
  }

  given(path: string, text: string): number[] {
    return this.item(path, text).ratings.map(({ confidence }) => confidence);
  }

  /** Every rating that the notes hold, of questions and of orphans. */
  ratings(): string[] {
    return this.notes()
      .flatMap(({ items, orphans }) => [...items, ...orphans])
      .flatMap(({ ratings }) => ratings.map(({ day, confidence }) => `${String(day)}:${String(confidence)}`))
      .sort();
  }

  orphans(): OrphanPlan[] {
    const notes = this.notes();
    return planOrphans(notes, notes);
  }

  orphan(): OrphanPlan {
    const [only, ...more] = this.orphans();
    if (!only || more.length > 0) throw new Error(`${String(more.length + (only ? 1 : 0))} orphans`);
    return only;
  }

  attach({ path, orphan }: OrphanPlan, item: DrillItem): RecordUndo {
    return this.edit(path, ...attachEdits(orphan, item));
  }

  move({ path, orphan }: OrphanPlan, item: DrillItem): void {
    this.edit(item.path, adoptEdit(orphan, item));
    this.edit(path, forgetEdit(orphan));
  }
}

const NOTE = 'Note.md';

/** Three questions; the first was blank, then solid, the second shaky, the third instant. */
function drilled(): Vault {
  const vault = new Vault();
  vault.write(NOTE, 'Why?', 'How?', 'When?');
  vault.rate(NOTE, 'Why?', 1, 3);
  vault.rate(NOTE, 'How?', 2);
  vault.rate(NOTE, 'When?', 4);
  return vault;
}

const texts = (items: readonly DrillItem[]): string[] => items.map(({ question }) => question.text);
const idsOf = ({ here }: OrphanPlan): string[] => here.map(({ question }) => question.id);

describe('the ratings of a question', () => {
  it('follow it where all are renumbered', () => {
    const vault = drilled();
    vault.write(NOTE, 'Who?', 'Why?', 'How?', 'When?');
    expect(vault.given(NOTE, 'Why?')).toEqual([1, 3]);
    expect(vault.given(NOTE, 'Who?')).toEqual([]);
    vault.rate(NOTE, 'Who?', 2);
    vault.rate(NOTE, 'When?', 3);
    expect(vault.given(NOTE, 'Who?')).toEqual([2]);
    expect(vault.given(NOTE, 'When?')).toEqual([4, 3]);
    expect(vault.orphans()).toEqual([]);
    expect(vault.ratings()).toHaveLength(6);
  });

  it('follow it where it moves', () => {
    const vault = drilled();
    vault.write(NOTE, 'When?', 'Why?', 'How?');
    vault.rate(NOTE, 'How?', 3);
    expect(texts(vault.read(NOTE).items).map((text) => vault.given(NOTE, text))).toEqual([
      [4],
      [1, 3],
      [2, 3],
    ]);
    expect(vault.orphans()).toEqual([]);
  });

  it('stay where it is reworded', () => {
    const vault = drilled();
    vault.write(NOTE, 'Why?', 'How exactly?', 'When?');
    expect(vault.given(NOTE, 'How exactly?')).toEqual([2]);
    vault.rate(NOTE, 'How exactly?', 3);
    vault.write(NOTE, 'How exactly?', 'When?', 'Why?');
    expect(vault.given(NOTE, 'How exactly?')).toEqual([2, 3]);
    expect(vault.orphans()).toEqual([]);
  });

  it('are kept where it is reworded and renumbered at once, and come back when asked to', () => {
    const vault = drilled();
    vault.write(NOTE, 'How?', 'When?', 'Why on earth?');
    vault.rate(NOTE, 'How?', 3);
    const plan = vault.orphan();
    expect(plan.orphan).toMatchObject({ weak: true, confidence: 3, ratings: [{}, {}] });
    expect(idsOf(plan)[0]).toBe('q3');
    vault.attach(plan, plan.here[0] ?? fail());
    expect(vault.given(NOTE, 'Why on earth?')).toEqual([1, 3]);
    expect(vault.item(NOTE, 'Why on earth?')).toMatchObject({ weak: true, confidence: 3, renumbered: null });
    expect(vault.orphans()).toEqual([]);
    vault.write(NOTE, 'Why on earth?', 'How?', 'When?');
    expect(vault.given(NOTE, 'Why on earth?')).toEqual([1, 3]);
  });

  it('stay with one of the two that it is split into', () => {
    const vault = drilled();
    vault.write(NOTE, 'Why?', 'How fast?', 'How often?', 'When?');
    expect(vault.given(NOTE, 'How fast?')).toEqual([2]);
    expect(vault.given(NOTE, 'How often?')).toEqual([]);
    vault.rate(NOTE, 'How often?', 1);
    expect(vault.given(NOTE, 'When?')).toEqual([4]);
    expect(vault.orphans()).toEqual([]);
    expect(vault.ratings()).toHaveLength(5);
  });

  it('are kept where it is deleted, until they are removed on purpose; that can be taken back', () => {
    const vault = drilled();
    vault.write(NOTE, 'Why?', 'When?');
    vault.rate(NOTE, 'When?', 3);
    const plan = vault.orphan();
    expect(plan.orphan.ratings).toMatchObject([{ confidence: 2 }]);
    expect(vault.read(NOTE).diagnostics.map(({ code }) => code)).toEqual(['orphan-record']);
    const before = vault.texts.get(NOTE);
    const undo = vault.edit(NOTE, forgetEdit(plan.orphan));
    expect(vault.orphans()).toEqual([]);
    expect(vault.ratings()).toHaveLength(4);
    vault.undo(NOTE, undo);
    expect(vault.texts.get(NOTE)).toBe(before);
  });

  it('come back with the question that was deleted', () => {
    const vault = drilled();
    vault.write(NOTE, 'Why?', 'When?');
    vault.rate(NOTE, 'When?', 3);
    vault.write(NOTE, 'Why?', 'When?', 'How?');
    expect(vault.given(NOTE, 'How?')).toEqual([2]);
    expect(vault.orphans()).toEqual([]);
  });

  it('follow it into another note when asked to', () => {
    const vault = drilled();
    vault.write(NOTE, 'When?');
    vault.write('Half.md', 'What?', 'Why?', 'How?');
    vault.rate('Half.md', 'Why?', 4);
    const before = vault.ratings();
    const plans = vault.orphans();
    expect(plans.map(({ elsewhere }) => texts(elsewhere))).toEqual([['Why?'], ['How?']]);
    for (const plan of plans) vault.move(plan, plan.elsewhere[0] ?? fail());
    expect(vault.given('Half.md', 'Why?')).toEqual([1, 3, 4]);
    expect(vault.given('Half.md', 'How?')).toEqual([2]);
    expect(vault.orphans()).toEqual([]);
    expect(vault.ratings()).toEqual(before);
  });

  it('are not given twice where a note was copied whole', () => {
    const vault = drilled();
    vault.texts.set('Copy.md', vault.texts.get(NOTE) ?? '');
    vault.write('Copy.md', 'Why?');
    for (const plan of vault.orphans()) vault.move(plan, plan.elsewhere[0] ?? fail());
    expect(vault.given(NOTE, 'How?')).toEqual([2]);
    expect(vault.given(NOTE, 'When?')).toEqual([4]);
    expect(vault.given('Copy.md', 'Why?')).toEqual([1, 3]);
    expect(vault.orphans()).toEqual([]);
  });
});

describe('an orphan', () => {
  const asking = (properties: string, ...questions: string[]): OrphanPlan => {
    const vault = new Vault();
    vault.texts.set(NOTE, `---\n${properties}\n---\n${questions.join('\n\nSo.\n\n')}\n\nSo.\n`);
    return vault.orphan();
  };

  it('may belong to the question with its number before all others', () => {
    const log = 'drill_log:\n  q12-gone-2: 9f3a1c 2026-11-01:1';
    expect(idsOf(asking(log, '### Q1: A?', '### Q12: B?', '### Q11: C?', '### Q2: D?'))).toEqual([
      'q12',
      'q11',
      'q2',
      'q1',
    ]);
  });

  it('may belong to the question with the most of its words', () => {
    const log = 'drill_log:\n  what-is-a-deadlock: 9f3a1c 2026-11-01:1';
    const plan = asking(
      log,
      '### What is a lock?',
      '### Q2: When does a deadlock happen?',
      '### What is a dead lock?',
    );
    expect(idsOf(plan)[0]).toBe('what-is-a-lock');
    expect(idsOf(plan).at(-1)).toBe('q2');
  });

  it('belongs rather to a question without a record, whatever else they have in common', () => {
    const log = 'drill_log:\n  q2-gone: 9f3a1c 2026-11-01:1\n  q2: 123456 2026-11-01:2';
    const plan = asking(log, '### Q2: A?', '### Q9: B?');
    expect(idsOf(plan)).toEqual(['q9', 'q2']);
    expect(plan.here.map(hasRecord)).toEqual([false, true]);
  });

  it('needs no ratings: a confidence by hand, or a flag, is one too', () => {
    const vault = new Vault();
    vault.texts.set(NOTE, '---\nconfidence: {old: 4}\nweak: [old]\n---\n### Q1: A?\n\nSo.\n');
    const plan = vault.orphan();
    expect(plan.orphan).toEqual({ id: 'old', hash: null, ratings: [], confidence: 4, weak: true });
    vault.attach(plan, plan.here[0] ?? fail());
    expect(vault.read(NOTE)).toMatchObject({
      items: [{ confidence: 4, weak: true, ratings: [] }],
      orphans: [],
    });
  });

  it('that stands under the label of a question goes to another one, and that question gets its own', () => {
    const vault = drilled();
    // "Why?" is gone, and "How?" has its label: the record under q1 is an orphan, that of "How?" is under q2.
    vault.write(NOTE, 'How?', 'Why indeed?', 'When?');
    const plan = vault.orphan();
    expect(plan.orphan.id).toBe('q1');
    const before = vault.texts.get(NOTE);
    const undo = vault.attach(plan, vault.item(NOTE, 'Why indeed?'));
    expect(vault.given(NOTE, 'How?')).toEqual([2]);
    expect(vault.given(NOTE, 'Why indeed?')).toEqual([1, 3]);
    expect(vault.read(NOTE).items.map(({ recordId }) => recordId)).toEqual(['q1', 'q2', 'q3']);
    vault.undo(NOTE, undo);
    expect(vault.texts.get(NOTE)).toBe(before);
  });
});

function fail(): never {
  throw new Error('no candidate');
}

function spliced(list: readonly string[], at: number, gone: number, ...added: string[]): string[] {
  const copy = [...list];
  copy.splice(at, gone, ...added);
  return copy;
}

/** What people do to notes, and what the plugin does; numbers choose among what is there. */
const anyStep = fc.record({
  what: fc.constantFrom(
    ...(['rate', 'rate', 'rate', 'insert', 'delete', 'swap', 'reword', 'carry', 'copy'] as const),
    ...(['attach', 'move', 'forget', 'forget and undo', 'attach and undo'] as const),
  ),
  note: fc.nat(1),
  a: fc.nat(20),
  b: fc.nat(20),
  text: fc.constantFrom('Why?', 'How?', 'When?', 'Who?', 'Where to?', 'What for?'),
  confidence: fc.constantFrom<Confidence[]>(1, 2, 3, 4),
});

/** Carries a step out. @returns the ratings that were given, and those that were removed on purpose. */
function take(
  vault: Vault,
  step: typeof anyStep extends fc.Arbitrary<infer T> ? T : never,
): [string[], string[]] {
  const path = step.note === 0 ? 'A.md' : 'B.md';
  const questions = vault.questions(path);
  const at = step.a % (questions.length + 1);
  const { items } = vault.read(path);
  const plans = vault.orphans();
  const plan = plans[step.a % Math.max(1, plans.length)];
  const words = (each: OrphanPlan): string[] =>
    each.orphan.ratings.map(({ day, confidence }) => `${String(day)}:${String(confidence)}`);
  switch (step.what) {
    case 'rate': {
      const item = items[at];
      return [item ? [vault.rateItem(path, item, step.confidence)] : [], []];
    }
    case 'insert':
      vault.write(path, ...spliced(questions, at, 0, step.text));
      break;
    case 'delete':
      vault.write(path, ...spliced(questions, at, 1));
      break;
    case 'swap':
      if (questions[at])
        vault.write(path, ...spliced(spliced(questions, at, 1), step.b % 4, 0, questions[at]));
      break;
    case 'reword':
      if (questions[at]) vault.write(path, ...spliced(questions, at, 1, step.text));
      break;
    case 'carry':
    case 'copy': {
      const other = step.note === 0 ? 'B.md' : 'A.md';
      if (!questions[at]) break;
      if (step.what === 'carry') vault.write(path, ...spliced(questions, at, 1));
      vault.write(other, ...vault.questions(other), questions[at]);
      break;
    }
    case 'attach':
    case 'attach and undo': {
      const item = plan?.here[step.b % Math.max(1, plan.here.length)];
      if (!plan || !item) break;
      const undo = vault.attach(plan, item);
      if (step.b % 2 === 0) vault.touch(plan.path);
      if (step.what === 'attach and undo') vault.undo(plan.path, undo);
      break;
    }
    case 'move':
      if (plan?.elsewhere[0]) vault.move(plan, plan.elsewhere[0]);
      break;
    case 'forget':
    case 'forget and undo': {
      if (!plan) break;
      const undo = vault.edit(plan.path, forgetEdit(plan.orphan));
      if (step.what === 'forget') return [[], words(plan)];
      if (step.b % 2 === 0) vault.touch(plan.path);
      vault.undo(plan.path, undo);
    }
  }
  return [[], []];
}

it('no sequence of edits and ratings loses a rating, or gives one twice', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 5, maxLength: 30 }), (steps) => {
      const vault = new Vault();
      vault.write('A.md', 'Why?', 'How?', 'When?');
      vault.write('B.md', 'Who?', 'Why?');
      let expected: string[] = [];
      for (const step of steps) {
        const [given, removed] = take(vault, step);
        expected = [...expected, ...given].filter((each) => !removed.includes(each)).sort();
        expect(vault.ratings(), step.what).toEqual(expected);
      }
    }),
    { numRuns: 150 },
  );
});
