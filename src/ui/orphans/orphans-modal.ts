import type { App } from 'obsidian';
import type { DrillItem } from '../../core/drill/item';
import type { UndoOutcome } from '../../core/drill/results';
import { plural } from '../../core/drill/words';
import { jointMoves, type OrphanMove, type OrphanPlan } from '../../core/record/orphans';
import { baseName } from '../../core/note/name';
import { addGroup, addPlace, ListModal } from '../list-modal';
import { describeOrphan, nameOf, titleOf } from './orphan-words';

/** What became of an act: how to take it back, or why nothing was changed. */
export type Tidied =
  | { readonly ok: true; readonly tokens: readonly number[] }
  | { readonly ok: false; readonly message: string };

/** What the dialog needs of the vault and of the recorder. None of it rejects. */
export interface OrphanServices {
  find(): Promise<{
    readonly plans: readonly OrphanPlan[];
    readonly unread: readonly { readonly path: string }[];
  }>;
  /** Attaches an orphan to a question of its own note. */
  attach(plan: OrphanPlan, item: DrillItem): Promise<Tidied>;
  /** Gives orphans of one note to questions of one other note. */
  move(moves: readonly OrphanMove[]): Promise<Tidied>;
  remove(plan: OrphanPlan): Promise<Tidied>;
  undo(tokens: readonly number[]): Promise<UndoOutcome>;
}

/** What was done, and how to take it back. */
interface Done {
  readonly text: string;
  readonly tokens: readonly number[];
}

const keyOf = ({ path, orphan }: OrphanPlan): string => `${path}\n${orphan.id}`;

/** Lists records that belong to no question any more, and lets a person attach, move, remove or keep each. */
export class OrphansModal extends ListModal {
  private readonly kept = new Set<string>();
  /** The key of the question that was chosen for an orphan, by the orphan's. */
  private readonly chosen = new Map<string, string>();
  private done: readonly Done[] = [];
  private plans: readonly OrphanPlan[] = [];
  private unread: readonly { readonly path: string }[] = [];
  /** The orphan whose removal was asked for once. */
  private asked: string | null = null;
  private isBusy = false;

  constructor(
    app: App,
    private readonly services: OrphanServices,
  ) {
    super(app, 'Tidy drill records', 'orphans');
  }

  override onOpen(): void {
    this.page.createEl('p', { text: 'Reading the notes…' });
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    ({ plans: this.plans, unread: this.unread } = await this.services.find());
    this.draw();
  }

  private draw(): void {
    this.redraw(() => {
      const { page, unread } = this;
      for (const done of this.done) this.drawDone(done);
      const plans = this.plans.filter((plan) => !this.kept.has(keyOf(plan)));
      page.createEl('p', { text: this.headline(plans.length) });
      for (const moves of jointMoves(plans)) this.drawJointMove(moves);
      for (const plan of plans) this.drawPlan(plan);
      if (unread.length > 0)
        page.createEl('p', {
          cls: 'interview-drill-warning',
          text: `Could not be read: ${unread.map(({ path }) => path).join(', ')}.`,
        });
    });
  }

  private headline(left: number): string {
    if (left > 0)
      return 'These records belong to no question of their note any more. They are kept until you decide.';
    if (this.kept.size > 0) return 'Nothing is left to decide. What you keep stays in its note.';
    if (this.unread.length > 0) return 'Nothing to tidy in the notes that could be read.';
    return 'Nothing to tidy. Every record belongs to a question.';
  }

  private drawDone(done: Done): void {
    const line = this.page.createDiv({ cls: 'interview-drill-orphans-done' });
    line.createSpan({ text: done.text });
    this.button(line, 'Undo', () => void this.undo(done), { of: done.text });
  }

