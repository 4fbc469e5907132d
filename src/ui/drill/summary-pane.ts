import { setIcon } from 'obsidian';
import { CONFIDENCE_WORD } from '../../core/confidence';
import { dayWithDistance, inDays, clock, plural } from '../../core/drill/words';
import { summarise, type Change, type Summary, type SummaryRow } from '../../core/drill/summary';
import type { DrillItem } from '../../core/drill/item';
import { noteName } from '../../core/note/name';
import { addActionRow } from '../action-row';
import { drawRatingBar } from '../rating-bar';
import { redraw } from '../redraw';
import { plainText } from '../../core/note/plain-text';
import type { DrillState } from './view-state';

/** Where a person can go from the summary. */
export interface SummaryActions {
  readonly again: (keys: readonly string[]) => void;
  readonly go: (key: string) => void;
  readonly openNote: () => void;
}

const CHANGE_WORD: Readonly<Record<Change, string>> = {
  better: 'better than last time',
  same: 'as last time',
  worse: 'weaker than last time',
  first: 'for the first time',
};

const CHANGE_ICON: Readonly<Record<Exclude<Change, 'first'>, string>> = {
  better: 'trending-up',
  same: 'minus',
  worse: 'trending-down',
};

/** The lists of the summary. */
type ListName = 'weak' | 'coming-back' | 'rated' | 'unrated';

/** Chooses questions of a summary, or of all that its drill had. */
type Which = (summary: Summary, items: readonly DrillItem[]) => readonly DrillItem[];

/** So many entries a list shows by itself: what a person may read. */
const SHOWN = 50;

/** How the drill went: against last time, time taken, what is weak, what comes back when, and what to do next. */
export class SummaryPane {
  /** The lists that the person wanted to see whole. */
  private readonly whole = new Set<ListName>();
  /** What the drill came to, in a few words. */
  headline = '';
  private state: DrillState | null = null;

  constructor(
    private readonly parent: HTMLElement,
    private readonly actions: SummaryActions,
  ) {}

  /** Shows the summary of a session, and leaves the focus where it is. */
  update(state: DrillState): void {
    this.state = state;
    redraw(this.parent, (into) => {
      this.draw(into, state);
    });
  }

  /** Forgets what the person wanted to see whole: another summary is another one. */
  clear(): void {
    this.whole.clear();
    this.state = null;
  }

  private draw(parent: HTMLElement, state: DrillState): void {
    const { actions } = this;
    const summary = summarise(state.session, { retention: state.retention });
    const { rows, unrated, skipped, weak } = summary;
    this.headline = headline(summary, state.session.items.length);
    parent.createEl('h2', { text: this.headline, cls: 'interview-drill-headline' });
    parent.createEl('p', { text: subline(summary), cls: 'interview-drill-subline' });
    if (summary.unsaved > 0)
      parent.createEl('p', {
        cls: 'interview-drill-unsaved',
        text: `${plural(summary.unsaved, 'rating')} could not be written yet.`,
      });
    if (rows.length > 0) drawRatingBar(parent, summary.counts);
    drawActions(
      parent,
      state,
      summary,
      (which) => {
        this.again(which);
      },
      actions.openNote,
    );
    this.list(parent, 'weak', 'Weak', weak, (list, item) => {
      drawWeak(list, item, state, actions);
    });
    this.list(parent, 'coming-back', 'Coming back', summary.comingBack, (list, day) => {
      drawComingBack(list, day, state);
    });
    this.list(parent, 'rated', 'Rated', rows, (list, row) => {
      drawRow(list, row, state, actions);
    });
    const isMixed = skipped.length < unrated.length;
    this.list(parent, 'unrated', isMixed ? 'Not rated' : 'Skipped', unrated, (list, item) => {
      const entry = questionEntry(list, item, state, actions);
      if (isMixed && skipped.includes(item))
        entry.createSpan({ cls: 'interview-drill-result', text: 'skipped' });
    });
  }

  private list<T>(
    parent: HTMLElement,
    name: ListName,
    title: string,
    entries: readonly T[],
    draw: (list: HTMLElement, entry: T) => void,
  ): void {
    if (entries.length === 0) return;
    parent.createEl('h3', { text: title });
    const list = parent.createEl('ul', { cls: 'interview-drill-list', attr: { 'data-list': name } });
    const isWhole = entries.length <= SHOWN || this.whole.has(name);
    for (const entry of isWhole ? entries : entries.slice(0, SHOWN)) draw(list, entry);
    if (isWhole) return;
    const button = parent.createEl('button', {
      cls: 'interview-drill-more',
      text: `Show all ${String(entries.length)}`,
      attr: { type: 'button', 'aria-label': `Show all ${String(entries.length)}: ${title.toLowerCase()}` },
    });
    button.addEventListener('click', () => {
      this.showWhole(name);
    });
  }

