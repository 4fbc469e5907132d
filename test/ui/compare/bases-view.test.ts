import { MarkdownRenderer, type BasesPropertyId, type BasesView, type Value } from 'obsidian';
import {
  BasesEntry,
  BasesEntryGroup,
  BasesQueryResult,
  BasesViewConfig,
  StringValue,
  type Plugin as MockPlugin,
} from 'obsidian-test-mocks/obsidian';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { questionHash } from '../../../src/core/note/hash';
import { BASES_VIEW, InterviewBasesView } from '../../../src/ui/compare/bases-view';
import { COMPARE_VIEW } from '../../../src/ui/compare/compare-view';
import { settled, TestPlugin, TestVault } from '../../support/vault';
import { words } from '../rig';
import { ASKED, FIRST, ONE, SECOND, THIRD, TWO, variant } from './rig';

const PLAIN = 'Interviews/Plain.md';
const LAST = 'Interviews/Storage - Variant 9.md';
const FILES = {
  [FIRST]: ONE.replace(
    'variant: 1',
    `variant: 1\nweak:\n  - q2\ndrill_log:\n  q1: ${questionHash(ASKED.LOG)} 2020-01-01:3`,
  ),
  [SECOND]: TWO,
  [THIRD]: variant(3, { Storage: [['Q1', 'What is a fence?', 'GOLF']] }),
  [PLAIN]: '# Plain\n\nNothing.\n',
  [LAST]: variant(4, { Storage: [['Q1', 'What is a fence?', 'HOTEL']] }),
  'image.png': '',
};

interface Group {
  readonly key?: string | null;
  readonly paths: readonly string[];
}

const opened: BasesView[] = [];

/** A value of a property, as bases hold it. */
const valueOf = (text: string): Value => StringValue.create__(text).asOriginalType4__();

/** The plugin's view of a base that gives what a test says. */
class BaseRig {
  readonly el = document.body.createDiv();
  readonly config = BasesViewConfig.create__('', '', '');
  readonly view: BasesView;
  private entries: BasesEntry[] = [];
  private readonly values = new Map<string, Readonly<Record<string, string>>>();

  private constructor(readonly plugin: TestPlugin) {
    const registrations = (plugin.plugin as unknown as MockPlugin).basesViewRegistrations__;
    const registration = registrations.get(BASES_VIEW);
    if (!registration) throw new Error('There is no view of bases.');
    const view: unknown = registration.factory({} as never, this.el);
    if (!(view instanceof InterviewBasesView)) throw new Error('It is another view.');
    this.view = view;
    // Obsidian gives a view these; the mocks give it some of their own.
    Object.assign(view, { app: plugin.vault.app, config: this.config });
    view.load();
    opened.push(view);
  }

  static async open(...groups: readonly Group[]): Promise<BaseRig> {
    const rig = new BaseRig(await TestPlugin.load(new TestVault(FILES)));
    if (groups.length > 0) await rig.give(...groups);
    return rig;
  }

  get vault(): TestVault {
    return this.plugin.vault;
  }

  /** Values of the properties of a note, by the names of the properties. */
  value(path: string, values: Readonly<Record<string, string>>): void {
    this.values.set(path, values);
  }

  /** Gives the view new entries, as a base does whenever anything changes. */
  async give(...groups: readonly Group[]): Promise<void> {
    const made = groups.map(({ key, paths }) => {
      const entries = paths.map((path) => {
        const entry = BasesEntry.create__({}, this.vault.file(path) as never);
        for (const [name, value] of Object.entries(this.values.get(path) ?? {}))
          entry.setValue__(name as BasesPropertyId, valueOf(value));
        return entry;
      });
      return {
        entries,
        group: BasesEntryGroup.create__(entries, key == null ? undefined : valueOf(key)),
      };
    });
    // Who keeps entries beyond their turn reads what is of no use any more.
    for (const entry of this.entries) vi.spyOn(entry, 'getValue').mockReturnValue(valueOf('STALE'));
    this.entries = made.flatMap(({ entries }) => entries);
    const data = BasesQueryResult.create__(this.vault.app as never, this.config, [], []);
    data.setData__(this.entries);
    data.setGroupedData__(made.map(({ group }) => group));
    Object.assign(this.view, { data });
    this.view.onDataUpdated();
    await settled();
  }

