import type { App } from 'obsidian';
import { vi } from 'vitest';
import type { PairChoice } from '../../../src/core/compare/choices';
import { formatChoices } from '../../../src/core/compare/choices';
import { itemsOf, rowsOf, type ComparedRow } from '../../../src/core/compare/compare';
import { readDrillNote, type DrillItem } from '../../../src/core/drill/item';
import type { Queue } from '../../../src/core/drill/queue';
import type { ReadResult, UndoOutcome, WriteResult } from '../../../src/core/drill/results';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { DEFAULT_SETTINGS, recordKeys, type Settings } from '../../../src/core/settings';
import { CompareMenus } from '../../../src/ui/compare/actions';
import { CompareController } from '../../../src/ui/compare/controller';
import type { DrawDiagram } from '../../../src/ui/compare/picture';
import { CompareScreen } from '../../../src/ui/compare/screen';
import type { CompareServices } from '../../../src/ui/compare/services';
import type { CompareState, ShownComparison } from '../../../src/ui/compare/view-state';
import { settled, TestVault } from '../../support/vault';
import { FakeMarkdown, TODAY } from '../rig';

export const FIRST = 'Interviews/Storage - Variant 1.md';
export const SECOND = 'Interviews/Storage - Variant 2.md';
export const THIRD = 'Interviews/Storage - Variant 3.md';

/** A question with its answer. */
type Asked = readonly [label: string, text: string, answer: string];

/** A variant: its number, properties line by line, and questions by topic. */
export function variant(
  number: number,
  topics: Readonly<Record<string, readonly Asked[]>>,
  properties: readonly string[] = [],
): string {
  const lines = Object.entries(topics).flatMap(([topic, questions]) => [
    ...(topic === '' ? [] : [`## ${topic}`, '']),
    ...questions.flatMap(([label, text, answer]) => [
      `### ${label}: ${text}`,
      '',
      ...(answer === '' ? [] : [answer, '']),
    ]),
  ]);
  const title = `title: "Storage Engineer – ${['ledger', 'payments', 'search'][number - 1] ?? 'other'}"`;
  return ['---', title, `variant: ${String(number)}`, ...properties, '---', '', ...lines].join('\n');
}

/** Two variants: each topic has a question that both ask, and the first topic one that only one asks. */
export const ONE = variant(1, {
  Storage: [
    ['Q1', 'What is a write-ahead log?', 'ALPHA sequential journal.'],
    ['Q2', 'How does a hash index find a key?', 'BRAVO buckets.'],
  ],
  Serving: [['Q3', 'When would you shed load?', 'CHARLIE saturation.']],
});
export const TWO = variant(2, {
  Storage: [
    ['Q1', 'Why do LSM trees compact?', 'DELTA tombstones.'],
    ['Q2', 'What is a write-ahead log?', 'ECHO sequential durability.'],
  ],
  Serving: [['Q3', 'When would you shed load?', 'FOXTROT queues.']],
});
export const SECRETS = ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO', 'FOXTROT'];

const LOG = 'What is a write-ahead log?';
const HASH = 'How does a hash index find a key?';
const LSM = 'Why do LSM trees compact?';
const LOAD = 'When would you shed load?';
/** The questions of the two variants. */
export const ASKED = { LOG, HASH, LSM, LOAD } as const;

