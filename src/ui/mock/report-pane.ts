import { inDays, plural } from '../../core/drill/words';
import { reportOf, type MockReport, type ReportRow } from '../../core/mock/report';
import { nextSteps, outcomeWord, paceLine, reportHeadline, wholeLine } from '../../core/mock/report-words';
import { addActionRow } from '../action-row';
import { drawRatingBar } from '../rating-bar';
import { plainText } from '../../core/note/plain-text';
import type { MockState } from './view-state';

/** Where a person can go from the report. */
export interface ReportActions {
  /** Drills the questions that were unsure. */
  readonly drillUnsure: () => void;
  /** Asks what had no answer. */
  readonly main: () => void;
  readonly copy: () => void;
  readonly anew: () => void;
  /** Opens the note at a line (1-based). */
  readonly openAt: (line: number) => void;
}

/** The report of an interview: its pace, the confidence, what was left out, what to do next. */
export function drawReport(parent: HTMLElement, state: MockState, actions: ReportActions): void {
  const report = reportOf(state.mock, { retention: state.retention });
  const { summary, gone, rows } = report;
  parent.createEl('h2', { text: reportHeadline(report), cls: 'interview-drill-headline' });
  parent.createEl('p', { text: wholeLine(report.whole), cls: 'interview-drill-subline' });
  if (summary.unsaved > 0)
    parent.createEl('p', {
      cls: 'interview-drill-unsaved',
      text: `${plural(summary.unsaved, 'rating')} could not be written yet.`,
    });
  if (summary.rows.length > 0) drawRatingBar(parent, summary.counts);
  drawActions(parent, report, state.deleted, actions);
  parent.createEl('h3', { text: 'What to do next' });
  const next = parent.createEl('ul', { cls: 'interview-drill-mock-next' });
  for (const step of nextSteps(report)) next.createEl('li', { text: step });
  parent.createEl('h3', { text: 'Pace and confidence' });
  const list = parent.createEl('ul', { cls: 'interview-drill-list interview-drill-mock-report' });
  for (const row of rows) drawRow(list, row, state, actions);
  if (gone > 0 || rows.some(({ changed }) => changed))
    parent.createEl('p', {
      cls: 'interview-drill-subline',
      text: 'The note was changed during the interview.',
    });
}

function drawActions(
  parent: HTMLElement,
  { unsure, summary }: MockReport,
  deleted: boolean,
  actions: ReportActions,
): void {
  const add = addActionRow(parent);
  const open = summary.unrated.length;
  if (unsure.length > 0 && !deleted)
    add(`Drill the ${plural(unsure.length, 'unsure one')}`, actions.drillUnsure);
  if (open > 0) add(`Go on with the ${String(open)} left`, actions.main);
  add('Copy report', actions.copy);
  add('Another interview', actions.anew);
  if (!deleted)
    add('Open the note', () => {
      actions.openAt(1);
    });
}

function drawRow(
  list: HTMLElement,
  row: ReportRow,
  { today, deleted }: MockState,
  actions: ReportActions,
): void {
  const { item, clock, rating, due, changed, pace } = row;
  const entry = list.createEl('li');
  const link = entry.createEl('button', {
    cls: 'interview-drill-link',
    attr: { type: 'button', 'data-line': String(item.question.line) },
  });
  if (item.question.label !== null)
    link.createSpan({ cls: 'interview-drill-label', text: item.question.label });
  link.createSpan({ text: plainText(item.question.text) });
  link.disabled = deleted;
  link.addEventListener('click', () => {
    actions.openAt(item.question.line);
  });
  const result = entry.createSpan({ cls: 'interview-drill-result' });
  if (rating !== null) result.createSpan({ cls: `interview-drill-dot is-rated-${String(rating)}` });
  result.createSpan({ text: outcomeWord(row) });
  if (due !== null) result.createSpan({ cls: 'interview-drill-due', text: inDays(due - today) });
  const time = entry.createDiv({ cls: 'interview-drill-mock-pace' });
  const bar = time.createDiv({ cls: 'interview-drill-mock-line', attr: { 'aria-hidden': 'true' } });
  bar.toggleClass('is-over', pace === 'over');
  const longest = Math.max(clock.planned, clock.spent, 1);
  bar.createSpan().setCssProps({ '--interview-drill-part': (clock.spent / longest).toFixed(4) });
  // Where the time was longer than planned, the line ends where the plan did.
  if (clock.spent > clock.planned)
    bar
      .createSpan({ cls: 'interview-drill-mock-mark' })
      .setCssProps({ '--interview-drill-part': (clock.planned / longest).toFixed(4) });
  time.createSpan({ text: `${paceLine(row)}${changed ? ' · its words were changed' : ''}` });
}