  all(selector: string): HTMLElement[] {
    return [...this.el.querySelectorAll<HTMLElement>(selector)];
  }

  /** What the list says of each note. */
  get listed(): string[] {
    return this.all('.interview-drill-base-notes > li').map((li) => words(li).replace(/ +/g, ' '));
  }

  get columns(): string[] {
    return this.all('.interview-drill-compare-note').map(words);
  }

  button(name: string): HTMLButtonElement {
    const button = this.all('button').find(
      (el) => words(el) === name || el.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`No button "${name}" among: ${this.all('button').map(words).join(' | ')}`);
    return button as HTMLButtonElement;
  }

  box(name: string): HTMLInputElement {
    const box = this.all('input').find((el) => el.getAttribute('aria-label') === `Choose ${name}`);
    if (!box) throw new Error(`There is no box for "${name}".`);
    return box as HTMLInputElement;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await settled();
  }

  shown(type: string): unknown[] {
    return this.vault.app.workspace.getLeavesOfType(type).map((leaf) => leaf.getViewState().state);
  }
}

beforeEach(() => {
  document.body.empty();
  vi.spyOn(MarkdownRenderer, 'render').mockResolvedValue();
});

afterEach(() => {
  for (const view of opened.splice(0)) view.unload();
  vi.restoreAllMocks();
});

const ALL: Group = { paths: [SECOND, FIRST, PLAIN, THIRD] };

describe('the list', () => {
  it('says of each note, in the order of the base, where one stands', async () => {
    const rig = await BaseRig.open(ALL);
    expect(rig.listed).toEqual([
      expect.stringMatching(/^Storage - Variant 2 Readiness 0 % 3 questions$/),
      expect.stringMatching(/^Storage - Variant 1 Readiness \d+ % 3 questions · 1 weak · 1 due$/),
      'Plain No questions',
      expect.stringMatching(/^Storage - Variant 3 Readiness 0 % 1 question$/),
    ]);
    expect(rig.all('h3')).toEqual([]);
  });

  it('shows the values of the properties that the base shows, and no name twice', async () => {
    const rig = await BaseRig.open();
    rig.config.setOrder__(['file.name', 'note.role', 'note.none', 'note.status'] as BasesPropertyId[]);
    rig.value(FIRST, {
      'file.name': 'NAME',
      'note.role': 'Engineer',
      'note.none': 'null',
      'note.status': 'done',
    });
    await rig.give({ paths: [FIRST, SECOND] });
    expect(rig.all('.interview-drill-base-values').map(words)).toEqual(['Engineer · done']);
  });

  it('is grouped as the base is', async () => {
    const rig = await BaseRig.open(
      { key: 'Zoo', paths: [SECOND] },
      { key: 'Ant', paths: [FIRST] },
      { paths: [PLAIN] },
    );
    expect(rig.all('h3').map(words)).toEqual(['Zoo', 'Ant', 'No value']);
    expect(rig.listed.map((text) => text.slice(0, 19))).toEqual([
      'Storage - Variant 2',
      'Storage - Variant 1',
      'Plain No questions',
    ]);
  });

  it('says so where the base lets no note through, and leaves out what is no note', async () => {
    const rig = await BaseRig.open({ paths: ['image.png'] });
    expect([rig.listed, rig.el.textContent.includes('image')]).toEqual([[], false]);
    expect(rig.all('.interview-drill-message').map(words)).toEqual([
      'The filters of this base let no note through.',
    ]);
  });

  it('says of a note that it cannot be read, and cannot choose it', async () => {
    const rig = await BaseRig.open();
    const read = rig.vault.app.vault.cachedRead.bind(rig.vault.app.vault);
    vi.spyOn(rig.vault.app.vault, 'cachedRead').mockImplementation((file) =>
      file.path === SECOND ? Promise.reject(new Error('EACCES')) : read(file),
    );
    await rig.give({ paths: [FIRST, SECOND, PLAIN] });
    expect(rig.listed[1]).toContain('EACCES');
    expect(
      [FIRST, SECOND, PLAIN].map((path) => rig.box(path.slice('Interviews/'.length, -'.md'.length)).disabled),
    ).toEqual([false, true, true]);
    expect(rig.all('[aria-label^="Drill "]')).toHaveLength(1);
  });

  it('makes words of names, values and groups', async () => {
    const html = '<img src=x onerror=alert(1)>';
    const rig = await BaseRig.open();
    await rig.vault.write(`${html}.md`, ONE);
    rig.config.setOrder__(['note.role']);
    rig.value(`${html}.md`, { 'note.role': html });
    await rig.give({ key: html, paths: [`${html}.md`] }, { key: 'x', paths: [FIRST] });
    expect(rig.el.textContent).toContain(html);
    await rig.press('Side by side');
    expect(rig.all('option').map(words)).toEqual([`${html} (1)`, 'x (1)']);
    expect(rig.all('img')).toEqual([]);
  });

  it('opens a note, and drills it', async () => {
    const rig = await BaseRig.open(ALL);
    const open = vi.spyOn(rig.vault.app.workspace, 'getLeaf');
    await rig.press('Storage - Variant 3');
    expect(open).toHaveBeenCalled();
    await rig.press('Drill Storage - Variant 3');
    expect(rig.shown('interview-drill')).toEqual([{ path: THIRD }]);
  });
});

