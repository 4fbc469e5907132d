import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/core/attempts/attempt';
import { appendAttempts, unquoted } from '../../../src/core/attempts/entry';
import { attemptWords } from '../../../src/core/attempts/words';
import { parseDay } from '../../../src/core/day';
import { parseNote } from '../../../src/core/note/parse';

const DAY = parseDay('2026-11-25') ?? NaN;

const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  day: DAY,
  path: 'Jobs/Storage.md',
  subpath: '#Q2 What is write amplification?',
  question: 'What is write amplification?',
  rating: 2,
  words: 'More is written\nthan was asked for.',
  ...more,
});

/** The words of every entry of a log, read by its marks alone. */
function decode(log: string): string[] {
  const entries: string[][] = [];
  for (const line of log.split(/\r?\n/)) {
    if (/^## \d{4}-\d{2}-\d{2} · /.test(line)) entries.push([]);
    else if (line.startsWith('>')) entries[entries.length - 1]?.push(unquoted(line));
  }
  return entries.map((lines) => lines.join('\n'));
}

/** Lines that would mean something if they stood by themselves. */
const HOSTILE = [
  '---',
  '---js',
  'tags: [interview]',
  '# Q1: Why?',
  '## 2026-01-01 · [[Other]]',
  '### Q2: Explain how this works',
  '%%',
  '%%%',
  '%\\%',
  'a %% b',
  '$$',
  '\\$$$x',
  '```',
  '~~~~js',
  '````md',
  '> [!question] Why?',
  '[!question]- Why is this?',
  '\\[!faq] Q7',
  '- > [!question] Nested?',
  '> > [!faq]',
  '1. Why is this so?',
  '**Q: Why?**',
  '**A:** So.',
  '<details><summary>Why?</summary>So.</details>',
  '<details>',
  '<!--',
  '-->',
  '<script>alert(1)</script>',
  '^block',
  '#interview',
  'Rated 4, instant.',
  'Question',
  '',
  ' ',
  '    code',
  '\tcode',
  '=====',
  '[[Other note]]',
  '![[Other note]]',
  '\u2028',
  '\u0085',
  '\v',
] as const;

const anyWords = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n')),
  fc.string({
    unit: fc.constantFrom('%', '$', '\\', '[', '!', '>', ' ', '\n', '`', '-', '#', 'a', '\r'),
    maxLength: 40,
  }),
  fc.string({ unit: 'binary' }),
);

const LOGS = [
  '',
  '\uFEFF',
  'No final line end',
  '# My attempts\n',
  '# My attempts\r\n\r\nText\r\n',
  'mixed\r\nends\nhere',
  '---\ntitle: "Kept"   # kept\n---\n\n\n',
  '- a list\n- that goes on',
  '> a quote',
  '\tcode\r',
];

describe('an entry of the log', () => {
  it('says the day, the question with a link to its place, the words and the rating', () => {
    expect(appendAttempts('', [attempt()])).toBe(
      '## 2026-11-25 · [[Jobs/Storage#Q2 What is write amplification?|What is write amplification?]] · Storage\n\n' +
        '> More is written\n> than was asked for.\n\nRated 2, shaky.\n',
    );
    expect(appendAttempts('', [attempt({ rating: null })])).toMatch(/\nNot rated\.\n$/);
  });

  it('stands apart from what was there, with the line ends of the log', () => {
    expect(appendAttempts('Mine', [attempt()])).toMatch(/^Mine\n\n## /);
    expect(appendAttempts('Mine\n', [attempt()])).toMatch(/^Mine\n\n## /);
    const crlf = appendAttempts('Mine\r\n', [attempt()]);
    expect(crlf.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('gives back any words, behind all that was there before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOGS),
        fc.array(anyWords, { minLength: 1, maxLength: 4 }),
        (before, typed) => {
          const words = [...new Set(typed.map(attemptWords))];
          const log = appendAttempts(
            before,
            words.map((each) => attempt({ words: each })),
          );
          expect(log.startsWith(before)).toBe(true);
          expect(decode(log.slice(before.length))).toEqual(words);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is never written twice, with whichever rating and after whichever others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOGS), fc.array(anyWords, { maxLength: 4 }), (before, typed) => {
        const all = typed.map((each) => attempt({ words: attemptWords(each) }));
        const once = appendAttempts(before, all);
        expect(appendAttempts(once, all)).toBe(once);
        expect(
          appendAttempts(
            once,
            all.map((each) => ({ ...each, rating: null })),
          ),
        ).toBe(once);
      }),
    );
    const once = appendAttempts('', [attempt()]);
    for (const other of [
      attempt({ words: 'More is written' }),
      attempt({ day: DAY + 1 }),
      attempt({ subpath: '#Q3' }),
    ])
      expect(appendAttempts(once, [other]).length).toBeGreaterThan(once.length);
  });

  it('asks nothing, whatever was typed and whatever the question is called: the log is no interview note', () => {
    const anyQuestion = fc.oneof(fc.constantFrom(...HOSTILE, 'Why?', 'Q7', 'Explain how'), fc.string());
    const anyPath = fc.constantFrom(
      'Note.md',
      'a#b [c].md',
      'Why?.md',
      '%%.md',
      'Why.md?.md',
      '¿Por qué?!.md',
      'なぜ？.md',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('', '# My attempts\n'),
        anyWords,
        anyWords,
        anyQuestion,
        anyPath,
        (before, one, two, question, path) => {
          const log = appendAttempts(
            before,
            [one, two].map((words) =>
              attempt({ words: attemptWords(words), question, subpath: `#${question}`, path }),
            ),
          );
          const { questions, note } = parseNote(log);
          expect(questions.map(({ text }) => text)).toEqual([]);
          expect(note).toMatchObject({ variant: null, roundType: null, tags: [] });
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('keeps comments and formulas that are not closed inside of its quote', () => {
    const log = appendAttempts('', [attempt({ words: '%% open\n$$ open\n%%%%%\n$\\$' })]);
    expect(log).not.toMatch(/%%|\$\$/);
  });

  it('makes no link, mark or line of its own of what a note says', () => {
    const [head, ...rest] = appendAttempts('', [
      attempt({ question: 'a]] ![[b|c\n# d `e` %%f', subpath: '#x]]\n## y', words: 'z' }),
    ]).split('\n');
    expect(head).toBe('## 2026-11-25 · [[Jobs/Storage#x ## y|a ! b c # d e f]] · Storage');
    expect(rest).toEqual(['', '> z', '', 'Rated 2, shaky.', '']);
    const [alone] = appendAttempts('', [attempt({ path: 'a|b.md', question: '#tag?' })]).split('\n');
    expect(alone).toBe('## 2026-11-25 · tag? · a b');
  });
});
