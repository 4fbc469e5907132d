import { setIcon } from 'obsidian';
import { CONFIDENCES, type Confidence } from '../../core/confidence';
import { runsOf, type Run } from '../../core/drill/runs';
import { currentItem, elapsedAt, type Session } from '../../core/drill/session';
import { clock, plural } from '../../core/drill/words';
import { variantName } from '../../core/note/interview';
import { topicBeside } from '../../core/note/name';
import { ratedLabel } from '../rating-bar';
import { nameRegion } from '../region-name';
import type { DrillState } from './view-state';

/** What a person can do from the header. */
export interface HeaderActions {
  readonly menu: (event: MouseEvent) => void;
  readonly findings: () => void;
}

/** Title, place, clock and the segmented progress of a drill. */
export class DrillHeader {
  private readonly el: HTMLElement;
  private readonly crumbs: HTMLElement;
  private readonly topic: HTMLElement;
  private readonly place: HTMLElement;
  private readonly clock: HTMLElement;
  private readonly findings: HTMLElement;
  private readonly segments: HTMLElement;
  private session: Session | null = null;

  constructor(parent: HTMLElement, { menu: openMenu, findings: showFindings }: HeaderActions) {
    this.el = parent.createDiv({ cls: 'interview-drill-top' });
    const header = this.el.createDiv({ cls: 'interview-drill-header' });
    const line = header.createDiv({ cls: 'interview-drill-header-line' });
    const where = line.createDiv({ cls: 'interview-drill-where' });
    this.crumbs = where.createSpan({ cls: 'interview-drill-title' });
    this.topic = where.createSpan({ cls: 'interview-drill-topic' });
    this.place = line.createSpan({ cls: 'interview-drill-place' });
    this.clock = line.createSpan({ cls: 'interview-drill-clock', attr: { role: 'timer' } });
    nameRegion(this.clock, 'Time drilled', line);
    this.findings = line.createEl('button', {
      cls: 'clickable-icon interview-drill-menu interview-drill-mark',
      attr: { type: 'button' },
    });
    setIcon(this.findings, 'triangle-alert');
    this.findings.addEventListener('click', showFindings);
    const menu = line.createEl('button', {
      cls: 'clickable-icon interview-drill-menu',
      attr: { type: 'button', 'aria-label': 'More options', 'aria-haspopup': 'menu' },
    });
    setIcon(menu, 'more-horizontal');
    menu.addEventListener('click', openMenu);
    this.segments = header.createDiv({ cls: 'interview-drill-segments', attr: { role: 'img' } });
  }

  update({ queue, title, note, findings, session }: DrillState, now: number): void {
    this.session = session;
    const isAll = queue !== null && session.phase === 'summary';
    const variant = note.variant === null || isAll ? '' : variantName(note.variant);
    this.crumbs.setText(variant === '' || title.includes(variant) ? title : `${title} · ${variant}`);
    const topic =
      session.phase === 'summary'
        ? 'Summary'
        : topicBeside(currentItem(session)?.question.topic ?? null, title);
    this.topic.setText(topic);
    this.topic.toggle(topic !== '');
    this.place.setText(`${String(session.position + 1)} of ${String(session.items.length)}`);
    this.place.toggle(session.phase === 'drill');
    this.findings.toggle(findings.length > 0);
    this.findings.setAttribute('aria-label', `${plural(findings.length, 'finding')} in this note`);
    this.tick(now);
    this.updateSegments(session);
  }

  /** Shows the time that has gone; called every second, and touches nothing else. */
  tick(now: number): void {
    if (!this.session) return;
    const { minutes } = this.session;
    const whole = minutes === null ? '' : ` / ${clock(minutes * 60_000)}`;
    this.clock.setText(clock(elapsedAt(this.session, now)) + whole);
  }

  private updateSegments(session: Session): void {
    const runs = runsOf(session);
    while (this.segments.childElementCount > runs.length) this.segments.lastElementChild?.remove();
    this.segments.toggleClass('is-dense', session.items.length > runs.length);
    runs.forEach((run, at) => {
      const segment = this.segments.children[at] ?? this.segments.createSpan();
      drawRun(segment as HTMLElement, run);
    });
    const sum = (confidence: Confidence): number =>
      runs.reduce((all, { rated }) => all + rated[confidence], 0);
    const counts = { 1: sum(1), 2: sum(2), 3: sum(3), 4: sum(4) };
    nameRegion(this.segments, ratedLabel(counts, session.items.length), this.el);
  }
}

/** A run of one question has the colour of its rating, a longer one its ratings as shares. */
function drawRun(segment: HTMLElement, { count, rated, isCurrent }: Run): void {
  const only = count === 1 ? CONFIDENCES.find((confidence) => rated[confidence] > 0) : undefined;
  const cls = [
    'interview-drill-segment',
    count > 1 ? 'is-run' : '',
    only === undefined ? '' : `is-rated-${String(only)}`,
    isCurrent ? 'is-current' : '',
  ];
  const className = cls.filter((name) => name !== '').join(' ');
  // Nearly all of them stay as they are.
  if (segment.className !== className) segment.className = className;
  const shares = count === 1 ? '' : CONFIDENCES.map((confidence) => rated[confidence]).join(' ');
  if (shares === (segment.dataset['rated'] ?? '')) return;
  segment.dataset['rated'] = shares;
  let end = 0;
  for (const confidence of CONFIDENCES) {
    end += rated[confidence];
    const percent = `${String(Math.round((100 * end) / count))}%`;
    segment.setCssProps({ [`--interview-drill-end-${String(confidence)}`]: percent });
  }
}
