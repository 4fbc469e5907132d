import { Setting, type App } from 'obsidian';
import { ORDER_WORD, type Order } from '../../core/drill/order';
import {
  MOST_OF_SIZE,
  NOTHING_WORD,
  PICK_WORD,
  poolName,
  type Pick,
  type Plan,
  type Pool,
  type Preview,
  type Size,
} from '../../core/drill/plan';
import { plural } from '../../core/drill/words';
import { ListModal } from '../list-modal';
import type { PlanServices } from './services';

/** Where questions come from, as a person chooses it; the note at hand is one that needs no choice. */
type From = 'note' | Pool['kind'];

const FROM_WORD: Readonly<Record<Exclude<From, 'note'>, string>> = {
  vault: 'All interview notes',
  notes: 'Some notes',
  topic: 'A topic',
  property: 'A tag, role, round or variant',
};

const LENGTH_WORD = { all: 'No limit', questions: 'Questions', minutes: 'Minutes' };

type Length = keyof typeof LENGTH_WORD;

/** What a length begins with. */
const USUAL: Readonly<Record<Exclude<Length, 'all'>, number>> = { questions: 10, minutes: 30 };

/** Plans a session: from where, which questions, in what order, how long; says what it comes to, and starts it. */
export class PlanModal extends ListModal {
  private readonly choice: HTMLElement;
  private readonly sum: HTMLElement;
  private readonly go: HTMLButtonElement;
  /** The latest question what the plan comes to; only its answer counts. */
  private asked: object | null = null;
  private from: From;

  constructor(
    app: App,
    private readonly services: PlanServices,
    private plan: Plan,
  ) {
    super(app, 'Start a session', 'plan');
    this.from = fromOf(plan.pool, services.note?.path ?? null);
    this.addFrom();
    this.choice = this.page.createDiv({ cls: 'interview-drill-plan-choice' });
    this.addDropdown('Ask', PICK_WORD, plan.pick, (pick) => {
      this.change({ pick });
    });
    this.addDropdown('Order', ORDER_WORD, plan.order, (order) => {
      this.change({ order });
    });
    this.addLength();
    this.sum = this.page.createEl('p', { cls: 'interview-drill-plan-sum', attr: { role: 'status' } });
    this.go = this.button(
      this.ending(),
      'Start',
      () => {
        this.close();
        this.services.start(this.plan);
      },
      { cls: 'mod-cta' },
    );
    this.drawChoice();
    void this.preview();
  }

  /** The first control has the focus; the number, which may be hidden, could not take it. */
  override onOpen(): void {
    this.focus();
  }

  private addFrom(): void {
    const { note } = this.services;
    const words: Partial<Record<From, string>> = note ? { note: `This note: ${note.title}` } : {};
    new Setting(this.page).setName('Questions from').addDropdown((dropdown) => {
      dropdown
        .addOptions({ ...words, ...FROM_WORD })
        .setValue(this.from)
        .onChange((value) => {
          this.choose(value as From);
        });
      // The name beside it is no label that screen readers know.
      dropdown.selectEl.setAttribute('aria-label', 'Questions from');
    });
  }

  private addDropdown<K extends Pick | Order>(
    name: string,
    words: Readonly<Record<K, string>>,
    value: K,
    change: (value: K) => void,
  ): void {
    new Setting(this.page).setName(name).addDropdown((dropdown) => {
      dropdown
        .addOptions({ ...words })
        .setValue(value)
        .onChange((chosen) => {
          change(chosen as K);
        });
      dropdown.selectEl.setAttribute('aria-label', name);
    });
  }