describe('the notes that are chosen in the list', () => {
  const FIVE: Group = { paths: [SECOND, FIRST, PLAIN, THIRD, LAST] };

  it('stand side by side in the order of the base: two to four', async () => {
    const rig = await BaseRig.open(FIVE);
    expect(rig.button('Compare').disabled).toBe(true);
    rig.box('Storage - Variant 1').click();
    expect(rig.button('Compare 1').disabled).toBe(true);
    rig.box('Storage - Variant 2').click();
    expect(rig.button('Compare 2').disabled).toBe(false);
    await rig.press('Compare 2');
    expect(rig.shown(COMPARE_VIEW)).toEqual([{ paths: [SECOND, FIRST] }]);
    rig.box('Storage - Variant 1').click();
    expect(rig.button('Compare 1').disabled).toBe(true);
  });

  it('are at most four', async () => {
    const rig = await BaseRig.open();
    await rig.vault.write('Fifth.md', ONE);
    await rig.give({ paths: [...FIVE.paths, 'Fifth.md'] });
    for (const name of [
      'Storage - Variant 1',
      'Storage - Variant 2',
      'Storage - Variant 3',
      'Storage - Variant 9',
    ])
      rig.box(name).click();
    expect(rig.button('Compare 4').disabled).toBe(false);
    rig.box('Fifth').click();
    expect(rig.button('Compare 5').disabled).toBe(true);
  });

  it('stay chosen when the base changes, but for those that are gone from it', async () => {
    const rig = await BaseRig.open(FIVE);
    for (const name of ['Storage - Variant 1', 'Storage - Variant 2', 'Storage - Variant 3'])
      rig.box(name).click();
    await rig.give({ paths: [THIRD, FIRST, PLAIN] });
    expect([rig.box('Storage - Variant 1').checked, rig.button('Compare 2').disabled]).toEqual([true, false]);
    await rig.give(FIVE);
    expect(rig.box('Storage - Variant 2').checked).toBe(false);
  });

  it('are chosen with the keyboard: the box keeps the focus', async () => {
    const rig = await BaseRig.open(FIVE);
    rig.box('Storage - Variant 1').focus();
    rig.box('Storage - Variant 1').click();
    expect(document.activeElement === rig.box('Storage - Variant 1')).toBe(true);
    await rig.plugin.cli('rate', { path: FIRST, id: 'q1', confidence: '4' });
    await settled();
    expect(document.activeElement === rig.box('Storage - Variant 1')).toBe(true);
    rig.button('Side by side').focus();
    await rig.press('Side by side');
    expect(document.activeElement === rig.button('Side by side')).toBe(true);
  });
});

