import type { RecordEdit, RecordUndo } from '../../src/core/record/edit';
import type { MakeNote } from './notes';
import { rewrittenByObsidian } from './obsidian';
import { bodyOf, changedOutside, isFenced } from './outside';
import type { Random } from './random';
import {
  edited,
  expectRecord,
  expectSameRecord,
  expectSameTags,
  independentEdits,
  Loss,
  recordOf,
  Refusal,
  someEdits,
  undone,
} from './steps';
import type { Attempt } from './trial';

/** What is done to one note; throws a {@link Loss} or a {@link Refusal}. */
type Deed = (note: string, random: Random) => void;

const trying =
  (make: MakeNote, deed: Deed) =>
  (random: Random): Attempt => {
    const note = make(random);
    try {
      deed(note, random);
    } catch (error) {
      if (error instanceof Refusal) return { outcome: 'refused', note };
      return { outcome: { lost: error instanceof Loss ? error.message : String(error) }, note };
    }
    return { outcome: 'kept', note };
  };

/** Edits a note. An edit may be refused, also when those before it were not: only the weak tag needs the tags. */
function changed(note: string, edits: readonly RecordEdit[]): { text: string; undos: readonly RecordUndo[] } {
  const undos: RecordUndo[] = [];
  let text = note;
  for (const edit of edits) {
    try {
      const result = edited(text, edit);
      text = result.text;
      undos.push(result.undo);
    } catch (error) {
      // What was written before can be taken back all the same.
      if (error instanceof Refusal)
        expectText(undos.reduceRight(undone, text), note, 'After a refusal and undo');
      throw error;
    }
    if (text !== note) expectOutside(note, text);
  }
  expectRecord(text, recordOf(note), edits);
  return { text, undos };
}

function expectOutside(before: string, after: string): void {
  const changed = changedOutside(before, after);
  if (changed !== null) throw new Loss(changed);
}

const expectText = (text: string, wanted: string, when: string): void => {
  if (text !== wanted) throw new Loss(`${when}, the note is ${JSON.stringify(text)}.`);
};

/** Rate, flag, rate again, and take all back: the file is byte for byte what it was. */
export const changedInOrder = (make: MakeNote) =>
  trying(make, (note, random) => {
    const { text, undos } = changed(note, someEdits(random));
    expectText(undos.reduceRight(undone, text), note, 'After undo');
  });

/** The same, taken back in any order: nothing of ours is left, and nothing else has changed. */
export const otherOrder = (make: MakeNote) =>
  trying(make, (note, random) => {
    const { text, undos } = changed(note, independentEdits(random));
    const back = random.shuffled(undos).reduce(undone, text);
    const [was, is] = [recordOf(note), recordOf(back)];
    // Which confidence stood beside a log before, nobody can tell who takes back the first rating first.
    const confidence = was.log.has('q1') || was.confidence.has('q1') ? is.confidence : was.confidence;
    expectSameRecord(back, { ...was, confidence });
    if (!isFenced(note)) expectText(back, note, 'After undo in another order');
    else if (isFenced(back)) expectOutside(note, back);
    // Fences with nothing between them but a record look like ours.
    else if (bodyOf(note) !== back) throw new Loss('There is more gone than fences with only a record.');
  });

/** The same, while somebody else adds a property: that stays, and all of ours goes. */
export const somebodyElse = (make: MakeNote) =>
  trying(make, (note, random) => {
    const { text, undos } = changed(note, someEdits(random));
    const added = (to: string): string =>
      to.replace(/^(\uFEFF?---[ \t]*(\r?\n))( *)/, '$1$3added_by_others: 1$2$3');
    const back = undos.reduceRight(undone, added(text));
    expectSameRecord(back, recordOf(note));
    expectSameTags(back, note);
    if (!isFenced(note)) return;
    expectOutside(added(note), back);
  });

/** Rate, flag, rate again and take all back, while Obsidian writes the properties anew after each step. */
export const obsidianBetween = (make: MakeNote) =>
  trying(make, (note, random) => {
    const rewritten = (text: string): string => {
      const result = rewrittenByObsidian(text, random);
      if (result === null) throw new Refusal('Obsidian cannot read it.');
      return result;
    };
    const start = rewritten(note);
    const edits = someEdits(random);
    const undos: RecordUndo[] = [];
    let text = start;
    for (const edit of edits) {
      const result = edited(text, edit);
      undos.push(result.undo);
      text = rewritten(result.text);
    }
    expectRecord(text, recordOf(start), edits);
    const back = undos.reduceRight((now, undo) => rewritten(undone(now, undo)), text);
    expectSameRecord(back, recordOf(start));
  });
