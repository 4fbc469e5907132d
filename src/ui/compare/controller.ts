import { CONFIDENCE_WORD, type Confidence } from '../../core/confidence';
import { atLine } from '../../core/diagnostic';
import type { PairChoice } from '../../core/compare/choices';
import { joining, parting, rowOf, takingBack } from '../../core/compare/choosing';
import { compareNotes, itemsOf, rowsOf, type ComparedRow, type Comparison } from '../../core/compare/compare';
import { differencesOf } from '../../core/compare/differences';
import { comparisonMarkdown } from '../../core/compare/export';
import { fits, type RowFilter } from '../../core/compare/filters';
import { commonTitle } from '../../core/compare/variants';
import { rateEdit, weakEdit } from '../../core/drill/edits';
import { itemKey, type DrillItem, type DrillNote } from '../../core/drill/item';
import { plural } from '../../core/drill/words';
import type { Day } from '../../core/day';
import type { Correction, RecordEdit } from '../../core/record/edit';
import { pairChoices } from '../../core/settings';
import { messageOf } from '../../core/untrusted';
import type { CompareServices } from './services';
import type { CompareState, Openness, Problem, ShownComparison } from './view-state';

/** What the controller tells the outside. */
export interface CompareEvents {
  /** The state is another one: draw it. */
  readonly changed: (state: CompareState) => void;
  /** Something that a person must know at once. */
  readonly notify: (message: string) => void;
}

/** A change that can be undone. */
interface Act {
  readonly token: number;
  readonly key: string;
  readonly day: Day;
  /** What the next rating of this question corrects, as long as its row is not closed. */
  readonly correction: Correction | null;
}

/** What a change was, in words. */
function saidOf(edit: RecordEdit): string {
  if (edit.type === 'rate')
    return `Rated ${String(edit.confidence)} ${CONFIDENCE_WORD[edit.confidence].toLowerCase()}.`;
  return edit.type === 'weak' && edit.weak ? 'Flagged as weak.' : 'The weak flag is off.';
}

/** Puts notes side by side, and turns what a person does there into edits of records and choices. */
export class CompareController {
  state: CompareState = { kind: 'loading' };
  paths: readonly string[] = [];
  filter: RowFilter = 'all';
  private open = new Map<string, Openness>();
  private column = 0;
  private pictured = false;
  private notes: readonly DrillNote[] = [];
  private problems: readonly Problem[] = [];
  private comparison: Comparison | null = null;
  private readonly acts: Act[] = [];
  /** How many of the changes were made before a row was closed last: a later rating is a new try. */
  private closedAfter = 0;
  private news: ShownComparison['news'] = null;
  /** The latest reading; of several only this counts. */
  private reading: object | null = null;

  constructor(
    private readonly services: CompareServices,
    private readonly events: CompareEvents,
  ) {}

  /** Puts notes side by side, in the order in which they are given. */
  async show(paths: readonly string[], filter: RowFilter = 'all'): Promise<void> {
    this.paths = [...new Set(paths)];
    this.filter = filter;
    this.open.clear();
    this.column = 0;
    this.set({ kind: 'loading' });
    await this.read();
  }

  /** Takes in that a note, or what is known of it, is another. */
  async noteChanged(path: string): Promise<void> {
    if (this.paths.includes(path)) await this.read();
  }

  /** Takes in that a note has another path. */
  async noteRenamed(from: string, to: string): Promise<void> {
    if (!this.paths.includes(from)) return;
    this.paths = this.paths.map((path) => (path === from ? to : path));
    // What is open stays open under the other name.
    const renamed = (key: string): string =>
      key
        .split('\n\n')
        .map((part) => (part.startsWith(`${from}\n`) ? to + part.slice(from.length) : part))
        .join('\n\n');
    this.open = new Map([...this.open].map(([key, openness]) => [renamed(key), openness]));
    await this.read();
  }

  /** Reads the notes once more: the settings are others, or a note could not be read. */
  async again(): Promise<void> {
    await this.read();
  }

