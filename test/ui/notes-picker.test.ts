import { describe, expect, it, vi } from 'vitest';
import { NotesPicker, type Choosing } from '../../src/ui/picker/notes-picker';
import type { NoteChoice } from '../../src/ui/picker/note-picker';
import { TestVault } from '../support/vault';
import { readText, words } from './rig';

const choice = (path: string, ...properties: string[]): NoteChoice => ({
  path,
  properties: readText(['---', ...properties, '---', ''].join('\n')).note,
});

const PATHS = ['1.md', '2.md', 'a/3.md', '4.md', '5.md'];
const CHOICES = PATHS.map((path, at) =>
  choice(
    path,
    `title: Note ${String(at + 1)}`,
    `role: Role ${String(at + 1)}`,
    `tags: [tag${String(at + 1)}]`,
  ),
);

const COMPARING: Choosing = {
  title: 'Compare variants',
  verb: 'Compare',
  least: 2,
  most: 4,
  few: 'Choose two to four notes.',
};

class PickerRig {
  readonly chosen = vi.fn<(paths: readonly string[]) => void>();
  readonly picker: NotesPicker;

  constructor(
    chosen: readonly string[] = [],
    {
      related = [],
      choices = CHOICES,
    }: { related?: readonly string[]; choices?: readonly NoteChoice[] } = {},
  ) {
    this.picker = new NotesPicker(new TestVault().app, choices, { chosen, related }, COMPARING, this.chosen);
    document.body.replaceChildren(this.picker.modalEl);
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.picker.contentEl.querySelectorAll<T>(selector)];
  }

  get listed(): string[] {
    return this.all('.interview-drill-pick').map(
      (pick) => pick.querySelector('.interview-drill-pick-words > span')?.textContent ?? '',
    );
  }

  get ticked(): string[] {
    return this.listed.filter(
      (_, at) => this.all<HTMLInputElement>('[type="checkbox"]')[at]?.checked === true,
    );
  }

  get go(): HTMLButtonElement {
    const [button] = this.all<HTMLButtonElement>('button.mod-cta');
    if (!button) throw new Error('There is no button.');
    return button;
  }

  get count(): string {
    return this.all('.interview-drill-pick-count')[0]?.textContent ?? '';
  }

  tick(...names: string[]): void {
    for (const name of names)
      this.all<HTMLInputElement>('[type="checkbox"]')[this.listed.indexOf(name)]?.click();
  }

  search(text: string): void {
    const [field] = this.all<HTMLInputElement>('[type="search"]');
    if (!field) throw new Error('There is no field.');
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }
}

describe('the notes picker', () => {
  it('takes two to four notes, no fewer and no more', () => {
    const rig = new PickerRig();
    const said = [[rig.count, rig.go.disabled]];
    for (const name of ['Note 1', 'Note 2', 'Note 3', 'Note 4', 'Note 5']) {
      rig.tick(name);
      said.push([rig.count, rig.go.disabled]);
    }
    rig.tick('Note 3');
    said.push([rig.count, rig.go.disabled]);
    expect(said).toEqual([
      ['Choose two to four notes.', true],
      ['Choose two to four notes.', true],
      ['2 chosen', false],
      ['3 chosen', false],
      ['4 chosen', false],
      ['Choose at most 4.', true],
      ['4 chosen', false],
    ]);
    rig.go.click();
    expect(rig.chosen).toHaveBeenCalledExactlyOnceWith(['1.md', '2.md', '4.md', '5.md']);
  });

  it('gives them in the order of the notes, in whichever order they were chosen', () => {
    const rig = new PickerRig(['a/3.md'], { related: ['5.md'] });
    rig.tick('Note 5', 'Note 1');
    rig.go.click();
    expect(rig.chosen).toHaveBeenCalledExactlyOnceWith(['1.md', 'a/3.md', '5.md']);
  });

  it('lists first what is chosen, then what belongs to it', () => {
    const rig = new PickerRig(['4.md'], { related: ['a/3.md', '2.md'] });
    expect(rig.listed).toEqual(['Note 4', 'Note 2', 'Note 3', 'Note 1', 'Note 5']);
    expect(rig.ticked).toEqual(['Note 4']);
  });

  it('begins with at most four, and with none that is gone', () => {
    expect(new PickerRig([...PATHS]).ticked).toEqual(['Note 1', 'Note 2', 'Note 3', 'Note 4']);
    const rig = new PickerRig(['Gone.md', '2.md']);
    expect([rig.ticked, rig.count, rig.go.disabled]).toEqual([['Note 2'], 'Choose two to four notes.', true]);
  });

  it('finds notes by title, path, role and tag, and keeps what is chosen meanwhile', () => {
    const rig = new PickerRig();
    rig.tick('Note 1');
    const found = ['NOTE 2', ' a/3 ', 'role 4', '#tag5', 'none of them'].map((text) => {
      rig.search(text);
      return rig.listed;
    });
    expect(found).toEqual([['Note 2'], ['Note 3'], ['Note 4'], ['Note 5'], []]);
    expect(rig.all('.interview-drill-picks p').map(words)).toEqual(['No interview note fits.']);
    rig.search('note 2');
    rig.tick('Note 2');
    rig.search('');
    expect(rig.ticked).toEqual(['Note 1', 'Note 2']);
    rig.go.click();
    expect(rig.chosen).toHaveBeenCalledExactlyOnceWith(['1.md', '2.md']);
  });

  it('lists not all of very many, and says so', () => {
    const choices = Array.from({ length: 75 }, (_, at) =>
      choice(`${String(at)}.md`, `title: Note ${String(at)}`),
    );
    const rig = new PickerRig([], { choices });
    expect(rig.listed).toHaveLength(60);
    expect(rig.all('.interview-drill-picks p').map(words)).toEqual(['15 more notes – type to find them.']);
    rig.search('note 74');
    expect(rig.listed).toEqual(['Note 74']);
  });

  it('says how a note becomes one where there is none', () => {
    const rig = new PickerRig([], { choices: [] });
    expect(rig.all('.interview-drill-picks p')[0]?.textContent).toMatch(
      /^There are no interview notes yet\./,
    );
    expect(rig.go.disabled).toBe(true);
  });

  it('tells notes of one title apart, and makes words of what they say', () => {
    const html = '<img src=x onerror=alert(1)>';
    const rig = new PickerRig([], {
      choices: [
        choice('a/One.md', `title: ${JSON.stringify(html)}`, `role: ${JSON.stringify(html)}`, 'variant: 1'),
        choice(`b/${html}.md`, `title: ${JSON.stringify(html)}`),
      ],
    });
    expect(rig.all('.interview-drill-place-line').map(words)).toEqual([`One · ${html} · Variant 1`]);
    expect(rig.listed).toEqual([html, html]);
    expect(rig.all('img')).toEqual([]);
    expect(rig.all('[type="search"]')[0]?.getAttribute('aria-label')).toBe('Find a note');
  });
});