/** A comparison over notes that are kept in memory, and written as the plugin writes notes. */
export class CompareRig {
  readonly texts: Map<string, string>;
  settings: Settings = { ...DEFAULT_SETTINGS };
  /** Notes that cannot be read, and why. */
  readonly unreadable = new Map<string, string>();
  readonly kinds: CompareState['kind'][] = [];
  readonly notify = vi.fn<(message: string) => void>();
  readonly readAll = vi.fn<CompareServices['readAll']>((paths) =>
    Promise.resolve(paths.map((path) => this.read(path))),
  );
  readonly record = vi.fn<CompareServices['record']>((path, edit) => Promise.resolve(this.write(path, edit)));
  readonly undo = vi.fn<CompareServices['undo']>((token) => Promise.resolve(this.takeBack(token)));
  readonly openNote = vi.fn<CompareServices['openNote']>(() => Promise.resolve());
  readonly drill = vi.fn<(queue: Queue) => void>();
  readonly chooseNotes = vi.fn<(paths: readonly string[]) => void>();
  readonly keepChoices = vi.fn<(choices: readonly PairChoice[]) => Promise<void>>((choices) => {
    this.settings = { ...this.settings, pairs: formatChoices(choices) };
    return Promise.resolve();
  });
  readonly saveNote = vi.fn<CompareServices['saveNote']>(() => Promise.resolve());
  readonly services: CompareServices;
  readonly controller: CompareController;
  /** Draws what changed, where there is a screen. */
  protected draw: (state: CompareState) => void = () => undefined;
  private readonly waiting = new Map<string, string[]>();
  private readonly written: { readonly path: string; readonly undo: RecordUndo | null }[] = [];

  constructor(texts: Readonly<Record<string, string>> = { [FIRST]: ONE, [SECOND]: TWO }) {
    this.texts = new Map(Object.entries(texts));
    const { notify, readAll, record, undo, openNote, drill, chooseNotes, keepChoices, saveNote } = this;
    this.services = {
      settings: () => this.settings,
      today: () => TODAY,
      readAll,
      record,
      undo,
      waiting: (path) => this.waiting.get(path) ?? [],
      listen: () => () => undefined,
      openNote,
      drill,
      chooseNotes,
      keepChoices,
      saveNote,
    };
    this.controller = new CompareController(this.services, {
      changed: (state) => {
        this.kinds.push(state.kind);
        this.draw(state);
      },
      notify,
    });
  }

  /** A comparison of all its notes. */
  static async shown(texts?: Readonly<Record<string, string>>): Promise<CompareRig> {
    const rig = new CompareRig(texts);
    await rig.show();
    return rig;
  }

  async show(paths: readonly string[] = [...this.texts.keys()]): Promise<void> {
    await this.controller.show(paths);
  }

  get state(): ShownComparison {
    const { state } = this.controller;
    if (state.kind !== 'compare') throw new Error(`The state is ${state.kind}.`);
    return state;
  }

  get rows(): ComparedRow[] {
    return rowsOf(this.state.comparison);
  }

  /** The row in which a question is asked first; throws where there is none. */
  row(text: string): ComparedRow {
    const row = this.rows.find((each) => itemsOf(each).some(({ question }) => question.text === text));
    if (!row) throw new Error(`No row asks "${text}".`);
    return row;
  }

  /** The question of a note by its words; throws where it has none. */
  item(text: string, path = FIRST): DrillItem {
    const item = this.rows.flatMap(itemsOf).find((each) => each.path === path && each.question.text === text);
    if (!item) throw new Error(`"${path}" does not ask "${text}".`);
    return item;
  }

  /** What each row asks in each note, as the labels of its questions. */
  get table(): string[] {
    return this.rows.map(({ cells }) => cells.map((item) => item?.question.label ?? '–').join(' '));
  }

  text(path: string): string {
    return this.texts.get(path) ?? '';
  }

  private read(path: string): ReadResult {
    const problem = this.unreadable.get(path);
    if (problem !== undefined) return { ok: false, reason: 'unreadable', message: problem };
    const text = this.texts.get(path);
    return text === undefined
      ? { ok: false, reason: 'missing', message: 'There is no such note.' }
      : { ok: true, note: readDrillNote(path, text, recordKeys(this.settings)) };
  }