  /** Takes in that somebody else took a change back. */
  undone(token: number): void {
    const at = this.acts.findIndex((act) => act.token === token);
    if (at >= 0) this.acts.splice(at, 1);
  }

  /** Lets a reading that is under way come to nothing. */
  close(): void {
    this.reading = null;
  }

  setFilter(filter: RowFilter): void {
    this.filter = filter;
    this.draw();
  }

  /** Chooses the note that a narrow pane shows. */
  setColumn(column: number): void {
    if (column === this.column) return;
    this.column = column;
    this.draw();
  }

  togglePicture(): void {
    this.pictured = !this.pictured;
    this.draw();
  }

  /** Opens a row with its answers hidden, then shows them, then closes it. */
  step(key: string): void {
    const next = { hidden: 'shown', shown: null } as const;
    const before = this.open.get(key);
    this.setOpen(key, before === undefined ? 'hidden' : next[before]);
  }

  /** Opens a row, or closes it. */
  toggle(key: string): void {
    this.setOpen(key, this.open.has(key) ? null : 'hidden');
  }

  /** Shows the answers of a row. */
  reveal(key: string): void {
    this.setOpen(key, 'shown');
  }

  /** Whether a question may be rated: its answer is shown, or it has none. */
  canRate(row: ComparedRow, item: DrillItem): boolean {
    return this.open.get(row.key) === 'shown' || item.question.layers.length === 0;
  }

  async rate(item: DrillItem, confidence: Confidence): Promise<void> {
    const { autoWeak } = this.services.settings();
    const day = this.services.today();
    const corrects = this.corrected(item, day);
    const edit = rateEdit(item, { confidence, day, autoWeak }, corrects);
    await this.record(item, edit, { confidence, weak: corrects?.weak ?? item.weak });
  }

  async flagWeak(item: DrillItem): Promise<void> {
    const corrected = this.corrected(item, this.services.today());
    await this.record(item, weakEdit(item, !item.weak), corrected && { ...corrected, weak: !item.weak });
  }

  /** Takes back what was rated or flagged here last. */
  async undo(): Promise<void> {
    const act = this.acts.pop();
    if (!act) return;
    const { ok, message } = await this.services.undo(act.token);
    if (ok) this.news = { text: 'Undone.' };
    else this.events.notify(message);
    await this.read();
  }

  /** Drills some questions of the comparison, each once. */
  drill(name: string, items: readonly DrillItem[]): void {
    if (items.length === 0) return;
    const questions = items.map(({ path, question: { id } }) => ({ path, id }));
    this.services.drill({ kind: 'questions', name, questions });
  }

  /** Drills what passes a filter. */
  drillFiltered(filter: RowFilter, name: string): void {
    if (!this.comparison) return;
    const rows = rowsOf(this.comparison).filter((row) => fits(row, filter));
    this.drill(
      name,
      filter === 'weak' ? rows.flatMap(itemsOf).filter(({ weak }) => weak) : rows.flatMap(itemsOf),
    );
  }

  /** Puts two questions into one row, for good; what stands in the way is parted. */
  async join(a: DrillItem, b: DrillItem): Promise<void> {
    if (this.comparison) await this.choose(joining(this.choices(), this.comparison, a, b));
  }

  /** Takes a question out of its row, for good. */
  async part(item: DrillItem): Promise<void> {
    if (this.comparison) await this.choose(parting(this.choices(), this.comparison, item));
  }

  /** Takes back what was chosen about the questions of a row and others of these notes. */
  async takeBack(row: ComparedRow): Promise<void> {
    if (this.comparison) await this.choose(takingBack(this.choices(), this.comparison, row));
  }

  /** The row in which a question stands. */
  rowOf(item: DrillItem): ComparedRow | null {
    return this.comparison && rowOf(this.comparison, item);
  }

