import { inCell } from '../compare/export';
import { CONFIDENCE_WORD } from '../confidence';
import { formatDay, type Day } from '../day';
import { clock, plural } from '../drill/words';
import type { Clock } from './mock';
import { paceOf, type MockReport, type Outcome, type ReportRow } from './report';

/** How many of the questions were answered. */
export function reportHeadline({ rows, answered }: MockReport): string {
  if (rows.length === answered)
    return answered === 1 ? 'The question is answered' : `All ${plural(answered, 'question')} answered`;
  return answered === 0
    ? 'Nothing answered this time'
    : `${String(answered)} of ${plural(rows.length, 'question')} answered`;
}

/** Times in milliseconds are shown in whole seconds, and so must be their difference. */
const wholeSeconds = (time: number): number => Math.floor(time / 1000) * 1000;

/** The time of the whole, against its plan. */
export function wholeLine(whole: Clock): string {
  const left = whole.planned - wholeSeconds(whole.spent);
  const how = left < 0 ? `${clock(-left)} over` : `${clock(left)} left`;
  return `${clock(whole.spent)} of ${clock(whole.planned)} · ${how}`;
}

/** The time of a question, against its plan. */
export function paceLine({ clock: time, pace }: ReportRow): string {
  const { planned, spent } = time;
  const used = `${clock(spent)} of ${clock(planned)}`;
  if (pace === 'over') return `${used} · ${clock(wholeSeconds(spent) - planned)} over`;
  return pace === 'short' ? `${used} · short` : used;
}

const OUTCOME_WORD: Readonly<Record<Exclude<Outcome, 'rated'>, string>> = {
  unrated: 'not rated',
  skipped: 'skipped',
  cut: 'broken off',
  unreached: 'not reached',
};

/** What became of a question, in words. */
export const outcomeWord = ({ outcome, rating }: ReportRow): string =>
  outcome === 'rated' && rating !== null
    ? `${String(rating)} ${CONFIDENCE_WORD[rating].toLowerCase()}`
    : OUTCOME_WORD[outcome === 'rated' ? 'unrated' : outcome];

const nameOf = ({ question }: ReportRow['item'], at: number): string => question.label ?? String(at + 1);

/** What to do next, a sentence each; never empty. */
export function nextSteps(report: MockReport): string[] {
  const { rows, over, missed, unsure, whole, gone } = report;
  const names = (some: readonly ReportRow[]): string =>
    some.map((row) => nameOf(row.item, rows.indexOf(row))).join(', ');
  const steps: string[] = [];
  const shaky = rows.filter(({ item }) => unsure.includes(item));
  if (shaky.length > 0) steps.push(`Drill what was unsure: ${names(shaky)}.`);
  if (over.length > 0) {
    const together = over.reduce((sum, { clock: { planned, spent } }) => sum + spent - planned, 0);
    steps.push(`Say it shorter: ${names(over)} took ${clock(together)} more than planned.`);
  }
  const thin = rows.filter(({ pace, rating }) => pace === 'short' && rating !== null && rating <= 2);
  if (thin.length > 0)
    steps.push(`Say more before you stop: ${names(thin)} took less than half of the time.`);
  if (missed.length > 0)
    steps.push(
      whole.spent >= whole.planned
        ? `Leave time for all: ${names(missed)} had no answer when it was over.`
        : `Go back to what had no answer: ${names(missed)}.`,
    );
  else if (paceOf(whole) === 'over')
    steps.push('The whole took longer than planned: give it more minutes, or ask less.');
  if (gone > 0) steps.push(`${plural(gone, 'question')} left the note meanwhile.`);
  return steps.length > 0 ? steps : ['Nothing stands out. Take another round, or a variant.'];
}

/** A report as Markdown: the whole, what to do next, and a table of the questions. */
export function reportMarkdown(report: MockReport, title: string, today: Day): string {
  const { rows, whole } = report;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = rows.map((each, at) =>
    row([
      inCell([each.item.question.label, each.item.question.text].filter((part) => part !== null).join(' ')) ||
        String(at + 1),
      clock(each.clock.planned),
      clock(each.clock.spent),
      outcomeWord(each),
      each.due === null ? '–' : formatDay(each.due),
    ]),
  );
  return [
    `# Mock interview: ${title.replace(/\s+/g, ' ')}`,
    '',
    `${formatDay(today)} · ${reportHeadline(report)} · ${wholeLine(whole)}`,
    '',
    ...nextSteps(report).map((step) => `- ${step}`),
    '',
    row(['Question', 'Planned', 'Used', 'Confidence', 'Comes back']),
    row(['---', '---:', '---:', '---', '---']),
    ...table,
    '',
  ].join('\n');
}