  private addLength(): void {
    const { size } = this.plan;
    const setting = new Setting(this.page).setName('Length');
    const input = setting.controlEl.createEl('input', {
      type: 'number',
      cls: 'interview-drill-plan-amount',
      attr: { min: '1', max: String(MOST_OF_SIZE), step: '1', 'aria-label': 'How many' },
    });
    input.value = size === null ? '' : String('questions' in size ? size.questions : size.minutes);
    let length: Length = size === null ? 'all' : 'questions' in size ? 'questions' : 'minutes';
    input.toggle(length !== 'all');
    const set = (): void => {
      this.change({ size: sizeOf(length, input.valueAsNumber) });
    };
    input.addEventListener('input', set);
    input.addEventListener('change', () => {
      const { size: now } = this.plan;
      if (now !== null) input.value = String('questions' in now ? now.questions : now.minutes);
    });
    setting.addDropdown((dropdown) => {
      dropdown
        .addOptions(LENGTH_WORD)
        .setValue(length)
        .onChange((value) => {
          length = value as Length;
          input.toggle(length !== 'all');
          if (length !== 'all') input.value = String(USUAL[length]);
          set();
        });
      dropdown.selectEl.setAttribute('aria-label', 'Length');
    });
  }

  private choose(from: From): void {
    this.from = from;
    const { note } = this.services;
    if (from === 'note' && note) this.usePool({ kind: 'notes', paths: [note.path] });
    else if (from === 'vault') this.usePool({ kind: 'vault' });
    else {
      // Nothing is chosen until something is.
      this.drawChoice();
      void this.preview();
      this.ask(from);
    }
  }

  private ask(from: From): void {
    if (from !== 'note')
      this.services.choose(from, (pool) => {
        // To read all topics takes a moment, in which another kind may be chosen.
        if (this.from === from) this.usePool(pool);
      });
  }

  private usePool(pool: Pool): void {
    this.change({ pool });
    this.drawChoice();
  }

  /** What was chosen of a kind that has more than one, and the way to another choice. */
  private drawChoice(): void {
    const hadFocus = this.choice.contains(this.choice.doc.activeElement);
    this.choice.empty();
    const { from, isChosen } = this;
    if (from === 'note' || from === 'vault') return;
    new Setting(this.choice)
      .setName(isChosen ? poolName(this.plan.pool) : 'Nothing is chosen yet')
      .addButton((button) => {
        button.setButtonText(isChosen ? 'Choose another' : 'Choose…').onClick(() => {
          this.ask(from);
        });
        if (hadFocus) button.buttonEl.focus();
      });
  }

  private change(change: Partial<Plan>): void {
    this.plan = { ...this.plan, ...change };
    void this.preview();
  }

  private get isChosen(): boolean {
    return this.from === 'note' || this.from === this.plan.pool.kind;
  }

  private async preview(): Promise<void> {
    const mine = {};
    this.asked = mine;
    this.drawSum();
    if (!this.isChosen) return;
    const preview = await this.services.preview(this.plan);
    if (this.asked !== mine) return;
    this.asked = null;
    this.drawSum(preview);
  }

  private drawSum(preview: Preview | null = null): void {
    this.go.disabled = !this.isChosen || (preview !== null && preview.questions === 0);
    if (!this.isChosen) this.sum.setText('');
    else if (preview === null) this.sum.setText('Reading the notes…');
    else this.sum.setText(sumUp(preview, this.plan));
  }
}

const fromOf = (pool: Pool, note: string | null): From =>
  pool.kind === 'notes' && pool.paths.length === 1 && pool.paths[0] === note ? 'note' : pool.kind;

function sizeOf(length: Length, amount: number): Size | null {
  if (length === 'all') return null;
  const whole = Math.min(MOST_OF_SIZE, Math.max(1, Math.floor(Number.isFinite(amount) ? amount : 1)));
  return length === 'questions' ? { questions: whole } : { minutes: whole };
}

function sumUp({ questions, notes, fresh, weak, minutes }: Preview, { pick }: Plan): string {
  if (questions === 0) return NOTHING_WORD[pick];
  const parts = [
    `${plural(questions, 'question')} of ${plural(notes, 'note')}`,
    fresh > 0 ? `${String(fresh)} new` : '',
    weak > 0 ? `${String(weak)} weak` : '',
    `about ${plural(minutes, 'minute')}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
