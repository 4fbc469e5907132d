import { Component } from 'obsidian';
import { Menu as MockMenu } from 'obsidian-test-mocks/obsidian';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ROW_FILTERS } from '../../../src/core/compare/filters';
import { markWords } from '../../../src/ui/compare/mark-words';
import { PartnerPicker } from '../../../src/ui/compare/partner-picker';
import { KeysModal } from '../../../src/ui/keys-modal';
import { followFocus } from '../../../src/ui/view-life';
import { nameOf } from '../../support/name-of';
import { settled } from '../../support/vault';
import { FakeMarkdown, isVisible, words } from '../rig';
import { ASKED, CompareScreenRig, FIRST, ONE, SECOND, SECRETS, THIRD, TWO, variant } from './rig';

const { LOG, HASH, LSM, LOAD } = ASKED;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Which answers are in the document, as text or in an attribute. */
const secretsIn = ({ html }: CompareScreenRig): string[] => SECRETS.filter((secret) => html.includes(secret));

/** What a menu offers that a press without a pointer opens: below its button. */
async function menuOf(rig: CompareScreenRig, button: string): Promise<MockMenu['menuItems__']> {
  const show = vi.spyOn(MockMenu.prototype, 'showAtPosition');
  await rig.click(button);
  const [menu] = show.mock.contexts.slice(-1) as MockMenu[];
  return menu?.menuItems__ ?? [];
}

async function choose(items: MockMenu['menuItems__'], title: string): Promise<void> {
  const item = items.find(({ title__ }) => title__ === title);
  if (!item) throw new Error(`The menu has no "${title}".`);
  item.onClick__?.(new MouseEvent('click'));
  await settled();
}

describe('answers', () => {
  it('are nowhere in the document until their row is revealed, and gone again when it is closed', async () => {
    const rig = await CompareScreenRig.shown();
    expect(secretsIn(rig)).toEqual([]);
    rig.cell(LOG).focus();
    await rig.press('Enter');
    expect(rig.all('.interview-drill-compare-open')).toHaveLength(1);
    expect(secretsIn(rig)).toEqual([]);
    await rig.press('Enter');
    expect(secretsIn(rig)).toEqual(['ALPHA', 'ECHO']);
    await rig.press('Enter');
    expect(secretsIn(rig)).toEqual([]);
    expect(rig.all('.interview-drill-compare-open')).toEqual([]);
  });

  it('are shown by the button, for the whole row, and the focus stays in the row', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LOG, 1).focus();
    await rig.press('Enter');
    const reveal = rig
      .all('.interview-drill-compare-acts button')
      .find((button) => words(button) === 'Reveal the answers');
    reveal?.focus();
    reveal?.click();
    await settled();
    expect(secretsIn(rig)).toEqual(['ALPHA', 'ECHO']);
    expect(rig.focused).toBe(`${LOG} 1`);
    expect(rig.all('.interview-drill-compare-acts button').map(words)).not.toContain('Reveal the answers');
  });

  it('are gone while the row is filtered out, while others are read, and in the end', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    expect(secretsIn(rig)).toEqual(['ALPHA', 'ECHO']);
    await rig.click('In one only2');
    expect(secretsIn(rig)).toEqual([]);
    await rig.click('All4');
    expect(secretsIn(rig)).toEqual(['ALPHA', 'ECHO']);
    const showing = rig.show([SECOND, FIRST]);
    expect(secretsIn(rig)).toEqual([]);
    await showing;
    rig.controller.reveal(rig.row(LOAD).key);
    expect(secretsIn(rig)).toEqual(['CHARLIE', 'FOXTROT']);
    rig.screen.clear();
    expect(secretsIn(rig)).toEqual([]);
  });

  it('that come while the row is closed already stay away', async () => {
    let finish: () => void = () => undefined;
    class Slow extends FakeMarkdown {
      override async render(markdown: string, target: HTMLElement, path: string): Promise<void> {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        await super.render(markdown, target, path);
      }
    }
    const rig = await CompareScreenRig.shown(undefined, () => new Slow());
    const { key } = rig.row(HASH);
    rig.controller.reveal(key);
    rig.controller.toggle(key);
    finish();
    await settled();
    expect(secretsIn(rig)).toEqual([]);
  });

  it('are not rendered anew by a rating, and with their own note', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    const [port] = rig.ports;
    const before = port?.rendered.length;
    await rig.controller.rate(rig.item(LOG), 3);
    expect(port?.rendered.length).toBe(before);
    expect([...(port?.paths ?? [])]).toEqual([FIRST, SECOND]);
    expect(rig.all('.interview-drill-compare-answer').map(({ dataset }) => dataset['path'])).toEqual([
      FIRST,
      SECOND,
    ]);
  });

  it('end when their row is closed, and no other row does', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    rig.controller.reveal(rig.row(LOAD).key);
    await settled();
    const [first, second] = rig.ports;
    const [one = 0, two = 0] = [first?.cleared, second?.cleared];
    rig.controller.toggle(rig.row(LOG).key);
    expect([first?.cleared, second?.cleared]).toEqual([one + 1, two]);
  });

  it('say of themselves only what they are made of, and a question without one says so', async () => {
    const rig = await CompareScreenRig.shown({
      [FIRST]: variant(1, { Storage: [['Q1', 'What is a fence?', '- one\n- two']] }),
      [SECOND]: variant(2, { Storage: [['Q1', 'What is a fence?', '']] }),
    });
    rig.controller.step(rig.row('What is a fence?').key);
    await settled();
    expect(rig.all('.interview-drill-compare-text').map(words)).toEqual([
      'Hidden: list · 2 items',
      'No answer in the note.',
    ]);
  });

  it('follow the note while they are shown, and so does what stands below the question', async () => {
    const withPrompt = (prompt: string): string =>
      variant(1, { Storage: [['Q1', 'What is a fence?', `> [!info] Scenario\n> ${prompt}\n\nGOLF`]] });
    const rig = await CompareScreenRig.shown({ [FIRST]: withPrompt('HOTEL'), [SECOND]: TWO });
    rig.controller.reveal(rig.row('What is a fence?').key);
    await settled();
    expect(rig.html).toContain('HOTEL');
    rig.texts.set(FIRST, withPrompt('INDIA'));
    await rig.controller.noteChanged(FIRST);
    await settled();
    expect([rig.html.includes('HOTEL'), rig.html.includes('INDIA')]).toEqual([false, true]);
    rig.texts.set(FIRST, withPrompt('INDIA').replace('GOLF', 'JULIETT'));
    await rig.controller.noteChanged(FIRST);
    await settled();
    expect([rig.html.includes('GOLF'), rig.html.includes('JULIETT')]).toEqual([false, true]);
  });
});