describe('side by side', () => {
  it('stand the notes that were chosen in the list, until a group is chosen', async () => {
    const rig = await BaseRig.open({ paths: [THIRD, PLAIN, SECOND, LAST, FIRST] });
    rig.box('Storage - Variant 1').click();
    rig.box('Storage - Variant 3').click();
    await rig.press('Side by side');
    expect(rig.columns).toEqual(['Variant 3', 'Variant 1']);
    const group = (): HTMLSelectElement => rig.all('select')[0] as HTMLSelectElement;
    expect([...group().options].map(({ text }) => text)).toEqual(['Chosen notes (2)', 'All notes (5)']);
    group().value = '';
    group().dispatchEvent(new Event('change'));
    await settled();
    expect(rig.columns).toHaveLength(4);
    await rig.press('List');
    rig.box('Storage - Variant 2').click();
    await rig.press('Side by side');
    expect(rig.columns).toEqual(['Variant 3', 'Variant 2', 'Variant 1']);
  });

  it('says so where more notes are there than stand side by side', async () => {
    const rig = await BaseRig.open();
    await rig.vault.write('Fifth.md', ONE);
    await rig.give({ paths: [THIRD, SECOND, LAST, FIRST, PLAIN] });
    await rig.press('Side by side');
    expect(rig.el.textContent).not.toContain('The first');
    await rig.give({ paths: [THIRD, SECOND, LAST, FIRST, PLAIN, 'Fifth.md'] });
    expect(rig.el.textContent).toContain('The first 4 of 5 notes stand side by side.');
  });

  it('stand the notes of a group that have questions, at most four', async () => {
    const rig = await BaseRig.open({ paths: [THIRD, PLAIN, SECOND, FIRST] });
    await rig.press('Side by side');
    expect(rig.columns).toEqual(['Variant 3', 'Variant 2', 'Variant 1']);
    expect(rig.config.get('layout')).toBe('compare');
    expect(rig.button('Side by side').getAttribute('aria-pressed')).toBe('true');
    await rig.press('List');
    expect([rig.config.get('layout'), rig.columns, rig.listed.length]).toEqual(['list', [], 4]);
    await rig.press('Side by side');
    expect(rig.columns).toHaveLength(3);
  });

  it('stands the group that is chosen, at first one with several notes', async () => {
    const rig = await BaseRig.open(
      { key: 'One', paths: [THIRD] },
      { key: 'Two', paths: [SECOND, FIRST] },
      { key: 'Three', paths: [LAST, THIRD] },
    );
    await rig.press('Side by side');
    const group = (): HTMLSelectElement => rig.all('select')[0] as HTMLSelectElement;
    expect([group().value, rig.columns]).toEqual(['Two', ['Variant 2', 'Variant 1']]);
    expect([...group().options].map(({ text }) => text)).toEqual(['One (1)', 'Two (2)', 'Three (2)']);
    group().value = 'Three';
    group().dispatchEvent(new Event('change'));
    await settled();
    expect(rig.columns).toEqual(['Variant 4', 'Variant 3']);
    await rig.give({ key: 'Two', paths: [SECOND, FIRST] });
    expect(rig.columns).toEqual(['Variant 2', 'Variant 1']);
  });

  it('is kept while the same notes come again', async () => {
    const rig = await BaseRig.open({ paths: [FIRST, SECOND] });
    await rig.press('Side by side');
    rig.all('.interview-drill-compare-toggle')[0]?.click();
    await settled();
    await rig.give({ paths: [FIRST, SECOND] });
    expect(rig.all('.interview-drill-compare-open')).toHaveLength(1);
    await rig.give({ paths: [FIRST, THIRD] });
    expect(rig.columns).toEqual(['Variant 1', 'Variant 3']);
  });

  it('says so where one note alone is left', async () => {
    const rig = await BaseRig.open({ paths: [FIRST, PLAIN] });
    await rig.press('Side by side');
    expect(rig.el.textContent).toContain('One note alone stands beside nothing.');
    await rig.give({ paths: [PLAIN] });
    expect(rig.el.textContent).not.toContain('One note alone');
  });
});

