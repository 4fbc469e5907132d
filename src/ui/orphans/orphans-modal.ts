import { Modal, type App } from 'obsidian';
import type { DrillItem } from '../../core/drill/item';
import type { UndoOutcome } from '../../core/drill/results';
import { plural } from '../../core/drill/words';
import { jointMoves, type OrphanMove, type OrphanPlan } from '../../core/record/orphans';
import { baseName } from '../drill/controller';
import { describeOrphan, nameOf } from './orphan-words';

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
export class OrphansModal extends Modal {
  private readonly page = this.contentEl.createDiv();
  private readonly announcer = this.contentEl.createDiv({
    cls: 'interview-drill-announcer',
    attr: { 'aria-live': 'polite' },
  });
  private readonly kept = new Set<string>();
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
    super(app);
    this.setTitle('Tidy drill records');
    this.modalEl.addClass('interview-drill-orphans');
  }

  override onOpen(): void {
    this.page.createEl('p', { text: 'Reading the notes…' });
    void this.refresh();
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private async refresh(): Promise<void> {
    ({ plans: this.plans, unread: this.unread } = await this.services.find());
    this.draw();
  }

  private draw(): void {
    const { page, unread } = this;
    page.empty();
    for (const done of this.done) this.drawDone(done);
    const plans = this.plans.filter((plan) => !this.kept.has(keyOf(plan)));
    page.createEl('p', {
      text:
        plans.length === 0
          ? 'Every record belongs to a question, or is kept as it is.'
          : 'These records belong to no question of their note any more. They are kept until you decide.',
    });
    for (const moves of jointMoves(plans)) this.drawJointMove(moves);
    for (const plan of plans) this.drawPlan(plan);
    if (unread.length > 0)
      page.createEl('p', {
        cls: 'mod-warning',
        text: `Could not be read: ${unread.map(({ path }) => path).join(', ')}.`,
      });
  }

  private drawDone(done: Done): void {
    const line = this.page.createDiv({ cls: 'interview-drill-orphans-done' });
    line.createSpan({ text: done.text });
    this.button(line, 'Undo', () => void this.undo(done));
  }

  /** One button for a note that was split in two. */
  private drawJointMove(moves: readonly OrphanMove[]): void {
    const [first] = moves;
    if (!first) return;
    const records = plural(moves.length, 'record');
    this.button(
      this.page.createDiv({ cls: 'interview-drill-actions' }),
      `Move ${records} of ${baseName(first.plan.path)} to ${baseName(first.item.path)}`,
      () => void this.move(`${records} moved to ${first.item.path}`, moves),
    );
  }

  private move(text: string, moves: readonly OrphanMove[]): Promise<void> {
    return this.act(text, () => this.services.move(moves));
  }

  private drawPlan(plan: OrphanPlan): void {
    const { path, orphan, here, elsewhere } = plan;
    const section = this.page.createEl('section', { attr: { 'aria-label': orphan.id } });
    section.createEl('h3', { text: orphan.id });
    section.createDiv({ cls: 'interview-drill-orphans-place', text: path });
    section.createEl('p', { text: describeOrphan(orphan) });
    if (this.asked === keyOf(plan)) {
      this.drawQuestion(section, plan);
      return;
    }
    if (here.length > 0) this.drawAttach(section.createDiv({ cls: 'interview-drill-actions' }), plan);
    const actions = section.createDiv({ cls: 'interview-drill-actions' });
    for (const item of elsewhere)
      this.button(
        actions,
        `Move to ${baseName(item.path)}`,
        () => void this.move(`"${orphan.id}" moved to ${item.path}, ${nameOf(item)}`, [{ plan, item }]),
      );
    this.button(actions, 'Remove…', () => {
      this.asked = keyOf(plan);
      this.draw();
      this.focus('Keep it');
    });
    this.button(actions, 'Keep', () => {
      this.kept.add(keyOf(plan));
      this.draw();
      this.announcer.setText(`"${orphan.id}" is kept.`);
      this.focus();
    });
  }

  private drawAttach(row: HTMLElement, plan: OrphanPlan): void {
    const { orphan, here } = plan;
    const select = row.createEl('select', {
      cls: 'dropdown',
      attr: { 'aria-label': `Question for "${orphan.id}"` },
    });
    here.forEach((item, at) => select.createEl('option', { text: nameOf(item), value: String(at) }));
    this.button(row, 'Attach', () => {
      const item = here[Number(select.value)];
      if (item)
        void this.act(`"${orphan.id}" attached to ${nameOf(item)}`, () => this.services.attach(plan, item));
    });
  }

  /** Asks once more, and says what would be lost. */
  private drawQuestion(section: HTMLElement, plan: OrphanPlan): void {
    const { orphan } = plan;
    section.createEl('p', {
      cls: 'mod-warning',
      text: `This would leave the note: ${describeOrphan(orphan)}. Until Obsidian is closed you can undo it.`,
    });
    const actions = section.createDiv({ cls: 'interview-drill-actions' });
    this.button(actions, 'Keep it', () => {
      this.asked = null;
      this.draw();
      this.focus();
    });
    this.button(
      actions,
      'Remove for good',
      () => void this.act(`"${orphan.id}" removed.`, () => this.services.remove(plan)),
      'mod-warning',
    );
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
    this.announcer.setText(text);
    if (!ok) this.page.createEl('p', { cls: 'mod-warning', text });
    this.focus();
  }

  private button(parent: HTMLElement, text: string, act: () => void, cls = ''): void {
    parent.createEl('button', { text, cls, attr: { type: 'button' } }).addEventListener('click', act);
  }

  /** What was pressed is gone: the keys go on with a button of some name, or with the first. */
  private focus(name = ''): void {
    const all = [...this.page.querySelectorAll<HTMLElement>('button')];
    (all.find((each) => each.textContent === name) ?? all[0] ?? this.modalEl).focus();
  }
}