describe('words that differ', () => {
  const marks = (root: ParentNode): string[] =>
    [...root.querySelectorAll('mark')].map(({ textContent }) => textContent);

  it('are marked in the answers, and what both say is not', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    expect(marks(rig.root)).toEqual(['ALPHA', 'journal', 'ECHO', 'durability']);
    expect(rig.all('.interview-drill-compare-text').map(({ textContent }) => textContent)).toEqual([
      'ALPHA sequential journal.',
      'ECHO sequential durability.',
    ]);
  });

  it('are not marked where only one note asks', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(HASH).key);
    await settled();
    expect(marks(rig.root)).toEqual([]);
  });

  it('are not marked beside a question without an answer', async () => {
    const rig = await CompareScreenRig.shown({
      [FIRST]: variant(1, { Storage: [['Q1', LOG, 'A sequential journal.']] }),
      [SECOND]: variant(2, { Storage: [['Q1', LOG, '']] }),
    });
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    expect([rig.table, marks(rig.root)]).toEqual([['Q1 Q1'], []]);
  });

  it('next to each other are one mark, and none is made in code, drawings, formulas and buttons', () => {
    const el = createDiv();
    el.append(
      createEl('p', { text: 'same own other, same' }),
      createEl('pre', { text: 'own' }),
      createEl('code', { text: 'own' }),
      createEl('button', { text: 'own' }),
      createEl('span', { text: 'own', cls: 'math' }),
    );
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const label = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    label.textContent = 'own';
    svg.append(label);
    el.append(svg);
    const text = el.textContent;
    markWords(el, (word) => word !== 'same');
    expect(marks(el)).toEqual(['own other', 'own']);
    expect(el.querySelectorAll('pre mark, svg mark, button mark, .math mark')).toHaveLength(0);
    expect(el.textContent).toBe(text);
  });
});

