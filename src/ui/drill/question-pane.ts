import { setIcon } from 'obsidian';
import { CONFIDENCE_WORD } from '../../core/confidence';
import type { DrillItem } from '../../core/drill/item';
import { stepsLeft, type Progress } from '../../core/drill/session';
import { describeLayer, plural } from '../../core/drill/words';
import type { FollowUp, Question } from '../../core/note/types';
import { steppedLayer, WHOLE } from '../../core/steps/layer-steps';
import { nameBy } from '../region-name';
import { AttemptField, type AttemptActions } from './attempt-field';
import { openFolds, type MarkdownPort } from './markdown';
import type { DiagramPort } from './steps/draw';
import { SteppedLayerPane } from './steps/stepped-layer';
import type { DrillState } from './view-state';

/** What a person can do inside the pane. */
export interface QuestionActions {
  /** Null where nobody writes an answer. */
  readonly attempt: AttemptActions | null;
  readonly hint: () => void;
  readonly reveal: (upTo?: number) => void;
  /** Fills all steps of the layer that is shown in steps. */
  readonly whole: () => void;
  readonly followUp: (index: number) => void;
  readonly weak: () => void;
}

/** Something that was revealed: it can be brought into view when it stands. */
export interface News {
  readonly what: 'hint' | 'answer' | 'follow-up';
  readonly el: HTMLElement;
  /** Resolves when it stands: where only a part of it is news, with that part. */
  readonly ready: Promise<Element | null>;
  /** What a screen reader is told instead of how much of the answer is shown. */
  readonly message?: string;
}

/**
 * The question with what is revealed of its answer. What is not revealed is nowhere in the document: a layer's text is
 * rendered when it is revealed, and what stands there before says only its kind and size.
 */
export class QuestionPane {
  readonly el: HTMLElement;
  readonly attempt: AttemptField | null;
  private readonly before: HTMLElement;
  private readonly weak: HTMLButtonElement;
  private readonly weakText: HTMLElement;
  private readonly title: HTMLElement;
  private readonly prompt: HTMLElement;
  private readonly hint: HTMLElement;
  private readonly answer: HTMLElement;
  private readonly hidden: HTMLElement;
  private readonly followUps: HTMLElement;
  /** What is rendered at present; compared with what should be, so that only the difference is drawn. */
  private drawn: {
    item: DrillItem;
    revealed: number;
    steps: number;
    hint: boolean;
    followUps: Set<number>;
  } | null = null;
  /** Layers that were drawn in steps, by their index. */
  private readonly stepped = new Map<number, SteppedLayerPane>();

  constructor(
    parent: HTMLElement,
    private readonly markdown: MarkdownPort,
    private readonly diagrams: DiagramPort,
    private readonly actions: QuestionActions,
  ) {
    this.el = parent.createEl('article', { cls: 'interview-drill-question', attr: { tabindex: '-1' } });
    const top = this.el.createDiv({ cls: 'interview-drill-question-top' });
    this.before = top.createSpan({ cls: 'interview-drill-before' });
    this.weak = top.createEl('button', { cls: 'interview-drill-weak', attr: { type: 'button' } });
    setIcon(this.weak.createSpan({ cls: 'interview-drill-weak-icon' }), 'flag');
    this.weakText = this.weak.createSpan();
    this.weak.addEventListener('click', () => {
      this.actions.weak();
    });
    this.title = this.el.createDiv({
      cls: 'interview-drill-asked markdown-rendered',
      attr: { role: 'heading', 'aria-level': '2' },
    });
    // Its name is what is read out when the focus comes to it.
    nameBy(this.el, this.title);
    this.prompt = this.el.createDiv({ cls: 'interview-drill-prompt markdown-rendered' });
    const aids = this.el.createDiv({ cls: 'interview-drill-aids' });
    this.hint = aids.createDiv({ cls: 'interview-drill-hint' });
    const sides = this.el.createDiv({ cls: 'interview-drill-sides' });
    this.attempt = actions.attempt && new AttemptField(aids, sides, markdown, actions.attempt);
    const given = sides.createDiv({ cls: 'interview-drill-given' });
    const heading = given.createDiv({ cls: 'interview-drill-side-top', text: 'Answer in the note' });
    this.answer = given.createDiv({ cls: 'interview-drill-answer', attr: { role: 'region' } });
    nameBy(this.answer, heading);
    this.hidden = given.createDiv({ cls: 'interview-drill-hidden' });
    this.followUps = given.createDiv({ cls: 'interview-drill-follow-ups' });
    openFolds(this.answer);
  }