  private write(path: string, edit: RecordEdit): WriteResult {
    const result = editRecord(this.text(path), [edit], recordKeys(this.settings));
    this.written.push({ path, undo: result.ok ? result.undo : null });
    const token = this.written.length;
    if (!result.ok) {
      this.waiting.set(path, [...(this.waiting.get(path) ?? []), edit.id]);
      return { ok: false, token, message: result.diagnostic.message, line: result.diagnostic.line };
    }
    this.texts.set(path, result.text);
    return { ok: true, token };
  }

  private takeBack(token: number): UndoOutcome {
    const { path = '', undo = null } = this.written[token - 1] ?? {};
    if (!undo) return { ok: false, message: 'It was taken back already.' };
    const result = undoEdit(this.text(path), undo, recordKeys(this.settings));
    if (result.ok) this.texts.set(path, result.text);
    return result.ok ? { ok: true, message: '' } : { ok: false, message: result.diagnostic.message };
  }
}

/** The same on a screen in the document. */
export class CompareScreenRig extends CompareRig {
  readonly app: App = new TestVault().app;
  readonly root: HTMLElement;
  readonly ports: FakeMarkdown[] = [];
  readonly diagram = vi.fn<DrawDiagram>(() => Promise.reject(new Error('No diagrams here.')));
  readonly menus: CompareMenus;
  readonly screen: CompareScreen;

  constructor(texts?: Readonly<Record<string, string>>, makeMarkdown = () => new FakeMarkdown()) {
    super(texts);
    document.body.empty();
    this.root = document.body.createDiv();
    this.menus = new CompareMenus(this.app, this.services, this.controller);
    const port = (): FakeMarkdown => {
      const made = makeMarkdown();
      this.ports.push(made);
      return made;
    };
    this.screen = new CompareScreen(this.root, port, (source) => this.diagram(source), this.menus.ofScreen());
    this.draw = (state) => {
      this.screen.update(state);
    };
    this.screen.update(this.controller.state);
  }

  static override async shown(
    texts?: Readonly<Record<string, string>>,
    makeMarkdown?: () => FakeMarkdown,
  ): Promise<CompareScreenRig> {
    const rig = new CompareScreenRig(texts, makeMarkdown);
    await rig.show();
    return rig;
  }

  /** The whole document as text, attributes included. */
  get html(): string {
    return document.documentElement.outerHTML;
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** The element of a selector; throws where there is none or more than one. */
  one(selector: string): HTMLElement {
    const found = this.all(selector);
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`${String(found.length)} elements match ${selector}.`);
    return only;
  }

  /** The questions whose rows are in the document. */
  get asked(): string[] {
    return this.all('.interview-drill-compare-toggle').map(({ textContent }) => textContent);
  }

  /** The cell of a row, by the question by which the row is named. */
  cell(text: string, column = 0): HTMLElement {
    const line = this.all('.interview-drill-compare-row').find(
      (row) => row.querySelector('.interview-drill-compare-toggle')?.textContent === text,
    );
    const cell = line?.querySelector<HTMLElement>(`[data-column="${String(column)}"]`);
    if (!cell) throw new Error(`No cell ${String(column)} of "${text}" among: ${this.asked.join(' | ')}`);
    return cell;
  }

  /** The cell that has the focus, as what its row asks and its column; else what has it. */
  get focused(): string {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !active.hasClass('interview-drill-compare-cell'))
      return active?.className ?? '';
    const row = active.closest('.interview-drill-compare-row');
    return `${row?.querySelector('.interview-drill-compare-toggle')?.textContent ?? ''} ${String(active.dataset['column'])}`;
  }

  /** Presses a key on what has the focus, and lets what it does come to its end. @returns whether it was taken */
  async press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    (document.activeElement ?? this.root).dispatchEvent(event);
    await settled();
    return event.defaultPrevented;
  }

  /** Presses the button with these words, or with this name. */
  async click(name: string, within = ''): Promise<void> {
    const button = this.all(`${within} button`).find(
      (each) => each.textContent === name || each.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
    await settled();
  }

  get announced(): string {
    return this.one('[aria-live]').textContent;
  }
}