describe('keys', () => {
  it('move through the questions, from the first to the last and not beyond', async () => {
    const rig = await CompareScreenRig.shown();
    rig.screen.focus();
    expect(rig.focused).toContain('interview-drill-compare-grid');
    const path: string[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) {
      expect(await rig.press(key)).toBe(true);
      path.push(rig.focused);
    }
    expect(path).toEqual([`${LOG} 0`, `${LOG} 1`, `${LOG} 1`, `${HASH} 1`, `${HASH} 0`, `${HASH} 0`]);
    await rig.press('PageDown');
    expect(rig.focused).toBe(`${LOAD} 0`);
    await rig.press('End');
    expect(rig.focused).toBe(`${LOAD} 1`);
    await rig.press('ArrowDown');
    expect(rig.focused).toBe(`${LOAD} 1`);
    await rig.press('PageUp');
    expect(rig.focused).toBe(`${LOG} 1`);
    await rig.press('Home');
    expect(rig.focused).toBe(`${LOG} 0`);
    await rig.press('ArrowUp');
    expect(rig.focused).toBe(`${LOG} 0`);
  });

  it.each(['ArrowDown', 'ArrowRight', 'ArrowUp', 'PageDown'])(
    'lead from the grid to the first cell: %s',
    async (key) => {
      const rig = await CompareScreenRig.shown();
      rig.screen.focus();
      await rig.press(key);
      expect(rig.focused).toBe(`${LOG} 0`);
    },
  );

  it('go over what is filtered out, and move the column of a narrow pane along', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.setFilter('shared');
    rig.cell(LOG).focus();
    await rig.press('ArrowRight');
    await rig.press('ArrowDown');
    expect(rig.focused).toBe(`${LOAD} 1`);
    expect(rig.state.column).toBe(1);
  });

  it('open a row, show its answers and close it; Escape closes it and else goes on', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LOG).focus();
    const openness = (): unknown => rig.state.open.get(rig.row(LOG).key);
    const after = async (key: string): Promise<unknown> => {
      expect(await rig.press(key)).toBe(true);
      return openness();
    };
    expect([await after('Enter'), await after('Enter'), await after('Enter')]).toEqual([
      'hidden',
      'shown',
      undefined,
    ]);
    expect([await after(' '), await after(' '), await after(' ')]).toEqual(['hidden', 'shown', 'shown']);
    await rig.press('Escape');
    await rig.press('Enter');
    await rig.press('Enter');
    expect(await after('Escape')).toBeUndefined();
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside, { once: true });
    expect(await rig.press('Escape')).toBe(false);
    expect(outside).toHaveBeenCalledOnce();
    expect(rig.focused).toBe(`${LOG} 0`);
  });

  it('drill the question, or with Shift the row; in a cell that asks nothing the row', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LOG, 1).focus();
    await rig.press('d');
    await rig.press('D', { shiftKey: true });
    rig.cell(HASH, 1).focus();
    await rig.press('d');
    expect(rig.drill.mock.calls.map(([queue]) => queue)).toEqual([
      { kind: 'questions', name: 'Q2', questions: [{ path: SECOND, id: 'q2' }] },
      {
        kind: 'questions',
        name: 'Q2',
        questions: [
          { path: FIRST, id: 'q1' },
          { path: SECOND, id: 'q2' },
        ],
      },
      { kind: 'questions', name: 'Q2', questions: [{ path: FIRST, id: 'q2' }] },
    ]);
  });

  it('rate only what is revealed', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LOG).focus();
    await rig.press('3');
    await rig.press('Enter');
    await rig.press('3');
    expect(rig.record).not.toHaveBeenCalled();
    expect(rig.text(FIRST)).toBe(ONE);
    await rig.press('Enter');
    for (const key of ['1', '2', '3', '4'] as const) {
      await rig.press(key);
      expect(rig.item(LOG).confidence).toBe(Number(key));
    }
    await rig.press('5');
    expect(rig.record).toHaveBeenCalledTimes(4);
    expect(rig.item(LOG, SECOND).confidence).toBeNull();
  });

  it('flag the question as weak and take the flag off, and nothing where nothing is asked', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(HASH).focus();
    await rig.press('w');
    expect(rig.item(HASH).weak).toBe(true);
    await rig.press('W');
    expect(rig.item(HASH).weak).toBe(false);
    await rig.press('ArrowRight');
    for (const key of ['w', 'o', '3']) await rig.press(key);
    expect(rig.record).toHaveBeenCalledTimes(2);
    expect(rig.openNote).not.toHaveBeenCalled();
  });

  it.each<[string, string, KeyboardEventInit]>([
    ['U', 'u', {}],
    ['Ctrl+Z', 'z', { ctrlKey: true }],
    ['Cmd+Z', 'z', { metaKey: true }],
    ['U of a layout without Latin letters', 'г', { code: 'KeyU' }],
    ['Ctrl+Z of such a layout', 'я', { code: 'KeyZ', ctrlKey: true }],
  ])('undo the last change: %s', async (_, key, init) => {
    const rig = await CompareScreenRig.shown();
    rig.cell(HASH).focus();
    await rig.press('w');
    expect(await rig.press(key, init)).toBe(true);
    expect(rig.text(FIRST)).toBe(ONE);
  });

  it('with other modifiers are somebody else’s', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(HASH).focus();
    await rig.press('w');
    const others: [string, KeyboardEventInit][] = [
      ['z', { ctrlKey: true, shiftKey: true }],
      ['z', { ctrlKey: true, altKey: true }],
      ['w', { ctrlKey: true }],
      ['d', { metaKey: true }],
      ['ArrowDown', { altKey: true }],
      ['x', {}],
      ['Tab', {}],
    ];
    for (const [key, init] of others) expect(await rig.press(key, init), key).toBe(false);
    expect([rig.record.mock.calls.length, rig.undo.mock.calls.length, rig.focused]).toEqual([
      1,
      0,
      `${HASH} 0`,
    ]);
    expect(rig.drill).not.toHaveBeenCalled();
  });

  it('open the note at the question', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LSM, 1).focus();
    await rig.press('o');
    const { line } = rig.item(LSM, SECOND).question;
    expect(rig.openNote).toHaveBeenCalledExactlyOnceWith(SECOND, line, 'read');
    expect(TWO.split('\n')[line - 1]).toContain(LSM);
  });

  it('list the keys', async () => {
    const rig = await CompareScreenRig.shown();
    const open = vi.spyOn(KeysModal.prototype, 'open').mockImplementation(() => undefined);
    rig.cell(LOG).focus();
    await rig.press('?');
    const [modal] = open.mock.contexts as [KeysModal];
    modal.onOpen();
    const names = [...modal.contentEl.querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(names).toEqual([
      ...['← ↑ → ↓', 'Enter', 'Space', 'Esc', 'D', 'Shift + D', 'W', '1 – 4'],
      ...['U or Ctrl + Z', 'O', '?'],
    ]);
  });

  it('do nothing in fields, and while a word is composed', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    const answer = rig.all('.interview-drill-compare-text')[0];
    for (const tag of ['input', 'textarea', 'select'] as const) {
      const field = answer?.appendChild(createEl(tag));
      field?.focus();
      for (const key of ['w', 'd', 'Enter', 'ArrowDown', '3', 'u']) expect(await rig.press(key)).toBe(false);
    }
    rig.cell(LOG).focus();
    expect(await rig.press('w', { isComposing: true })).toBe(false);
    expect(rig.record).not.toHaveBeenCalled();
    expect(rig.drill).not.toHaveBeenCalled();
    expect(rig.state.open.size).toBe(1);
  });

  it('leave Enter to buttons, Space where Tab led to them, and do all else there too', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    rig
      .all('.interview-drill-compare-answer[data-column="1"] [data-act]')
      .find((button) => button.dataset['act'] === 'rate 3')
      ?.focus();
    expect([await rig.press('Enter'), await rig.press(' ')]).toEqual([false, true]);
    const life = new Component();
    life.load();
    followFocus(life, rig.root);
    await rig.press('Tab');
    expect(await rig.press(' ')).toBe(false);
    document.body.dispatchEvent(new MouseEvent('pointerdown'));
    expect(await rig.press(' ')).toBe(true);
    life.unload();
    expect(rig.state.open.get(rig.row(LOG).key)).toBe('shown');
    await rig.press('w');
    expect([rig.item(LOG, SECOND).weak, rig.item(LOG).weak]).toEqual([true, false]);
  });

  it('scroll an answer that has the focus, and do all else there too', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    rig.all('.interview-drill-compare-text')[1]?.focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
      expect(await rig.press(key), key).toBe(false);
    await rig.press('w');
    expect([rig.item(LOG, SECOND).weak, rig.item(LOG).weak]).toEqual([true, false]);
  });

  it('do nothing to a question that is not seen', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(HASH).focus();
    rig.controller.setFilter('shared');
    rig.screen.focus();
    for (const key of ['w', 'd', 'o', 'Enter']) await rig.press(key);
    expect(rig.record).not.toHaveBeenCalled();
    expect(rig.drill).not.toHaveBeenCalled();
    expect(rig.openNote).not.toHaveBeenCalled();
    expect(rig.state.open.size).toBe(0);
  });
});