  /**
   * Shows a question as far as it is revealed.
   * @param isNext whether it is another question than the one that was shown
   * @returns what was revealed by this call, to be brought into view; null where nothing was
   */
  update(
    item: DrillItem,
    progress: Progress,
    { deleted, attempts }: Pick<DrillState, 'deleted' | 'attempts'>,
    isNext: boolean,
  ): News | null {
    const { question, path } = item;
    const isAgain = isNext || !this.drawn || (progress.revealed === 0 && this.drawn.revealed > 0);
    const isNew =
      isAgain ||
      !this.drawn ||
      !sameContent(this.drawn.item.question, question) ||
      progress.revealed < this.drawn.revealed;
    if (isNew) this.drawQuestion(item);
    const drawn = this.drawn;
    if (!drawn) return null;
    drawn.item = item;
    this.drawState(progress);
    this.weak.disabled = deleted;
    const isRevealed = progress.revealed > 0;
    this.attempt?.update({ words: progress.attempt, isRevealed, isOffered: attempts, path }, isAgain, isNew);
    let news: News | null = this.drawHint(question, path, progress, drawn);
    const steps = this.drawSteps(progress, drawn);
    for (; drawn.revealed < progress.revealed; drawn.revealed += 1) {
      const layer = this.drawLayer(item, drawn.revealed, progress);
      news ??= layer;
    }
    news ??= steps;
    this.answer.toggle(drawn.revealed > 0);
    this.drawHidden(question, drawn.revealed);
    const followUp = this.drawFollowUps(question, path, progress, drawn);
    return isNew ? null : (news ?? followUp);
  }

  /** Ends the life of what is rendered. */
  clear(): void {
    for (const layer of this.stepped.values()) layer.clear();
    this.stepped.clear();
    this.markdown.clear();
    this.drawn = null;
  }

  private drawQuestion(item: DrillItem): void {
    const { question, path } = item;
    this.clear();
    for (const el of [this.title, this.prompt, this.hint, this.answer, this.hidden, this.followUps])
      el.empty();
    void this.markdown.render(question.asked, this.title, path);
    for (const block of question.prompts) void this.markdown.render(block.markdown, this.prompt, path);
    this.prompt.toggle(question.prompts.length > 0);
    this.drawn = { item, revealed: 0, steps: 0, hint: false, followUps: new Set() };
  }

  private drawState({ weak, rating, before, unsaved, round, revealed }: Progress): void {
    this.weak.toggleClass('is-weak', weak);
    this.weak.setAttribute('aria-pressed', String(weak));
    this.weakText.setText('Weak');
    this.weak.setAttribute('aria-label', weak ? 'Weak: take the flag off' : 'Flag as weak');
    this.before.empty();
    if (unsaved !== null) {
      this.before.createSpan({ cls: 'interview-drill-unsaved', text: 'Not in the note yet' });
      return;
    }
    const confidence = rating ?? before;
    if (confidence === null) {
      this.before.createSpan({ text: 'Not rated yet' });
      return;
    }
    const when = rating === null ? 'Last time' : round > 0 && revealed === 0 ? 'Once more, was' : 'This time';
    this.before.createSpan({ cls: `interview-drill-dot is-rated-${String(confidence)}` });
    this.before.createSpan({
      text: `${when} ${String(confidence)} ${CONFIDENCE_WORD[confidence].toLowerCase()}`,
    });
  }

  private drawHint(
    question: Question,
    path: string,
    { hintShown, revealed }: Progress,
    drawn: { hint: boolean },
  ): News | null {
    const { hints } = question;
    this.hint.toggle(hints.length > 0);
    const show = hintShown || revealed > 0;
    this.hint.toggleClass('is-shown', show);
    if (hints.length === 0 || (drawn.hint && show)) return null;
    if (!show) {
      if (this.hint.childElementCount === 0) this.drawHintButton();
      return null;
    }
    this.hint.empty();
    const el = this.hint.createDiv({ cls: 'markdown-rendered' });
    const ready = Promise.all(hints.map((block) => this.markdown.render(block.markdown, el, path))).then(
      nothing,
    );
    drawn.hint = true;
    return revealed > 0 ? null : { what: 'hint', el, ready };
  }

  private drawHintButton(): void {
    const button = this.hint.createEl('button', {
      cls: 'interview-drill-hint-button',
      attr: { type: 'button' },
    });
    setIcon(button.createSpan(), 'lightbulb');
    button.createSpan({ text: 'Show hint' });
    button.createEl('kbd', { text: 'H' });
    button.addEventListener('click', () => {
      this.actions.hint();
    });
  }

