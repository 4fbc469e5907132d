import { describe, expect, it, vi } from 'vitest';
import { readText } from './rig';
import { NotePicker, type NoteChoice } from '../../src/ui/picker/note-picker';
import { TestVault } from '../support/vault';

const choice = (path: string, ...properties: string[]): NoteChoice => ({
  path,
  properties: readText(['---', ...properties, '---', ''].join('\n')).note,
});

const CHOICES = [
  choice('a/Queues.md', 'role: Engineer', 'round_type: Screen', 'variant: 2', 'tags: [sql]'),
  choice('a/b/Untitled 3.md'),
  choice('Talk.md', 'title: The talk'),
];

describe('the note picker', () => {
  const chosen = vi.fn<(path: string) => void>();
  const picker = new NotePicker(new TestVault().app, CHOICES, chosen);

  it('finds notes by name, role, round, variant and tags', () => {
    expect(picker.getItems().map((item) => picker.getItemText(item).trim())).toEqual([
      'Queues Engineer · Screen · Variant 2 · #sql',
      'Untitled 3',
      'The talk',
    ]);
  });

  it('shows the name, and below it what tells the notes apart', () => {
    const drawn = CHOICES.map((item) => {
      const el = createDiv();
      picker.renderSuggestion({ item, match: { score: 0, matches: [] } }, el);
      return [
        el.querySelector('.suggestion-title')?.textContent,
        el.querySelector('.suggestion-note')?.textContent,
      ];
    });
    expect(drawn).toEqual([
      ['Queues', 'Engineer · Screen · Variant 2 · #sql'],
      ['Untitled 3', undefined],
      ['The talk', undefined],
    ]);
  });

  it('hands on the path of the note that is chosen', () => {
    const [, second] = CHOICES;
    if (second) picker.onChooseItem(second);
    expect(chosen.mock.calls).toEqual([['a/b/Untitled 3.md']]);
  });
});