describe('the focus', () => {
  const stops = (rig: CompareScreenRig): string[] =>
    rig.all('.interview-drill-compare-cell[tabindex="0"]').map((cell) => nameOf(cell) ?? '');

  it('can come to one cell by Tab: the first, then that which had it last', async () => {
    const rig = await CompareScreenRig.shown();
    expect(stops(rig)).toEqual([nameOf(rig.cell(LOG))]);
    rig.cell(LSM, 1).focus();
    expect(stops(rig)).toEqual([nameOf(rig.cell(LSM, 1))]);
    await rig.controller.rate(rig.item(LSM, SECOND), 2);
    expect(stops(rig)).toEqual([nameOf(rig.cell(LSM, 1))]);
    rig.controller.setFilter('shared');
    expect(stops(rig)).toEqual([nameOf(rig.cell(LOG))]);
  });

  it('stays on its cell when something changes there or elsewhere', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LOG, 1).focus();
    await rig.press('w');
    expect(rig.focused).toBe(`${LOG} 1`);
    await rig.controller.rate(rig.item(HASH), 1);
    expect(rig.focused).toBe(`${LOG} 1`);
    rig.controller.setFilter('weak');
    expect(rig.focused).toBe(`${LOG} 1`);
    rig.controller.setFilter('all');
    expect(rig.focused).toBe(`${LOG} 1`);
    await rig.press('ArrowDown');
    expect(rig.focused).toBe(`${HASH} 1`);
  });

  it('goes to the grid when its row is filtered out, and comes back to where it was', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(HASH).focus();
    rig.controller.setFilter('shared');
    expect(rig.focused).toContain('interview-drill-compare-grid');
    rig.controller.setFilter('all');
    rig.screen.focus();
    expect(rig.focused).toBe(`${HASH} 0`);
  });

  it('stays on a rating that is pressed, and on a button of a head', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    const rate = (): HTMLElement =>
      rig.one('.interview-drill-compare-answer[data-column="1"] [data-act="rate 3"]');
    rate().focus();
    rate().click();
    await settled();
    expect(document.activeElement === rate()).toBe(true);
    expect(rate().getAttribute('aria-pressed')).toBe('true');
    const head = (): HTMLElement => rig.one('.interview-drill-compare-head[data-column="1"] button');
    head().focus();
    await rig.controller.flagWeak(rig.item(LOG));
    expect(document.activeElement === head()).toBe(true);
  });

  it('stays outside when it is there', async () => {
    const rig = await CompareScreenRig.shown();
    const outside = document.body.appendChild(createEl('button'));
    rig.cell(LOG).focus();
    outside.focus();
    await rig.controller.rate(rig.item(LOG), 3);
    rig.controller.setFilter('unique');
    expect(document.activeElement === outside).toBe(true);
  });

  it('is where keys work as soon as there is something to compare', async () => {
    const rig = new CompareScreenRig();
    vi.spyOn(HTMLElement.prototype, 'isShown').mockImplementation(function (this: HTMLElement) {
      return isVisible(this, rig.root);
    });
    rig.screen.focus();
    expect(rig.focused).toBe('interview-drill-other');
    await rig.show();
    rig.screen.focus();
    expect(rig.focused).toContain('interview-drill-compare-grid');
  });
});