  /** One button for a note that was split in two. */
  private drawJointMove(moves: readonly OrphanMove[]): void {
    const [first] = moves;
    if (!first) return;
    const records = plural(moves.length, 'record');
    this.button(
      this.actions(this.page),
      `Move ${records} of ${baseName(first.plan.path)} to ${baseName(first.item.path)}`,
      () => void this.move(`${records} moved to ${first.item.path}.`, moves),
    );
  }

  private move(text: string, moves: readonly OrphanMove[]): Promise<void> {
    return this.act(text, () => this.services.move(moves));
  }

  private drawPlan(plan: OrphanPlan): void {
    const { path, orphan, here, elsewhere } = plan;
    const section = addGroup(this.page, orphan.id);
    section.createEl('h3').createEl('bdi', { text: orphan.id });
    addPlace(section, path);
    if (this.asked === keyOf(plan)) {
      this.drawRemoval(section, plan);
      return;
    }
    section.createEl('p', { text: describeOrphan(orphan) });
    const of = `${orphan.id} of ${path}`;
    if (here.length > 0) this.drawAttach(this.actions(section), plan, of);
    const row = this.actions(section);
    for (const item of elsewhere) {
      const done = `"${orphan.id}" moved to "${titleOf(item)}" of ${item.path}.`;
      const move = (): void => void this.move(done, [{ plan, item }]);
      this.button(row, `Move to ${baseName(item.path)}`, move, { of });
    }
    const remove = (): void => {
      this.asked = keyOf(plan);
      this.draw();
      this.askNow();
    };
    const keep = (): void => {
      this.kept.add(keyOf(plan));
      this.draw();
      this.say(`"${orphan.id}" is kept.`);
    };
    this.button(row, 'Remove…', remove, { of });
    this.button(row, 'Keep', keep, { of });
  }

  private drawAttach(row: HTMLElement, plan: OrphanPlan, of: string): void {
    const { orphan, here } = plan;
    const select = this.choices(row, `Question for "${orphan.id}" of ${plan.path}`, here.map(nameOf));
    const key = this.chosen.get(keyOf(plan));
    select.selectedIndex = Math.max(
      here.findIndex((item) => item.key === key),
      0,
    );
    select.addEventListener('change', () => {
      const item = here[select.selectedIndex];
      if (item) this.chosen.set(keyOf(plan), item.key);
    });
    const attach = (): void => {
      const item = here[select.selectedIndex];
      if (item)
        void this.act(`"${orphan.id}" attached to "${titleOf(item)}".`, () =>
          this.services.attach(plan, item),
        );
    };
    this.button(row, 'Attach', attach, { of });
  }

  /** Asks once more, and says what would leave the note. */
  private drawRemoval(section: HTMLElement, plan: OrphanPlan): void {
    const { id } = plan.orphan;
    this.drawQuestion(section, {
      text: 'This will leave the note. Until Obsidian is closed, you can undo it.',
      lost: [describeOrphan(plan.orphan)],
      verb: 'Remove',
      yes: () => void this.act(`"${id}" removed.`, () => this.services.remove(plan)),
      no: () => {
        this.asked = null;
        this.draw();
        this.focus('Remove…', `${id} of ${plan.path}`);
        this.say('Nothing was removed.');
      },
    });
  }

  private async act(text: string, run: () => Promise<Tidied>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    const result = await run();
    this.asked = null;
    if (result.ok) this.done = [{ text, tokens: result.tokens }, ...this.done];
    await this.settle(result.ok ? text : `Nothing was changed. ${result.message}`, result.ok);
  }

  private async undo(done: Done): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    const { ok, message } = await this.services.undo(done.tokens);
    if (ok) this.done = this.done.filter((each) => each !== done);
    await this.settle(ok ? 'Undone.' : message, ok);
  }

  private async settle(text: string, ok: boolean): Promise<void> {
    await this.refresh();
    this.isBusy = false;
    if (!ok) {
      this.warn(text);
      return;
    }
    this.say(text);
    // A way back stands at the top.
    this.focus();
  }
}
