import { setIcon } from 'obsidian';
import type { Standing } from '../../core/compare/compare';
import { MOST_VARIANTS } from '../../core/compare/variants';
import { nameRegion } from '../region-name';
import { drawStanding } from './standing';

/** A note of a base. */
export interface BaseNote {
  readonly path: string;
  readonly name: string;
  /** Values of the properties that the base shows, as text. */
  readonly values: readonly string[];
  /** Null where the note cannot be read. */
  readonly standing: Standing | null;
  readonly problem: string | null;
}

/** Notes of a base with one value of what it is grouped by; the key is empty where it is not grouped. */
export interface BaseGroup {
  readonly key: string;
  readonly notes: readonly BaseNote[];
}

/** The key under which the notes that a person chose stand beside the groups. */
export const CHOSEN = 'Chosen notes';

/** What is shown of a base. */
export interface BaseState {
  readonly groups: readonly BaseGroup[];
  readonly isList: boolean;
  /** The group whose notes stand side by side. */
  readonly groupKey: string;
  readonly selected: ReadonlySet<string>;
}

/** What a person can do in a base. */
export interface BaseActions {
  readonly layout: (layout: 'list' | 'compare') => void;
  readonly select: (path: string, isSelected: boolean) => void;
  readonly compare: (paths: readonly string[]) => void;
  readonly group: (key: string) => void;
  readonly drill: (path: string) => void;
  readonly open: (path: string) => void;
}

/** Whether a note can stand beside others: it has questions. */
export const isComparable = ({ standing }: BaseNote): boolean => standing !== null && standing.questions > 0;

/** Draws the notes of a base: what is in the list, or which of them stand side by side. What had the focus keeps it. */
export function drawBaseNotes(parent: HTMLElement, state: BaseState, actions: BaseActions): void {
  const active = parent.doc.activeElement;
  const focused = parent.contains(active) ? active?.getAttribute('data-key') : null;
  draw(parent, state, actions);
  const targets = [...parent.querySelectorAll<HTMLElement>('[data-key]')];
  if (focused) targets.find((el) => el.getAttribute('data-key') === focused)?.focus({ preventScroll: true });
}

function draw(parent: HTMLElement, state: BaseState, actions: BaseActions): void {
  parent.empty();
  drawBar(parent, state, actions);
  const isEmpty = state.groups.every(({ notes }) => notes.length === 0);
  if (isEmpty)
    parent.createEl('p', {
      cls: 'interview-drill-message',
      text: 'The filters of this base let no note through.',
    });
  else if (state.isList) for (const group of state.groups) drawGroup(parent, group, state, actions);
}

function drawBar(parent: HTMLElement, state: BaseState, actions: BaseActions): void {
  const { groups, isList, groupKey, selected } = state;
  const bar = parent.createDiv({ cls: 'interview-drill-base-bar' });
  const layouts = bar.createDiv({ cls: 'interview-drill-compare-filters', attr: { role: 'group' } });
  nameRegion(layouts, 'Show');
  for (const [layout, text] of [
    ['list', 'List'],
    ['compare', 'Side by side'],
  ] as const) {
    const button = layouts.createEl('button', {
      cls: 'interview-drill-compare-filter',
      text,
      attr: { type: 'button', 'data-key': layout, 'aria-pressed': String((layout === 'list') === isList) },
    });
    button.addEventListener('click', () => {
      actions.layout(layout);
    });
  }
  if (isList) {
    const count = selected.size;
    const button = bar.createEl('button', {
      cls: count >= 2 ? 'mod-cta' : '',
      text: count === 0 ? 'Compare' : `Compare ${String(count)}`,
      attr: { type: 'button', title: `Choose two to ${String(MOST_VARIANTS)} notes` },
    });
    button.disabled = count < 2 || count > MOST_VARIANTS;
    const paths = groups.flatMap(({ notes }) => notes.map(({ path }) => path));
    button.addEventListener('click', () => {
      actions.compare(paths.filter((path) => selected.has(path)));
    });
  } else if (groups.length > 1) {
    const select = bar.createEl('select', {
      cls: 'dropdown',
      attr: { 'aria-label': 'Group', 'data-key': 'group' },
    });
    const isGrouped = groups.filter(({ key }) => key !== CHOSEN).length > 1;
    for (const { key, notes } of groups) {
      const name = key === '' ? (isGrouped ? 'No value' : 'All notes') : key;
      select.createEl('option', { value: key, text: `${name} (${String(notes.length)})` });
    }
    select.value = groupKey;
    select.addEventListener('change', () => {
      actions.group(select.value);
    });
  }
  const shown = groups.find(({ key }) => key === groupKey)?.notes.filter(isComparable).length ?? 0;
  if (!isList && shown > MOST_VARIANTS)
    bar.createDiv({
      cls: 'interview-drill-base-most',
      text: `The first ${String(MOST_VARIANTS)} of ${String(shown)} notes stand side by side.`,
    });
}

function drawGroup(
  parent: HTMLElement,
  { key, notes }: BaseGroup,
  state: BaseState,
  actions: BaseActions,
): void {
  if (key !== '' || state.groups.length > 1)
    parent.createEl('h3', { cls: 'interview-drill-base-group', text: key === '' ? 'No value' : key });
  const list = parent.createEl('ul', { cls: 'interview-drill-base-notes' });
  for (const note of notes) drawNote(list.createEl('li'), note, state, actions);
}

function drawNote(el: HTMLElement, note: BaseNote, { selected }: BaseState, actions: BaseActions): void {
  const { path, name, values, standing, problem } = note;
  const box = el.createEl('input', {
    type: 'checkbox',
    attr: { 'aria-label': `Choose ${name}`, 'data-key': `choose ${path}` },
  });
  box.checked = selected.has(path);
  box.disabled = !isComparable(note);
  box.addEventListener('change', () => {
    actions.select(path, box.checked);
  });
  const words = el.createDiv({ cls: 'interview-drill-base-words' });
  const link = words.createEl('button', {
    cls: 'interview-drill-link',
    text: name,
    attr: { type: 'button', 'data-key': `open ${path}` },
  });
  link.addEventListener('click', () => {
    actions.open(path);
  });
  if (values.length > 0) words.createDiv({ cls: 'interview-drill-base-values', text: values.join(' · ') });
  if (!standing) {
    el.createDiv({ cls: 'interview-drill-base-none', text: problem ?? '' });
    return;
  }
  if (standing.questions === 0) {
    el.createDiv({ cls: 'interview-drill-base-none', text: 'No questions' });
    return;
  }
  drawStanding(el, standing);
  const drill = el.createEl('button', {
    cls: 'clickable-icon',
    attr: { type: 'button', 'aria-label': `Drill ${name}`, 'data-key': `drill ${path}` },
  });
  setIcon(drill, 'graduation-cap');
  drill.addEventListener('click', () => {
    actions.drill(path);
  });
}