describe('for screen readers', () => {
  it('it is a grid of rows, each with a header and a cell for each note', async () => {
    const rig = await CompareScreenRig.shown();
    const grid = rig.one('[role="grid"]');
    expect(nameOf(grid)).toBe('Questions of the variants');
    expect(rig.all('[role="grid"] > [role="row"] > [role="columnheader"]')).toHaveLength(3);
    for (const row of rig.all('.interview-drill-compare-row')) {
      expect(row.getAttribute('role')).toBe('row');
      expect([...row.children].map((child) => child.getAttribute('role'))).toEqual([
        'rowheader',
        'gridcell',
        'gridcell',
      ]);
    }
    rig.controller.step(rig.row(LOG).key);
    const between = rig
      .all('[role="row"]')
      .map(({ parentElement }) => parentElement?.getAttribute('role') ?? '');
    expect(new Set(between)).toEqual(new Set(['grid', 'presentation']));
    const open = rig.one('.interview-drill-compare-open');
    expect([...open.children].map((child) => child.getAttribute('role'))).toEqual([
      'gridcell',
      'gridcell',
      'gridcell',
    ]);
    for (const topic of rig.all('.interview-drill-compare-topic'))
      expect([...topic.children].map((child) => child.getAttribute('role'))).toEqual([
        'rowheader',
        'gridcell',
      ]);
  });

  it('each cell says its note, its question and how it stands', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await rig.controller.rate(rig.item(LOG), 1);
    const names = rig.all('.interview-drill-compare-cell').map(nameOf);
    expect(names.slice(0, 4)).toEqual([
      `Q1 1 blank, weak, ${LOG}, Variant 1`,
      `Q2 not rated, ${LOG}, Variant 2`,
      `Q2 not rated, ${HASH}, Variant 1`,
      'Not asked here, Variant 2',
    ]);
    expect(rig.all('.interview-drill-compare-toggle').map((el) => el.getAttribute('aria-expanded'))).toEqual([
      'true',
      'false',
      'false',
      'false',
    ]);
  });

  it('every button has a name', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.reveal(rig.row(LOG).key);
    await settled();
    const nameless = rig
      .all('button')
      .filter((button) => words(button) === '' && (button.getAttribute('aria-label') ?? '') === '');
    expect(nameless).toEqual([]);
  });

  it('it is said what was opened, revealed and filtered', async () => {
    const rig = await CompareScreenRig.shown();
    expect(rig.one('[aria-live]').getAttribute('aria-live')).toBe('polite');
    expect(rig.announced).toBe('');
    rig.cell(LOG).focus();
    await rig.press('Enter');
    expect(rig.announced).toBe('Opened; the answers are hidden.');
    await rig.press('Enter');
    expect(rig.announced).toBe('The answers are shown.');
    await rig.click('In one only2');
    expect(rig.announced).toBe('In one only: 2 rows');
    await rig.click('Weak0');
    expect(rig.announced).toBe('Weak: 0 rows');
  });
});

