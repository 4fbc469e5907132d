import type { Confidence } from '../../src/core/confidence';
import { rateEdit } from '../../src/core/drill/edits';
import { readDrillNote, type DrillItem, type DrillNote } from '../../src/core/drill/item';
import { cutHead } from '../../src/core/record/head';
import { adoptEdit, forgetEdit, planOrphans } from '../../src/core/record/orphans';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../src/core/record/types';
import { applied, tried } from './drilled';
import type { Random } from './random';
import { Loss } from './steps';

interface Asked {
  text: string;
  /** `day:confidence` of each rating that it was given under these words. */
  given: string[];
}

/** Two notes, edited as people do, and what every question was given. */
class Notes {
  readonly texts = ['---\ntitle: x\n---\n', ''];
  readonly asked: Asked[][] = [[], []];
  readonly all: string[] = [];
  private readonly gone: Asked[] = [];
  private count = 0;

  constructor(private readonly random: Random) {
    for (let n = 2 + random.below(5); n > 0; n -= 1) this.insert(0);
  }

  read(at: number): DrillNote {
    return readDrillNote(`${String(at)}.md`, this.texts[at] ?? '', KEYS);
  }

  private fresh(): Asked {
    this.count += 1;
    return { text: `What is thing ${String(this.count)}?`, given: [] };
  }

  /** Writes the questions of a note anew, as Q1, Q2 and so on, below the properties that it has. */
  private write(at: number): void {
    const head = cutHead(this.texts[at] ?? '');
    if ('code' in head) throw new Loss(head.message);
    const questions = this.asked[at] ?? [];
    const body = questions.map(({ text }, n) => `### Q${String(n + 1)}: ${text}\n\nBecause.\n\n`).join('');
    this.texts[at] = (head.isNew ? '' : head.open + head.yaml + head.close) + body;
  }

  private insert(at: number, question = this.fresh()): void {
    const questions = this.asked[at] ?? [];
    questions.splice(this.random.below(questions.length + 1), 0, question);
    this.write(at);
  }

  private take(at: number): Asked | undefined {
    const questions = this.asked[at] ?? [];
    return questions.splice(this.random.below(Math.max(1, questions.length)), 1)[0];
  }

  item(at: number, text: string): DrillItem {
    const item = this.read(at).items.find(({ question }) => question.text === text);
    if (!item) throw new Loss(`Nothing asks "${text}".`);
    return item;
  }

  private rate(at: number): void {
    const { random } = this;
    const questions = this.asked[at] ?? [];
    const question = questions[random.below(Math.max(1, questions.length))];
    if (!question) return;
    // Of a question that two notes ask, a rating of one day that both have counts once; here each has a day of its own.
    const rating = { confidence: random.pick<Confidence>([1, 2, 3, 4]), day: 20_000 + this.all.length };
    const edit = rateEdit(this.item(at, question.text), { ...rating, autoWeak: true });
    this.texts[at] = applied(this.texts[at] ?? '', [edit]);
    const word = `${String(rating.day)}:${String(rating.confidence)}`;
    question.given.push(word);
    this.all.push(word);
  }

  /** Moves a question to the other note, and its record after it where nothing else is meant. */
  private split(): void {
    const question = this.take(0);
    if (!question) return;
    const { hash } = this.item(0, question.text).question;
    this.write(0);
    // A question without ratings that came to its label is taken for the same, reworded, and has its record.
    const isOrphan = this.read(0).orphans.some((orphan) => orphan.hash === hash);
    this.insert(1, isOrphan ? question : { ...question, given: [] });
    this.tidy();
  }

  private tidy(): void {
    const notes = [this.read(0), this.read(1)];
    for (const plan of planOrphans(notes, notes)) {
      const [item] = plan.elsewhere;
      if (!item) continue;
      const to = Number(item.path[0]);
      const from = Number(plan.path[0]);
      this.texts[to] = applied(this.texts[to] ?? '', [adoptEdit(plan.orphan, item)]);
      this.texts[from] = applied(this.texts[from] ?? '', [forgetEdit(plan.orphan)]);
    }
  }

  step(): string {
    const deed = this.random.pick([
      'rate',
      'rate',
      'rate',
      'rate',
      'insert',
      'move',
      'reword',
      'delete',
      'back',
      'split',
    ]);
    const at = this.random.onceIn(4) ? 1 : 0;
    const questions = this.asked[at] ?? [];
    if (deed === 'rate') this.rate(at);
    if (deed === 'insert') this.insert(at);
    if (deed === 'split') this.split();
    if (deed === 'move') this.asked[at] = this.random.shuffled(questions);
    if (deed === 'delete') this.gone.push(...[this.take(at)].flatMap((each) => each ?? []));
    if (deed === 'back') {
      const back = this.gone.pop();
      // Another question may have come to its label and its record meanwhile.
      if (back) this.insert(at, { ...back, given: [] });
    }
    if (deed === 'reword') {
      const question = questions[this.random.below(Math.max(1, questions.length))];
      // Its record stays, under its label; whether it is found there after more changes, nobody promises.
      if (question) Object.assign(question, this.fresh());
    }
    this.write(at);
    return deed;
  }
}

/**
 * Questions of two notes are rated, renumbered, moved, reworded, deleted, put back and moved to the other note: no rating
 * is ever lost from the notes, and a question that keeps its words keeps its ratings.
 */
export const identity = tried((random, show) => {
  const notes = new Notes(random);
  const done: string[] = [];
  for (let left = 4 + random.below(20); left > 0; left -= 1) {
    done.push(notes.step());
    show(`${done.join(', ')}\n${notes.texts.join('\n')}`);
    expectAll(notes);
  }
});

function expectAll(notes: Notes): void {
  const held: string[] = [];
  for (const at of [0, 1]) {
    const { items, orphans } = notes.read(at);
    const wordsOf = (ratings: DrillItem['ratings']): string[] =>
      ratings.map(({ day, confidence }) => `${String(day)}:${String(confidence)}`);
    held.push(...[...items, ...orphans].flatMap(({ ratings }) => wordsOf(ratings)));
    for (const { text, given } of notes.asked[at] ?? []) {
      const words = wordsOf(notes.item(at, text).ratings);
      for (const word of given) {
        const place = words.indexOf(word);
        if (place < 0) throw new Loss(`"${text}" lost ${word}.`);
        words.splice(place, 1);
      }
    }
  }
  if (held.sort().join() !== [...notes.all].sort().join())
    throw new Loss(`The notes hold ${held.join(' ')}, not ${notes.all.sort().join(' ')}.`);
}
