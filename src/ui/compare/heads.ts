import type { ComparedNote } from '../../core/compare/compare';
import type { NoteDifferences, OwnValue } from '../../core/compare/differences';
import { drawStanding } from './standing';

/** The heads of the columns: what each note is, what only it has, and where the person stands in it. */
export function drawHeads(
  parent: HTMLElement,
  notes: readonly ComparedNote[],
  differences: readonly NoteDifferences[],
  open: (path: string) => void,
): void {
  parent.empty();
  parent.createDiv({
    cls: 'interview-drill-compare-corner',
    attr: { role: 'columnheader' },
    text: 'Question',
  });
  notes.forEach((note, column) => {
    const head = parent.createDiv({
      cls: 'interview-drill-compare-head',
      attr: { role: 'columnheader', 'data-column': String(column) },
    });
    const name = head.createEl('button', {
      cls: 'interview-drill-compare-note',
      text: note.name,
      attr: { type: 'button', 'aria-label': `Open ${note.name} (${note.path})` },
    });
    name.addEventListener('click', () => {
      open(note.path);
    });
    const difference = differences[column];
    if (difference) drawProperties(head, difference);
    drawStanding(head, note.standing);
    if (difference && difference.tags.length > 0) {
      const tags = head.createDiv({ cls: 'interview-drill-compare-tags' });
      // What only one has comes first: it is what the others are compared for.
      const sorted = [...difference.tags].sort((a, b) => Number(b.own) - Number(a.own));
      for (const tag of sorted) drawValue(tags, tag);
    }
  });
}

function drawProperties(
  head: HTMLElement,
  { round, duration, role, status, interview }: NoteDifferences,
): void {
  const line = head.createDiv({ cls: 'interview-drill-compare-properties' });
  // What all have alike says nothing here, but for the round, by which people know the note.
  const shown = [round, duration, role?.own ? role : null, status?.own ? status : null].filter(
    (value) => value !== null,
  );
  for (const value of shown) drawValue(line, value);
  if (interview) drawValue(line, { ...interview, text: `on ${interview.text}` });
}

function drawValue(parent: HTMLElement, { text, own }: OwnValue): void {
  const el = parent.createSpan({ cls: `interview-drill-compare-value${own ? ' is-own' : ''}`, text });
  if (own) el.setAttribute('title', 'Only this one');
}