describe('the filters', () => {
  const shown = (rig: CompareScreenRig): string[] =>
    rig
      .all('.interview-drill-compare-filters button')
      .map((el) => `${words(el)}${el.getAttribute('aria-pressed') === 'true' ? ' *' : ''}`);

  it('say how many rows they let through, and let them through', async () => {
    const rig = await CompareScreenRig.shown();
    await rig.controller.rate(rig.item(LOG), 1);
    await rig.controller.rate(rig.item(LOG, SECOND), 4);
    expect(shown(rig)).toEqual(['All 4 *', 'Shared 2', 'In one only 2', 'Weak 1', 'Apart in confidence 1']);
    const passed: Record<string, string[]> = {};
    for (const [at, filter] of ROW_FILTERS.entries()) {
      rig.all('.interview-drill-compare-filters button')[at]?.click();
      expect(rig.state.filter).toBe(filter);
      passed[filter] = rig.asked;
    }
    expect(passed).toEqual({
      all: [LOG, HASH, LSM, LOAD],
      shared: [LOG, LOAD],
      unique: [HASH, LSM],
      weak: [LOG],
      apart: [LOG],
    });
    expect(shown(rig)[4]).toBe('Apart in confidence 1 *');
    expect(rig.all('.interview-drill-compare-topic-name').map(words)).toEqual(['Storage']);
  });

  it('say what it takes where they let nothing through', async () => {
    const rig = await CompareScreenRig.shown({
      [FIRST]: variant(1, { Storage: [['Q1', LOG, 'x']] }),
      [SECOND]: variant(2, { Storage: [['Q1', LOG, 'x']] }),
    });
    const message = (): string => {
      const el = rig.all('.interview-drill-compare-scroller > .interview-drill-message')[0];
      return el && isVisible(el, rig.root) ? el.textContent : '';
    };
    expect(message()).toBe('');
    const said = (['unique', 'weak', 'apart'] as const).map((filter) => {
      rig.controller.setFilter(filter);
      return message();
    });
    expect(said).toEqual([
      'Every question is asked in more than one of these notes.',
      'No question is weak. A question becomes weak when you flag it, or when you rate it blank.',
      'Nowhere are you sure in one variant and unsure in another.',
    ]);
    rig.controller.setFilter('all');
    expect(message()).toBe('');
    rig.texts.set(FIRST, '# Nothing\n');
    rig.texts.set(SECOND, '# Nothing\n');
    await rig.controller.again();
    expect(message()).toBe('None of these notes has a question.');
    rig.controller.setFilter('shared');
    expect(message()).toMatch(/^No question is asked in more than one of these notes\./);
  });
});