  /** The questions of the other notes with which a question could be joined, those of the topic first. */
  partners(item: DrillItem): DrillItem[] {
    const row = this.rowOf(item);
    const others = this.notes
      .filter(({ path }) => path !== item.path)
      .flatMap(({ items }) => items)
      .filter((other) => !row?.cells.some((cell) => cell?.key === other.key));
    const isNear = (other: DrillItem): boolean => other.question.topic === item.question.topic;
    return [...others.filter(isNear), ...others.filter((other) => !isNear(other))];
  }

  /** The comparison as Markdown; empty where there is none. */
  markdown(): string {
    const { state } = this;
    return state.kind === 'compare' ? comparisonMarkdown(state.comparison, this.exportTitle(state)) : '';
  }

  /** Writes the comparison into a new note. */
  async save(): Promise<void> {
    const { state } = this;
    if (state.kind !== 'compare') return;
    try {
      await this.services.saveNote(this.markdown(), this.exportTitle(state));
    } catch (error) {
      this.events.notify(`The note could not be made: ${messageOf(error)}`);
    }
  }

  private exportTitle({ title }: ShownComparison): string {
    return `${title}: ${plural(this.notes.length, 'variant')} compared`;
  }

  private choices(): PairChoice[] {
    return pairChoices(this.services.settings());
  }

  private async choose(choices: readonly PairChoice[]): Promise<void> {
    try {
      await this.services.keepChoices(choices);
    } catch (error) {
      this.events.notify(`This was not kept: ${messageOf(error)}`);
    }
    this.compare();
  }

  private setOpen(key: string, openness: Openness | null): void {
    if (openness === null) {
      this.open.delete(key);
      this.closedAfter = this.acts.length;
    } else this.open.set(key, openness);
    this.draw();
  }

  /** The rating of this day that another one would correct. */
  private corrected({ key }: DrillItem, day: Day): Correction | null {
    const acts = this.acts.slice(this.closedAfter).filter((act) => act.key === key);
    const last = acts.at(-1);
    return last?.day === day ? last.correction : null;
  }

  private async record(item: DrillItem, edit: RecordEdit, correction: Correction | null): Promise<void> {
    const day = this.services.today();
    const result = await this.services.record(item.path, edit);
    this.acts.push({ token: result.token, key: item.key, day, correction });
    this.news = { text: saidOf(edit) };
    if (!result.ok && result.isTakenBack !== true)
      this.events.notify(`${item.path}, ${atLine(result)} The change waits until the note can take it.`);
    await this.read();
  }

  private async read(): Promise<void> {
    const mine = {};
    this.reading = mine;
    const results = await this.services.readAll(this.paths);
    if (this.reading !== mine) return;
    this.notes = results.flatMap((result) => (result.ok ? [result.note] : []));
    this.problems = results.flatMap((result, at) =>
      result.ok ? [] : [{ path: this.paths[at] ?? '', message: result.message }],
    );
    this.compare();
  }

  private compare(): void {
    const { services, notes } = this;
    if (notes.length < 2) this.comparison = null;
    else {
      const settings = services.settings();
      this.comparison = compareNotes(notes, {
        today: services.today(),
        retention: settings.retention / 100,
        choices: pairChoices(settings),
      });
    }
    this.draw();
  }

  private draw(): void {
    const { comparison, services, notes, problems } = this;
    if (!comparison) {
      if (this.state.kind !== 'loading' || this.reading !== null)
        this.set({ kind: 'few', paths: this.paths, problems });
      return;
    }
    const { interviewTag, weakTag } = services.settings();
    const waiting = notes.flatMap(({ path }) => services.waiting(path).map((id) => itemKey(path, id)));
    this.set({
      kind: 'compare',
      title: commonTitle(notes),
      comparison,
      differences: differencesOf(comparison.notes, [interviewTag, weakTag]),
      problems,
      filter: this.filter,
      open: new Map(this.open),
      column: Math.min(this.column, comparison.notes.length - 1),
      pictured: this.pictured,
      waiting: new Set(waiting),
      canUndo: this.acts.length > 0,
      news: this.news,
    });
  }

  private set(state: CompareState): void {
    this.state = state;
    this.events.changed(state);
  }
}
