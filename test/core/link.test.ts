import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionLink, readLink, shortened } from '../../src/core/link';

/** The parameters of a link as Obsidian hands them over. */
function paramsOf(link: string): Record<string, string> {
  const [address = '', query = ''] = link.split('?');
  expect(address).toBe('obsidian://interview-drill');
  return Object.fromEntries(
    query.split('&').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value)];
    }),
  );
}

describe('a link that the drill made', () => {
  it('leads to its question, whatever note and question are called', () => {
    const anyName = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((name) => name.trim() === name && name.length <= 1000);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), anyName, anyName, (vault, note, id) => {
        const params = paramsOf(questionLink(vault, note, id));
        expect(params['vault']).toBe(vault);
        expect(readLink(params)).toEqual({ kind: 'question', note, id });
      }),
    );
  });

  it('is one word, so that a page or a note keeps it whole', () => {
    expect(questionLink('My vault', 'a b/C & D?.md', 'ü#1')).toBe(
      'obsidian://interview-drill?vault=My%20vault&note=a%20b%2FC%20%26%20D%3F.md&id=%C3%BC%231',
    );
  });

  it('is made also of a name that is no whole text', () => {
    expect(() => questionLink('x', 'a\ud800.md', 'q1')).not.toThrow();
  });
});

describe('a link', () => {
  it.each<[Record<string, string>, unknown]>([
    [{ note: 'a.md' }, { kind: 'note', note: 'a.md' }],
    [
      { note: ' a.md ', id: '' },
      { kind: 'note', note: 'a.md' },
    ],
    [
      { action: 'interview-drill', vault: 'x', note: 'a.md', id: ' q1 ' },
      { kind: 'question', note: 'a.md', id: 'q1' },
    ],
    [
      { note: 'a.md', due: 'true' },
      { kind: 'pick', pick: 'due', note: 'a.md' },
    ],
    [
      { note: 'a.md', weak: '' },
      { kind: 'pick', pick: 'weak', note: 'a.md' },
    ],
    [{ due: 'true' }, { kind: 'pick', pick: 'due', note: null }],
    [{ id: 'weak' }, { kind: 'pick', pick: 'weak', note: null }],
    [{ compare: ' a.md | |b.md' }, { kind: 'compare', notes: ['a.md', 'b.md'] }],
  ])('of %j asks for %j', (params, target) => {
    expect(readLink(params)).toEqual(target);
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'It says nothing to do'],
    [{ id: 'q1' }, 'It says nothing to do'],
    [{ note: ' ' }, 'It names no note.'],
    [{ note: 'a.md', due: '', weak: '' }, 'It asks for due and weak at once.'],
    [{ note: 'a.md', due: '', id: 'q1' }, 'It asks for due and id at once.'],
    [{ note: 'a.md', compare: 'b.md' }, 'It asks for note and compare at once.'],
    [{ note: 'a.md', run: 'x' }, '"run" means nothing here.'],
    [{ note: 'x'.repeat(1001) }, 'It is too long.'],
    [
      JSON.parse('{"note":"a.md","__proto__":"x"}') as Record<string, string>,
      '"__proto__" means nothing here.',
    ],
    [{ note: 'a.md', constructor: 'x' }, '"constructor" means nothing here.'],
  ])('of %j is a mistake', (params, message) => {
    const target = readLink(params);
    expect(target.kind === 'mistake' && target.message).toContain(message);
  });

  it('is a target or a mistake that fits on a notice, whatever it says', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a.md', 'q1', 'due', '', ' ', '__proto__', '\u0000\n\u202e', '|', '|||'),
      fc.constantFrom('x', '|').map((each) => each.repeat(10_000)),
    );
    const anyName = fc.oneof(
      fc.constantFrom('note', 'id', 'due', 'weak', 'compare', 'vault', 'action', '__proto__', 'constructor'),
      anyText,
    );
    fc.assert(
      fc.property(fc.dictionary(anyName, anyText, { maxKeys: 4 }), (params) => {
        const target = readLink(params);
        if (target.kind === 'mistake') expect(target.message.length).toBeLessThan(120);
        if ('note' in target && target.note !== null) {
          expect(target.note).toBe(params['note']?.trim());
          expect(target.note).not.toBe('');
        }
        if (target.kind === 'compare')
          expect(target.notes.every((each) => each.trim() === each && each !== '')).toBe(true);
        expect(readLink(params)).toEqual(target);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what somebody else wrote', () => {
  it('is shortened, and says so', () => {
    expect(shortened('x'.repeat(60))).toBe('x'.repeat(60));
    expect(shortened('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  });
});