describe('the toolbar', () => {
  it('has a switch for narrow panes, which says what is seen', async () => {
    const rig = await CompareScreenRig.shown({ [FIRST]: ONE, [SECOND]: TWO, [THIRD]: TWO });
    const pressed = (): string[] =>
      rig
        .all('.interview-drill-compare-switch button')
        .filter((el) => el.getAttribute('aria-pressed') === 'true')
        .map(words);
    const grid = rig.one('[role="grid"]');
    const seen = (): string[] =>
      [0, 1, 2, 3].map((at) => `is-column-${String(at)}`).filter((name) => grid.hasClass(name));
    expect([pressed(), seen()]).toEqual([
      [words(rig.all('.interview-drill-compare-switch button')[0] ?? rig.root)],
      ['is-column-0'],
    ]);
    rig.all('.interview-drill-compare-switch button')[2]?.click();
    expect([rig.state.column, seen()]).toEqual([2, ['is-column-2']]);
    expect(pressed()).toHaveLength(1);
    rig.cell(LOG, 1).focus();
    expect([rig.state.column, seen()]).toEqual([1, ['is-column-1']]);
    rig.texts.delete(THIRD);
    await rig.controller.noteChanged(THIRD);
    expect(rig.all('.interview-drill-compare-switch button').map(words)).toEqual(['Variant 1', 'Variant 2']);
  });

  it('drills what is asked for, and nothing where there is nothing', async () => {
    const rig = await CompareScreenRig.shown();
    const items = await menuOf(rig, 'Drill…');
    expect(items.map(({ title__, disabled__ }) => [title__, disabled__])).toEqual([
      ['Drill all questions (4 rows)', false],
      ['Drill what is shared (2 rows)', false],
      ['Drill what only one asks (2 rows)', false],
      ['Drill what is weak (0 rows)', true],
    ]);
    await choose(items, 'Drill what only one asks (2 rows)');
    expect(rig.drill).toHaveBeenCalledExactlyOnceWith({
      kind: 'questions',
      name: 'Storage Engineer: what only one asks',
      questions: [
        { path: FIRST, id: 'q2' },
        { path: SECOND, id: 'q1' },
      ],
    });
  });

  it('drills a topic as it is filtered', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.setFilter('shared');
    await rig.click('Drill topic Storage');
    expect(rig.drill).toHaveBeenCalledExactlyOnceWith({
      kind: 'questions',
      name: 'Storage',
      questions: [
        { path: FIRST, id: 'q1' },
        { path: SECOND, id: 'q2' },
      ],
    });
  });

  it('has a menu of all that can be done', async () => {
    const rig = await CompareScreenRig.shown();
    const items = await menuOf(rig, 'More options');
    expect(items.map(({ title__, disabled__ }) => (disabled__ ? [title__, 'off'] : title__))).toEqual([
      ['Undo', 'off'],
      'Choose other notes…',
      'Copy as Markdown',
      'Save as note',
      'Keys',
    ]);
    await choose(items, 'Choose other notes…');
    expect(rig.chooseNotes).toHaveBeenCalledExactlyOnceWith([FIRST, SECOND]);
    await choose(items, 'Save as note');
    expect(rig.saveNote).toHaveBeenCalledOnce();
    await rig.controller.flagWeak(rig.item(LOG));
    await choose(await menuOf(rig, 'More options'), 'Undo');
    expect(rig.text(FIRST)).toBe(ONE);
  });

  it('copies the comparison', async () => {
    const rig = await CompareScreenRig.shown();
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('activeWindow', { navigator: { clipboard: { writeText } } });
    await choose(await menuOf(rig, 'More options'), 'Copy as Markdown');
    expect(writeText).toHaveBeenCalledExactlyOnceWith(rig.controller.markdown());
    vi.unstubAllGlobals();
  });
});

describe('an open row', () => {
  const acts = (rig: CompareScreenRig): string[] =>
    rig.all('.interview-drill-compare-acts > *').map((el) => words(el));

  it('says how alike its questions are, and what was chosen by hand', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.step(rig.row(LOG).key);
    const score = Math.round(rig.row(LOG).score * 100);
    expect(acts(rig)).toEqual([
      `${String(score)} % alike`,
      'Reveal the answers',
      'Drill this row',
      'Join with…',
    ]);
    await rig.click('Not the same question: take it out of this row');
    rig.controller.step(rig.row(LOG).key);
    expect(acts(rig)).toEqual([
      'Parted by hand',
      'Reveal the answer',
      'Drill this question',
      'Join with…',
      'Take the choice back',
    ]);
    await rig.click('Take the choice back');
    expect(rig.table[0]).toBe('Q1 Q2');
  });

  it('joins a question with one that a person chooses', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.step(rig.row(HASH).key);
    const open = vi.spyOn(PartnerPicker.prototype, 'open').mockReturnValue();
    await rig.click('Join with…');
    const [picker] = open.mock.contexts as [PartnerPicker];
    const items = picker.getItems();
    expect(items.map((item) => picker.getItemText(item))).toEqual(
      [LSM, LOG, LOAD].map((text) => `${text} Storage Engineer – payments`),
    );
    const [first] = items;
    if (first) picker.onChooseItem(first);
    await settled();
    expect(rig.table).toContain('Q2 Q1');
    rig.controller.step(rig.row(HASH).key);
    expect(acts(rig)[0]).toBe('Chosen by hand');
  });

  it('rates and flags by its buttons, and those for rating come with the answers', async () => {
    const rig = await CompareScreenRig.shown();
    rig.controller.step(rig.row(LOG).key);
    expect(rig.all('[data-act^="rate"]')).toEqual([]);
    await rig.click('Flag as weak', '[data-column="1"]');
    expect(rig.item(LOG, SECOND).weak).toBe(true);
    rig.controller.reveal(rig.row(LOG).key);
    await rig.click('4 Instant', '[data-column="1"]');
    expect(rig.item(LOG, SECOND).confidence).toBe(4);
    await rig.click('Open the note here', '.interview-drill-compare-answer[data-column="0"]');
    expect(rig.openNote).toHaveBeenCalledExactlyOnceWith(FIRST, rig.item(LOG).question.line, 'read');
    await rig.click('Drill this question', '.interview-drill-compare-answer[data-column="0"]');
    expect(rig.drill).toHaveBeenCalledExactlyOnceWith({
      kind: 'questions',
      name: 'Q1',
      questions: [{ path: FIRST, id: 'q1' }],
    });
  });

  it('opens and closes by a click on a cell or on the name of the row', async () => {
    const rig = await CompareScreenRig.shown();
    rig.cell(LOG, 1).click();
    expect(rig.state.open.get(rig.row(LOG).key)).toBe('hidden');
    await rig.click(LOG);
    expect(rig.state.open.size).toBe(0);
  });

  it('says what waits for its note', async () => {
    const rig = await CompareScreenRig.shown({
      [FIRST]: ONE.replace('variant: 1', 'variant: "1'),
      [SECOND]: TWO,
    });
    rig.cell(LOG).focus();
    await rig.press('w');
    expect(rig.all('.interview-drill-compare-waits').map(words)).toEqual(['Not in the note yet']);
    expect(rig.cell(LOG).textContent).toContain('Not in the note yet');
  });
});