  private drawLayer(item: DrillItem, index: number, progress: Progress): News {
    const { question, path } = item;
    const el = this.answer.createDiv({ cls: 'interview-drill-layer markdown-rendered' });
    const layer = question.layers[index];
    if (layer && index === progress.revealed - 1 && stepsLeft(item, progress) > 0) {
      const pane = new SteppedLayerPane(el, steppedLayer(layer), {
        markdown: this.markdown,
        diagrams: this.diagrams,
        path,
        next: () => {
          this.actions.reveal();
        },
        whole: () => {
          this.showWhole(index);
        },
      });
      this.stepped.set(index, pane);
      return {
        what: 'answer',
        el,
        ready: pane.update(progress.steps).then(nothing),
        message: pane.message(progress.steps),
      };
    }
    const blocks = layer?.blocks ?? [];
    const ready = Promise.all(blocks.map((block) => this.markdown.render(block.markdown, el, path))).then(
      nothing,
    );
    return { what: 'answer', el, ready };
  }

  /** Fills the layer that was drawn last as far as the session says; one that others follow is whole. */
  private drawSteps({ revealed, steps }: Progress, drawn: { revealed: number; steps: number }): News | null {
    const before = drawn.steps;
    const due = drawn.revealed < revealed ? WHOLE : steps;
    const pane = this.stepped.get(drawn.revealed - 1);
    drawn.steps = steps;
    if (!pane || due === before) return null;
    return { what: 'answer', el: this.answer, ready: pane.update(due), message: pane.message(due) };
  }

  /** Shows a layer whole, unless the drill went on from it meanwhile. */
  private showWhole(index: number): void {
    if (this.drawn?.revealed !== index + 1) return;
    // The button that was pressed goes.
    if (this.answer.contains(this.el.doc.activeElement)) this.el.focus({ preventScroll: true });
    this.actions.whole();
  }

  private drawHidden({ layers }: Question, revealed: number): void {
    const left = layers.slice(revealed);
    this.hidden.toggle(left.length > 0);
    if (this.hidden.childElementCount === left.length) return;
    this.hidden.empty();
    left.forEach((layer, step) => {
      const words = describeLayer(layer);
      const chip = this.hidden.createEl('button', {
        cls: 'interview-drill-chip',
        attr: {
          type: 'button',
          'aria-label': `Reveal ${step === 0 ? '' : 'up to '}hidden ${words.toLowerCase()}`,
        },
      });
      chip.createSpan({ text: words });
      chip.addEventListener('click', () => {
        this.actions.reveal(revealed + step);
      });
    });
  }

  /** Follow-ups come when the whole answer is there; each keeps its own answer back. */
  private drawFollowUps(
    question: Question,
    path: string,
    progress: Progress,
    drawn: { followUps: Set<number> },
  ): News | null {
    const isDue = progress.revealed >= question.layers.length && question.followUps.length > 0;
    this.followUps.toggle(isDue);
    if (!isDue) return null;
    let news: News | null = null;
    question.followUps.forEach((followUp, index) => {
      const el =
        (this.followUps.children[index] as HTMLElement | undefined) ?? this.drawAsked(followUp, index, path);
      if (!progress.followUps.includes(index) || drawn.followUps.has(index)) return;
      drawn.followUps.add(index);
      // What is rendered may have buttons of its own.
      el.querySelector(':scope > button')?.remove();
      const answer = el.createDiv({ cls: 'interview-drill-layer markdown-rendered' });
      openFolds(answer);
      const ready = this.markdown.render(followUp.answer, answer, path).then(nothing);
      news ??= { what: 'follow-up', el: answer, ready };
    });
    return news;
  }

  private drawAsked(followUp: FollowUp, index: number, path: string): HTMLElement {
    const el = this.followUps.createDiv({ cls: 'interview-drill-follow-up' });
    el.createDiv({ cls: 'interview-drill-follow-up-label', text: 'Follow-up' });
    void this.markdown.render(followUp.question, el.createDiv({ cls: 'markdown-rendered' }), path);
    if (followUp.answer !== '') {
      const button = el.createEl('button', { text: 'Reveal answer', attr: { type: 'button' } });
      button.addEventListener('click', () => {
        this.actions.followUp(index);
      });
    }
    return el;
  }
}

/** All of what is news stands. */
const nothing = (): null => null;

/** Tells whether two readings of a note ask and answer the same, so that nothing needs to be drawn again. */
function sameContent(a: Question, b: Question): boolean {
  if (a === b) return true;
  const words = ({ asked, blocks }: Question): string =>
    [asked, ...blocks.map(({ role, markdown }) => `${role}\n${markdown}`)].join('\n');
  return words(a) === words(b);
}

/** What a screen reader is told when something was revealed. */
export function revealMessage(what: News['what'], { layers, followUps }: Question, revealed: number): string {
  if (what === 'hint') return 'The hint is shown.';
  if (what === 'follow-up') return 'The answer of the follow-up is shown.';
  const left = layers.length - revealed;
  if (left > 0) return `Revealed. ${plural(left, 'part')} left.`;
  return followUps.length > 0
    ? `The whole answer is shown. ${plural(followUps.length, 'follow-up')} below.`
    : 'The whole answer is shown.';
}
