import { setIcon } from 'obsidian';
import { plural } from '../../core/drill/words';
import { MINUTES, splitTime } from '../../core/mock/plan';
import { minutesText } from '../../core/mock/words';
import { describeNote } from '../../core/note/interview';
import { plainText } from '../../core/note/plain-text';
import type { PlanState } from './view-state';

/** What a person can change in a plan. */
export interface PlanActions {
  readonly setMinutes: (minutes: number) => void;
  readonly toggle: (key: string) => void;
  /** Half-minutes more, or fewer where below 0. */
  readonly step: (key: string, by: number) => void;
  readonly release: () => void;
}

interface Row {
  readonly el: HTMLElement;
  readonly box: HTMLInputElement;
  readonly less: HTMLButtonElement;
  readonly more: HTMLButtonElement;
  readonly minutes: HTMLElement;
}

/** Minutes by which the whole changes at a press. */
const STEP = 5;

/** The plan before the interview: the whole, and what each question gets of it. Made once for its questions, then only changed. */
export class PlanPane {
  private readonly field: HTMLInputElement;
  private readonly sum: HTMLElement;
  private readonly release: HTMLButtonElement;
  private readonly rows = new Map<string, Row>();

  constructor(
    parent: HTMLElement,
    readonly items: PlanState['items'],
    { title, note }: PlanState,
    private readonly actions: PlanActions,
  ) {
    parent.empty();
    parent.createEl('h2', { text: title, cls: 'interview-drill-headline' });
    const what = ['Mock interview', describeNote({ ...note, tags: [] })].filter((part) => part !== '');
    parent.createEl('p', { text: what.join(' · '), cls: 'interview-drill-subline' });
    const whole = parent.createDiv({ cls: 'interview-drill-mock-plan-whole' });
    const label = whole.createEl('label', { text: 'Minutes in all' });
    const stepper = whole.createDiv({ cls: 'interview-drill-mock-stepper' });
    stepButton(stepper, 'minus', `${String(STEP)} minutes less`, () => {
      actions.setMinutes(this.field.valueAsNumber - STEP);
    });
    this.field = stepper.createEl('input', {
      type: 'number',
      attr: { min: MINUTES.least, max: MINUTES.most, step: 1, inputmode: 'numeric' },
    });
    this.field.id = `interview-drill-mock-minutes-${String(++fields)}`;
    label.htmlFor = this.field.id;
    this.field.addEventListener('change', () => {
      actions.setMinutes(this.field.valueAsNumber);
    });
    stepButton(stepper, 'plus', `${String(STEP)} minutes more`, () => {
      actions.setMinutes(this.field.valueAsNumber + STEP);
    });
    this.sum = parent.createEl('p', { cls: 'interview-drill-mock-sum' });
    const list = parent.createEl('ul', { cls: 'interview-drill-list interview-drill-mock-plan' });
    for (const item of items) this.rows.set(item.key, this.drawRow(list, item));
    this.release = parent.createEl('button', {
      text: 'Split by the answers again',
      attr: { type: 'button' },
    });
    this.release.addEventListener('click', actions.release);
  }

  update({ plan, note }: PlanState): void {
    const parts = splitTime(plan);
    this.field.value = String(plan.minutes);
    const origin = note.duration === null ? 'The note has no duration, so it is 45 minutes at first. ' : '';
    this.sum.setText(
      `${origin}${plural(parts.size, 'question')}; the clocks stand while you compare your answer and rate.`,
    );
    const halves = 2 * plan.minutes;
    const locked = new Set(plan.locks.map(({ key }) => key));
    for (const [key, row] of this.rows) {
      const part = parts.get(key);
      row.box.checked = part !== undefined;
      row.box.disabled = part === undefined && parts.size >= halves;
      row.el.toggleClass('is-left-out', part === undefined);
      row.el.toggleClass('is-set', locked.has(key));
      row.minutes.setText(part === undefined ? '–' : `${minutesText(part)} min`);
      row.less.disabled = part === undefined || part <= 1 || parts.size < 2;
      row.more.disabled = part === undefined || part >= halves - (parts.size - 1);
    }
    this.release.toggle(plan.locks.length > 0);
  }

  private drawRow(list: HTMLElement, { key, question }: PlanState['items'][number]): Row {
    const el = list.createEl('li');
    const label = el.createEl('label', { cls: 'interview-drill-mock-asked' });
    const box = label.createEl('input', { type: 'checkbox' });
    box.addEventListener('change', () => {
      this.actions.toggle(key);
    });
    if (question.label !== null) label.createSpan({ cls: 'interview-drill-label', text: question.label });
    label.createSpan({ text: plainText(question.text) });
    const stepper = el.createDiv({ cls: 'interview-drill-mock-stepper' });
    const name = question.label ?? plainText(question.text);
    const less = stepButton(stepper, 'minus', `Half a minute less: ${name}`, () => {
      this.actions.step(key, -1);
    });
    const minutes = stepper.createSpan({ cls: 'interview-drill-mock-minutes' });
    const more = stepButton(stepper, 'plus', `Half a minute more: ${name}`, () => {
      this.actions.step(key, 1);
    });
    return { el, box, less, more, minutes };
  }
}

/** Several plans may be in one document, and ids must not clash there. */
let fields = 0;

function stepButton(parent: HTMLElement, icon: string, name: string, act: () => void): HTMLButtonElement {
  const el = parent.createEl('button', {
    cls: 'clickable-icon interview-drill-mock-step',
    attr: { type: 'button', 'aria-label': name },
  });
  setIcon(el, icon);
  el.addEventListener('click', act);
  return el;
}