describe('the heads', () => {
  it('say what the note is, what only it has, and where the person stands', async () => {
    const rig = await CompareScreenRig.shown({
      [FIRST]: ONE.replace(
        'variant: 1',
        'variant: 1\nduration: 45\nstatus: done\ntags: [interview, kafka, db]',
      ),
      [SECOND]: TWO.replace('variant: 2', 'variant: 2\nduration: 60\nstatus: done\ntags: [interview, db]'),
    });
    await rig.controller.flagWeak(rig.item(LOG));
    const heads = rig.all('.interview-drill-compare-head');
    expect(heads.map((head) => [...head.querySelectorAll('.is-own')].map((el) => el.textContent))).toEqual([
      ['45 min', 'kafka'],
      ['60 min'],
    ]);
    expect(
      heads.map((head) =>
        [...head.querySelectorAll('.interview-drill-compare-tags > *')].map((el) => el.textContent),
      ),
    ).toEqual([['kafka', 'db'], ['db']]);
    expect(heads.map((head) => head.querySelector('.interview-drill-compare-counts')?.textContent)).toEqual([
      '3 questions · 1 weak',
      '3 questions',
    ]);
    expect(heads[0]?.textContent).toMatch(/Readiness \d+ %/);
    await rig.click(`Open Variant 2 (${SECOND})`);
    expect(rig.openNote).toHaveBeenCalledExactlyOnceWith(SECOND, 1, 'read');
  });
});

describe('notes that cannot be compared', () => {
  const message = (rig: CompareScreenRig): string[] =>
    [...rig.one('.interview-drill-other').querySelectorAll('h2, p, button, [role="status"]')].map(words);

  it('say that they are read, and what is missing', async () => {
    const rig = new CompareScreenRig();
    expect(message(rig)).toEqual(['Reading the notes…']);
    await rig.show([]);
    expect(message(rig)).toEqual([
      'Choose what to compare',
      'Two to four notes stand side by side, question against question.',
      'Choose notes',
    ]);
    await rig.show([FIRST]);
    expect(message(rig)[1]).toBe('One note alone stands beside nothing. Choose another to put next to it.');
    await rig.click('Choose notes');
    expect(rig.chooseNotes).toHaveBeenCalledExactlyOnceWith([FIRST]);
    expect(isVisible(rig.one('[role="grid"]'), rig.root)).toBe(false);
  });

  it('say why, and are tried again', async () => {
    const rig = new CompareScreenRig();
    rig.unreadable.set(SECOND, 'EACCES');
    await rig.show();
    expect(message(rig)).toEqual([
      'These notes cannot be compared',
      `${SECOND}: EACCES`,
      'Choose notes',
      'Try again',
    ]);
    rig.unreadable.clear();
    await rig.click('Try again');
    expect(rig.asked).toHaveLength(4);
    expect(message(rig)).toEqual([]);
  });

  it('are left out beside others, with a word and another try', async () => {
    const rig = new CompareScreenRig();
    await rig.show([FIRST, 'a/Gone.md', SECOND]);
    expect(rig.all('.interview-drill-notice').map(words)).toEqual([
      '“Gone” is left out: There is no such note. Try again',
    ]);
    rig.texts.set('a/Gone.md', ONE);
    await rig.click('Try again');
    expect(rig.all('.interview-drill-notice')).toEqual([]);
    expect(rig.all('.interview-drill-compare-head')).toHaveLength(3);
  });
});