  /** Drills some of what the summary is about now: of a long list, more may have changed than is shown. */
  private again(which: Which): void {
    if (!this.state) return;
    const { session, retention } = this.state;
    const items = which(summarise(session, { retention }), session.items);
    this.actions.again(items.map(({ key }) => key));
  }

  private showWhole(name: ListName): void {
    this.whole.add(name);
    if (this.state) this.update(this.state);
    // The button is gone; what it brought comes next.
    const next = this.parent.querySelector<HTMLElement>(`[data-list="${name}"]`)?.children[SHOWN];
    const target = next?.querySelector('button') ?? next;
    if (target?.instanceOf(HTMLElement)) target.focus();
  }
}

/** What is rated, as long as that is not all; then how many are solid, and how many are flagged all the same. */
function headline({ rows, unrated, counts, weak }: Summary, all: number): string {
  if (rows.length === 0) return 'Nothing rated this time';
  if (unrated.length > 0) return `${String(rows.length)} of ${plural(all, 'question')} rated`;
  const sure = counts[3] + counts[4];
  const flagged =
    weak.length === 0 ? '' : all === 1 ? 'flagged as weak' : `${String(weak.length)} flagged as weak`;
  const solid =
    sure === all
      ? `All ${plural(all, 'question')} solid`
      : `${String(sure)} of ${plural(all, 'question')} solid`;
  const how = all > 1 ? solid : sure === 1 ? 'Solid' : 'Not solid yet';
  return flagged === '' ? how : `${how}, ${flagged}`;
}

function subline({ changes, time }: Summary): string {
  const parts = (['better', 'same', 'worse', 'first'] as const)
    .filter((change) => changes[change] > 0)
    .map((change) => `${String(changes[change])} ${CHANGE_WORD[change]}`);
  return [`${clock(time)} drilled`, ...parts].join(' · ');
}

function drawActions(
  parent: HTMLElement,
  { queue }: DrillState,
  { rows, weak, unrated, skipped }: Summary,
  again: (which: Which) => void,
  openNote: () => void,
): void {
  const add = addActionRow(parent);
  // The first is the main one: it is about what the headline says.
  if (rows.length > 0 && unrated.length > 0)
    add(
      `Drill the ${String(unrated.length)} ${skipped.length < unrated.length ? 'not rated' : 'skipped'}`,
      () => {
        again((summary) => summary.unrated);
      },
    );
  if (rows.length > 0 && weak.length > 0)
    add(`Drill the weak ${weak.length === 1 ? 'one' : 'ones'} again`, () => {
      again((summary) => summary.weak);
    });
  add('Drill all again', () => {
    again((_, items) => items);
  });
  // Of several notes none is "the" note; their questions lead to them.
  if (queue === null) add('Open the note', openNote);
}

function questionEntry(
  list: HTMLElement,
  item: DrillItem,
  { queue }: DrillState,
  actions: SummaryActions,
): HTMLElement {
  const entry = list.createEl('li');
  const link = entry.createEl('button', {
    cls: 'interview-drill-link',
    attr: { type: 'button', 'data-key': item.key },
  });
  // Labels tell the questions of one note apart; of several, only with its name.
  const place = [queue && noteName(item.path, item.title), item.question.label]
    .filter((part) => part !== null)
    .join(' ');
  if (place !== '') link.createSpan({ cls: 'interview-drill-label', text: place });
  link.createSpan({ text: plainText(item.question.text) });
  link.addEventListener('click', () => {
    actions.go(item.key);
  });
  return entry;
}

function drawWeak(list: HTMLElement, item: DrillItem, state: DrillState, actions: SummaryActions): void {
  const entry = questionEntry(list, item, state, actions);
  const flag = createSpan({ cls: 'interview-drill-flag', attr: { 'aria-hidden': 'true' } });
  setIcon(flag, 'flag');
  entry.prepend(flag);
}

function drawComingBack(
  list: HTMLElement,
  { due, count }: Summary['comingBack'][number],
  { today }: DrillState,
): void {
  const entry = list.createEl('li', { attr: { tabindex: '-1' } });
  entry.createSpan({ text: dayWithDistance(due, today) });
  entry.createSpan({ cls: 'interview-drill-count', text: plural(count, 'question') });
}

function drawRow(
  list: HTMLElement,
  { item, rating, change, due }: SummaryRow,
  state: DrillState,
  actions: SummaryActions,
): void {
  const entry = questionEntry(list, item, state, actions);
  const result = entry.createSpan({ cls: 'interview-drill-result' });
  if (change !== 'first') {
    const icon = result.createSpan({
      cls: `interview-drill-change is-${change}`,
      attr: { 'aria-label': CHANGE_WORD[change], role: 'img' },
    });
    setIcon(icon, CHANGE_ICON[change]);
  }
  result.createSpan({ cls: `interview-drill-dot is-rated-${String(rating)}` });
  result.createSpan({ text: `${String(rating)} ${CONFIDENCE_WORD[rating].toLowerCase()}` });
  if (due !== null) result.createSpan({ cls: 'interview-drill-due', text: inDays(due - state.today) });
}
