import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, wordsApart, type NoteDifferences } from '../../../src/core/compare/differences';
import { wordsOf } from '../../../src/core/compare/terms';
import { compared, noteOf } from './notes';

const differences = (...notes: string[][]): NoteDifferences[] =>
  differencesOf(compared(notes.map((lines, at) => noteOf(`${String(at)}.md`, [], ...lines))).notes, [
    'interview',
    'weak-area',
  ]);

describe('what the frontmatter of notes says', () => {
  it('is own where no other note says it, whatever the case', () => {
    const [first, second, third] = differences(
      [
        'role: Backend',
        'round_type: Screen',
        'duration: 45 min',
        'status: active',
        'interview_date: 2026-12-01',
      ],
      ['role: backend', 'round_type: Design', 'duration: 45', 'status: active', 'interview_date: 2026-12-02'],
      ['role: Frontend'],
    );
    expect(first).toMatchObject({
      role: { text: 'Backend', own: false },
      round: { text: 'Screen', own: true },
      duration: { text: '45 min', own: false },
      status: { text: 'active', own: false },
      interview: { text: '2026-12-01', own: true },
    });
    expect(second).toMatchObject({ role: { own: false }, round: { text: 'Design', own: true } });
    expect(third).toMatchObject({
      role: { text: 'Frontend', own: true },
      round: null,
      duration: null,
      status: null,
      interview: null,
    });
  });

  it('has tags without those that say nothing here', () => {
    const [first, second] = differences(
      ['tags: [interview, API, Weak-Area, sql]'],
      ['tags: [Interview, api]'],
    );
    expect(first?.tags).toEqual([
      { text: 'API', own: false },
      { text: 'sql', own: true },
    ]);
    expect(second?.tags).toEqual([{ text: 'api', own: false }]);
  });

  it('is all its own where a note stands alone', () => {
    expect(differences(['role: Backend'])[0]?.role).toEqual({ text: 'Backend', own: true });
    expect(differences()).toEqual([]);
  });
});

describe('the words apart', () => {
  /** For each text its words that only it has. */
  const apart = (...texts: string[]): string[][] =>
    wordsApart(texts).map((isApart, at) =>
      wordsOf(texts[at] ?? '').flatMap(({ word }) => (isApart(word) ? [word] : [])),
    );

  it('are those that no other text has', () => {
    expect(apart('A closure keeps its scope', 'A closure hides state')).toEqual([['scope'], ['hides']]);
    expect(apart('mutex', 'mutex and semaphore', 'semaphore and monitor')).toEqual([[], [], ['monitor']]);
  });

  it('are none in another form, in another case, or by another name', () => {
    expect(apart('Closures capture databases in K8s', 'closure capturing DB kubernetes')).toEqual([[], []]);
    expect(apart('Größe der Straße', 'GRÖSSE STRASSE')).toEqual([[], []]);
  });

  it('are never words that stand in any answer, nor those that hold it together', () => {
    expect(apart('The problem is that it helps', 'mutex')).toEqual([[], ['mutex']]);
  });

  it('are told where no space parts them', () => {
    expect(apart('索引と排他制御', '索引と分離')).toEqual([expect.not.arrayContaining(['索引']), ['分離']]);
  });

  it('are none where there is no other text, or none that says anything', () => {
    expect(apart('A closure keeps its scope')).toEqual([[]]);
    expect(apart('A closure keeps its scope', '', 'Why?')).toEqual([[], [], []]);
    expect(wordsApart([])).toEqual([]);
  });

  it('are in none of the other texts, whatever the texts', () => {
    const anyText = fc
      .array(fc.constantFrom('closure', 'Closures', 'mutex', 'the', 'problem', 'C++', '索引', 'k8s'), {
        maxLength: 6,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        for (const [at, words] of apart(...texts).entries())
          for (const word of words)
            expect(texts.some((text, other) => other !== at && text.split(' ').includes(word))).toBe(false);
      }),
    );
  });
});
