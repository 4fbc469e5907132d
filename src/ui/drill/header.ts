import { setIcon } from 'obsidian';
import { CONFIDENCE_WORD, type Confidence } from '../../core/confidence';
import { currentItem, elapsedAt, progressOf, type Session } from '../../core/drill/session';
import { clock, plural } from '../../core/drill/words';
import { variantName } from '../../core/note/interview';
import { plainText } from '../../core/note/plain-text';
import type { DrillState } from './view-state';

/** What a person can do from the header. */
export interface HeaderActions {
  readonly menu: (event: MouseEvent) => void;
  readonly findings: () => void;
}

/** Title, place, clock and the segmented progress of a drill. */
export class DrillHeader {
  private readonly crumbs: HTMLElement;
  private readonly topic: HTMLElement;
  private readonly place: HTMLElement;
  private readonly clock: HTMLElement;
  private readonly findings: HTMLElement;
  private readonly segments: HTMLElement;
  private session: Session | null = null;

  constructor(parent: HTMLElement, { menu: openMenu, findings: showFindings }: HeaderActions) {
    const header = parent
      .createDiv({ cls: 'interview-drill-top' })
      .createDiv({ cls: 'interview-drill-header' });
    const line = header.createDiv({ cls: 'interview-drill-header-line' });
    const where = line.createDiv({ cls: 'interview-drill-where' });
    this.crumbs = where.createSpan({ cls: 'interview-drill-title' });
    this.topic = where.createSpan({ cls: 'interview-drill-topic' });
    this.place = line.createSpan({ cls: 'interview-drill-place' });
    this.clock = line.createSpan({
      cls: 'interview-drill-clock',
      attr: { role: 'timer', 'aria-label': 'Time drilled' },
    });
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
    const topic = session.phase === 'summary' ? 'Summary' : (currentItem(session)?.question.topic ?? '');
    this.topic.setText(topic === '' ? '' : plainText(topic));
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
    const counts = new Map<Confidence, number>();
    while (this.segments.childElementCount > session.items.length) this.segments.lastElementChild?.remove();
    session.items.forEach((item, at) => {
      const { rating } = progressOf(session, item);
      if (rating !== null) counts.set(rating, (counts.get(rating) ?? 0) + 1);
      const segment = this.segments.children[at] ?? this.segments.createSpan();
      const rated = rating === null ? '' : ` is-rated-${String(rating)}`;
      const current = at === session.position && session.phase === 'drill' ? ' is-current' : '';
      const cls = `interview-drill-segment${rated}${current}`;
      // Long drills have many, and nearly all of them stay as they are.
      if (segment.className !== cls) segment.className = cls;
    });
    const rated = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const words = [...counts].map(
      ([rating, count]) => `${String(count)} ${CONFIDENCE_WORD[rating].toLowerCase()}`,
    );
    const label = `${String(rated)} of ${String(session.items.length)} rated`;
    this.segments.setAttribute('aria-label', words.length === 0 ? label : `${label}: ${words.join(', ')}`);
  }
}