describe('what changes', () => {
  it('is shown when a note or a record is another', async () => {
    const rig = await BaseRig.open(ALL);
    await rig.plugin.cli('weak', { path: SECOND, id: 'q1', value: 'true' });
    await settled();
    expect(rig.listed[0]).toContain('3 questions · 1 weak');
    await rig.vault.write(
      THIRD,
      variant(3, {
        Storage: [
          ['Q1', 'A?', 'x'],
          ['Q2', 'B?', 'x'],
        ],
      }),
    );
    await rig.give(ALL);
    expect(rig.listed[3]).toContain('2 questions');
  });

  it('is the latest of several readings that cross', async () => {
    const rig = await BaseRig.open();
    const read = rig.vault.app.vault.cachedRead.bind(rig.vault.app.vault);
    let finish: () => void = () => undefined;
    vi.spyOn(rig.vault.app.vault, 'cachedRead').mockImplementation((file) =>
      file.path === FIRST
        ? new Promise((resolve) => {
            finish = () => {
              resolve(read(file));
            };
          })
        : read(file),
    );
    await rig.give({ paths: [FIRST] });
    await rig.give({ paths: [SECOND, THIRD] });
    finish();
    await settled();
    expect(rig.listed).toHaveLength(2);
  });

  it('is nothing before the base gave its notes, nor after the view is closed', async () => {
    const rig = await BaseRig.open();
    Object.assign(rig.view, { data: undefined });
    await rig.plugin.cli('rate', { path: FIRST, id: 'q1', confidence: '4' });
    await settled();
    expect(rig.listed).toEqual([]);
    await rig.give(ALL);
    rig.view.unload();
    expect(rig.el.childElementCount).toBe(0);
    await rig.plugin.cli('rate', { path: FIRST, id: 'q1', confidence: '3' });
    await settled();
    expect(rig.el.childElementCount).toBe(0);
  });
});

it('reads what the base says now, and keeps no entry of before', async () => {
  const rig = await BaseRig.open();
  rig.config.setOrder__(['note.role']);
  rig.value(FIRST, { 'note.role': 'OLD' });
  await rig.give(ALL);
  expect(rig.all('.interview-drill-base-values').map(words)).toEqual(['OLD']);
  rig.value(FIRST, { 'note.role': 'NEW' });
  await rig.give(ALL);
  rig.box('Storage - Variant 1').click();
  await rig.plugin.cli('rate', { path: SECOND, id: 'q1', confidence: '4' });
  await settled();
  expect(rig.all('.interview-drill-base-values').map(words)).toEqual(['NEW']);
});

describe('the settings of the view', () => {
  it.each<[unknown]>([[undefined], [null], [7], ['grid'], [{ layout: 'compare' }], [['compare']]])(
    'show the list where they hold %j',
    async (layout) => {
      const rig = await BaseRig.open();
      rig.config.set('layout', layout);
      await rig.give(ALL);
      expect(rig.listed).toHaveLength(4);
    },
  );

  it('show the notes side by side where they say so', async () => {
    const rig = await BaseRig.open();
    rig.config.set('layout', 'compare');
    await rig.give(ALL);
    expect([rig.listed, rig.columns.length]).toEqual([[], 3]);
  });

  it('are offered by name', async () => {
    const { plugin } = await BaseRig.open();
    const registration = (plugin.plugin as unknown as MockPlugin).basesViewRegistrations__.get(BASES_VIEW);
    expect(registration).toMatchObject({ name: 'Interview drill', icon: 'graduation-cap' });
    expect(registration?.options?.({} as never)).toEqual([
      {
        type: 'dropdown',
        key: 'layout',
        displayName: 'Show',
        default: 'list',
        options: { list: 'Notes as a list', compare: 'Notes side by side' },
      },
    ]);
  });
});
