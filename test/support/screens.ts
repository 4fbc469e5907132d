import type { App } from 'obsidian';
import type { Page } from 'playwright-core';
import { questionHash } from '../../src/core/note/hash';

/** What a screen is brought up with: the built plugin in a browser, on the sample vault. */
export interface Stage {
  readonly page: Page;
  /** Opens a note and drills it. */
  drill(path: string): Promise<void>;
  command(id: string): Promise<void>;
  openFile(path: string): Promise<void>;
  /** Follows a link of the form `obsidian://interview-drill?…`. */
  uri(params: Record<string, string>): Promise<void>;
  cli(command: string, params: Record<string, string>): Promise<string>;
  press(...keys: string[]): Promise<void>;
}

/** One state of one screen, from a fresh start: the tests for accessibility and the pictures of the documentation use it. */
export interface Screen {
  /** Files that are in the vault beside the samples. */
  readonly files?: Readonly<Record<string, string>>;
  readonly show: (stage: Stage) => Promise<void>;
}

const NOTE = 'Payments Backend - Variant 1.md';
const BEHAVIOURAL = 'Behavioural Round - Leadership.md';
const STORAGE = 'Storage Engineer - Variant 2.md';
const COPY = 'Storage Engineer - Variant 2.sync-conflict-20261118-071500-K7QWERT.md';
const LONG = `${'A rather long folder name of somebody who keeps order/'.repeat(3)}${'Long'.repeat(20)}.md`;
const ARABIC = 'مقابلات العمل/مهندس التخزين.md';
const DATA = '.obsidian/plugins/interview-drill/data.json';

/** Questions that were rated a few times. */
const RECORD = {
  q1: ['Why does a full disk get slow?', '2026-11-17:3 2026-11-09:2 2026-10-21:4 2026-10-02:3 2026-09-28:1'],
  q2: ['What is write amplification?', '2026-11-17:2 2026-11-14:1'],
  q7: ['When is a cache useless?', '2026-10-05:2 2026-10-01:1'],
  q8: ['What does fsync promise?', '2026-11-14:4 2026-11-02:3 2026-10-30:3'],
} as const;

const logLines = (...ids: (keyof typeof RECORD)[]): string =>
  ids.map((id) => `  ${id}: ${questionHash(RECORD[id][0])} ${RECORD[id][1]}\n`).join('');

const BODY = `
### Q1: Why does a full disk get slow?

Free blocks are scattered, so that one write becomes many.

### Q2: What is write amplification?

More is written to the disk than was asked for.

### Q3: What would you measure first?

Queue depth, then latency.
`;
const note = (properties: string, body = BODY): string =>
  `---\nrole: Storage Engineer\nvariant: 2\ntags: [interview]\n${properties}---\n${body}`;
const BROKEN = note('').replace('variant: 2', 'variant: [2');
const FRESH = note(`drill_log:\n${logLines('q1')}`);
const AHEAD = note(`confidence:\n  q2: 2\nweak: [q2]\ndrill_log:\n${logLines('q1', 'q2')}`);
/** A note whose questions nothing marks as such. */
const UNMARKED = 'Terms of storage.md';
const TERMS = `---
tags: [interview]
---

# Terms of storage

## Disks

### Write amplification

Bytes that reach the disk for each byte that was written.

### Group commit

Many transactions share one flush.

## Memory

### Page cache versus direct I/O

Who keeps the pages: the system, or the database.

### Copy on write

A page is copied only when somebody changes it.
`;
const ORPHANED = note(`drill_log:\n${logLines('q1', 'q7', 'q8')}`);
const ASKED = RECORD.q2[0];
const ASKED_IN_ARABIC = 'ما هو تضخيم الكتابة؟';
/** The same note where one question is asked from right to left. */
const inArabic = (text: string): string =>
  text.replaceAll(ASKED, ASKED_IN_ARABIC).replaceAll(questionHash(ASKED), questionHash(ASKED_IN_ARABIC));
/** A note that asks what a record of the other one is about. */
const SPLIT = note('', '\n### Q1: What does fsync promise?\n\nThat it is on the disk.\n');

const modal = (page: Page, text: string): Promise<void> =>
  page.locator('.modal').getByText(text).first().waitFor();

async function rateWithoutNote(stage: Stage, path = STORAGE): Promise<void> {
  await stage.drill(path);
  await stage.press(' ', '2', ' ', '3', 'w');
  await stage.page.getByText('3 questions not in the note yet').first().waitFor();
}

async function showWaiting(stage: Stage): Promise<void> {
  await stage.command('interview-drill:waiting');
  await modal(stage.page, 'Ratings that wait');
}

/** Takes a note away, while its ratings wait for it. */
const remove = (page: Page, path: string): Promise<void> =>
  page.evaluate(async (name) => {
    const { app } = (window as unknown as { demo: { app: App } }).demo;
    const file = app.vault.getFileByPath(name);
    if (file) await app.vault.delete(file);
  }, path);

/** Waits until a note holds what was rated, and writes an older version over it, as a sync does. */
const overwrite = (page: Page, path: string, text: string): Promise<void> =>
  page.evaluate(
    async ([name, older]) => {
      const { app } = (window as unknown as { demo: { app: App } }).demo;
      const file = app.vault.getFileByPath(name);
      if (!file) throw new Error('There is no note.');
      while ((await app.vault.read(file)) === older) await new Promise(requestAnimationFrame);
      await app.vault.modify(file, older);
    },
    [path, text] as const,
  );

const tidy =
  (id: string, text: string) =>
  async (stage: Stage): Promise<void> => {
    await stage.command(`interview-drill:${id}`);
    await modal(stage.page, text);
  };

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.locator('.modal').getByRole('button', { name }).first().click();

const settings = async (stage: Stage): Promise<void> => {
  await stage.command('app:open-settings');
  await stage.page.locator('.mod-settings .setting-item').first().waitFor();
};

/** A screen of the drill: keys that lead to it, and what is there then. */
const drill =
  (path: string, keys: readonly string[], there: string) =>
  async (stage: Stage): Promise<void> => {
    await stage.drill(path);
    await stage.press(...keys);
    await stage.page.locator(there).first().waitFor();
  };

const rated = (...ratings: string[]): string[] => ratings.flatMap((rating) => ['Shift+Space', rating]);

const variant = (number: number): string => `Payments Backend - Variant ${String(number)}.md`;

/** How sure somebody is of the questions of the sample variants, who prepared for a while. */
const STANDING: readonly (readonly [path: string, id: string, confidence: number])[] = [
  [variant(1), 'q1', 3],
  [variant(1), 'q2', 4],
  [variant(1), 'q3', 3],
  [variant(1), 'ledger', 1],
  [variant(1), 'lost-update', 3],
  [variant(1), 'q7', 2],
  [variant(1), 'q8', 4],
  [variant(2), 'q1', 1],
  [variant(2), 'q2', 4],
  [variant(2), 'q3', 3],
  [variant(2), 'write-a-retry-helper-with-exponential-backoff-and-full-jitter', 2],
  [variant(2), 'design-the-tables-of-a-double-entry-ledger', 3],
  [variant(2), 'which-http-methods-are-idempotent-by-definition', 4],
  [variant(3), 'q1', 3],
  [variant(3), 'q2', 4],
  [variant(3), 'q3', 2],
  [variant(3), 'q5', 1],
  [variant(3), 'q7', 3],
];

/** The sample variants side by side, as somebody sees them who prepared for a while. */
async function compare(stage: Stage, notes: readonly string[]): Promise<void> {
  for (const [path, id, confidence] of STANDING)
    await stage.cli('interview-drill:rate', { path, id, confidence: String(confidence) });
  await stage.uri({ compare: notes.join('|') });
  await stage.page.locator('.interview-drill-compare-row').first().waitFor();
}

const ALL = [variant(1), variant(2), variant(3)];

const compared =
  (notes: readonly string[], ...then: ((page: Page) => Promise<unknown>)[]) =>
  async (stage: Stage): Promise<void> => {
    await compare(stage, notes);
    for (const step of then) await step(stage.page);
  };

const openFirst = (page: Page): Promise<void> =>
  page.locator('.interview-drill-compare-toggle').first().click();

async function revealFirst(page: Page): Promise<void> {
  await page.locator('.interview-drill-compare-acts .mod-cta').first().click();
  await page.locator('mark.interview-drill-compare-own').first().waitFor();
}

const choose = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const base =
  (view: string, sideBySide: boolean) =>
  async (stage: Stage): Promise<void> => {
    for (const [path, id, confidence] of STANDING)
      await stage.cli('interview-drill:rate', { path, id, confidence: String(confidence) });
    await stage.openFile('Interviews.base');
    await stage.page.getByRole('button', { name: view }).first().click();
    await stage.page.locator('.interview-drill-base-notes li').first().waitFor();
    if (!sideBySide) return;
    await stage.page.getByRole('button', { name: 'Side by side' }).click();
    await stage.page.locator('.interview-drill-compare-row').first().waitFor();
  };

/** Questions that were answered in so many seconds, and rated. */
const answered = (seconds: number, rating: string, times: number): (string | number)[] =>
  Array.from({ length: times }, () => [seconds, 'Space', rating]).flat();

/** The plan of a mock interview. */
async function planMock(stage: Stage, path = NOTE): Promise<void> {
  // What is asked of the clock later must be known to it when the view is made.
  await stage.page.clock.runFor(0);
  await stage.openFile(path);
  await stage.command('interview-drill:mock');
  await stage.page.locator('.interview-drill-mock .interview-drill-headline:visible').waitFor();
}

/** A mock interview that was begun: keys that are pressed, and seconds that pass, one after the other. */
const mock =
  (there: string, ...steps: (string | number)[]) =>
  async (stage: Stage): Promise<void> => {
    await planMock(stage);
    for (const step of ['Space', ...steps])
      if (typeof step === 'number') await stage.page.clock.runFor(step * 1000);
      else await stage.press(step);
    await stage.page.locator(there).first().waitFor();
  };

/** A note in its reading view with its answers hidden. */
async function hideAnswers(stage: Stage, path: string): Promise<void> {
  await stage.openFile(path);
  await stage.command('interview-drill:hide-answers');
  const [first, second] = ['1', '2'].map((n) => stage.page.getByRole('heading', { name: `Q${n}:` }));
  await stage.page.locator('.interview-drill-fold-button').first().waitFor();
  await second?.scrollIntoViewIfNeeded();
  await first?.evaluate((el) => {
    el.scrollIntoView();
  });
}

/** A note with a list of questions. */
const list = (...lines: string[]): string =>
  ['# Tonight', '', '```interview-drill', ...lines, '```', ''].join('\n');

const listing =
  (path: string, there: string) =>
  async (stage: Stage): Promise<void> => {
    await stage.openFile(path);
    await stage.page.locator('.interview-drill-listing').getByText(there).first().waitFor();
  };

const SOURCES = 'Sources.md';

/** A note whose answers name footnotes and link targets that stand at its end. */
const WITH_SOURCES = note(
  '',
  `
### Q1: Why does fsync take so long?[^asked]

It waits until the disk itself says that the data is there.[^wait] The kernel alone knows nothing of that.[^kernel]

| Layer | Promises |
| --- | --- |
| Page cache | nothing |
| Disk cache | order, with a [barrier][b] |

See $t = n \\cdot t_{seek}$, and [[Payments Backend - Variant 1#Caching|caching]].

> [!question] Follow-up
> "And with a battery?" → The cache counts as the disk.[^wait]

---

[b]: https://example.org/barriers "Barriers"
[^asked]: Asked by everybody who saw a slow commit.
[^wait]: Some disks lie, so that a [barrier][b] comes back before the data is safe.

    They say so in no data sheet.
[^kernel]: It handed the pages over, and was told that they had arrived.
`,
);

/** A note of so many questions. */
const manyQuestions = (count: number): string =>
  note(
    '',
    Array.from(
      { length: count },
      (_, at) =>
        `\n### Q${String(at + 1)}: What is step ${String(at + 1)} of a recovery?\n\nThe log is read on.\n`,
    ).join(''),
  );

/** Ratings of somebody who knows most, and less towards the end. */
const ratingsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    at % 17 === 5 ? '1' : at % 7 === 3 ? '2' : at % 3 === 0 ? '4' : '3',
  );

const LONG_DRILL = 'Recovery.md';

/** Writes an answer of one's own to the first question of a note. */
const attempt =
  (...keys: string[]) =>
  async (stage: Stage): Promise<void> => {
    await stage.drill(NOTE);
    await stage.press('a');
    await stage.page.keyboard.insertText(
      'A client that times out cannot know whether it was charged, so it asks again.\n\n' +
        '- it sends the **same key** with each try\n- we keep the key with the result\n\n' +
        '```sql\nINSERT … ON CONFLICT (key) DO NOTHING\n```',
    );
    await stage.press(...keys);
    await stage.page.locator('.interview-drill-attempt:visible').waitFor();
  };

/** The outlines of a diagram, brought into view. */
async function drawDiagram(stage: Stage): Promise<void> {
  await drill(variant(3), ['s', 's', 's', 's', 's', 'Space'], '.interview-drill-diagram svg')(stage);
  await stage.page.waitForFunction(() => {
    const view = document.querySelector('.interview-drill-scroller')?.getBoundingClientRect();
    const layer = document.querySelector('.interview-drill-layer')?.getBoundingClientRect();
    if (!view || !layer) return false;
    return layer.top >= view.top - 2 && (layer.bottom <= view.bottom + 2 || layer.top <= view.top + 2);
  });
}

/** The window in which a session is planned, with choices made by their names. */
const plan =
  (...choices: readonly (readonly [name: string, choice: string])[]) =>
  async (stage: Stage): Promise<void> => {
    await stage.command('interview-drill:session');
    const dialog = stage.page.getByRole('dialog', { name: 'Start a session' });
    for (const [name, choice] of choices) await dialog.getByLabel(name, { exact: true }).selectOption(choice);
    await dialog.getByText('about').waitFor();
  };

/** Plans a session over the whole vault and starts it. */
async function startSession(stage: Stage, ...choices: (readonly [string, string])[]): Promise<void> {
  await plan(['Questions from', 'All interview notes'], ...choices)(stage);
  await press(stage.page, 'Start');
  await stage.page.locator('.interview-drill-asked:visible').waitFor();
}

/** Lets the clock of the page go forward. */
const later = (page: Page, minutes: number): Promise<void> =>
  page.evaluate((more) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + more;
  }, minutes * 60_000);

/** Every screen of the plugin, by name. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  'drill-hidden': { show: drill(NOTE, [], '.interview-drill-chip') },
  'drill-half': { show: drill(NOTE, ['h', 'Space'], '.interview-drill-layer .callout') },
  'attempt-field': { show: attempt() },
  'attempt-side': { show: attempt('ControlOrMeta+Enter') },
  'drill-diagram': {
    show: async (stage) => {
      await drawDiagram(stage);
      await stage.page.getByRole('button', { name: 'Show all' }).click();
      await stage.page.locator('.interview-drill-diagram').getByText('On-call engineer').waitFor();
    },
  },
  'drill-steps': { show: drawDiagram },
  'drill-steps-half': {
    show: async (stage) => {
      await drawDiagram(stage);
      await stage.press(...Array.from({ length: 11 }, () => 'Space'));
      await stage.page.getByText('Journal').first().waitFor();
    },
  },
  'drill-code': { show: drill(variant(3), ['Space', 'Space', 'Space'], '.interview-drill-code code') },
  'drill-rated': {
    show: drill(
      NOTE,
      [...rated('3', '1', '4'), 'ArrowLeft', 'ArrowLeft'],
      '.interview-drill-rating.is-given',
    ),
  },
  'drill-summary': {
    show: drill(BEHAVIOURAL, rated('4', '3', '1', '2', '4', '3', '2', '2'), '.interview-drill-headline'),
  },
  'drill-footnotes': {
    files: { [SOURCES]: WITH_SOURCES },
    show: drill(SOURCES, ['Shift+Space'], '.interview-drill-follow-up .interview-drill-layer'),
  },
  'drill-long': {
    files: { [LONG_DRILL]: manyQuestions(200) },
    show: drill(LONG_DRILL, [...rated(...ratingsOf(91)), 'Space'], '.interview-drill-layer'),
  },
  'summary-long': {
    files: { [LONG_DRILL]: manyQuestions(200) },
    show: async (stage) => {
      await drill(LONG_DRILL, rated(...ratingsOf(91)), '.interview-drill-chip')(stage);
      await stage.page.getByRole('button', { name: 'More options' }).last().click();
      await stage.page.getByText('Finish the drill').click();
      await stage.page.locator('.interview-drill-more').first().waitFor();
    },
  },
  'drill-empty': { show: drill('Welcome.md', [], '.interview-drill-message h2') },
  'drill-offers': { files: { [UNMARKED]: TERMS }, show: drill(UNMARKED, [], '.interview-drill-message h3') },
  'drill-queue': {
    show: async (stage) => {
      await stage.command('interview-drill:weak');
      await stage.page.locator('.interview-drill-asked:visible').waitFor();
    },
  },
  'drill-unsaved': { files: { [STORAGE]: BROKEN }, show: rateWithoutNote },
  'drill-deleted': {
    files: { [STORAGE]: FRESH },
    show: async (stage) => {
      await stage.drill(STORAGE);
      await remove(stage.page, STORAGE);
      await stage.page.locator('.interview-drill-notice').waitFor();
    },
  },
  keys: { show: drill(NOTE, ['?'], '.interview-drill-keys') },
  waiting: {
    files: { [STORAGE]: BROKEN, 'Moved away.md': BROKEN },
    show: async (stage) => {
      await rateWithoutNote(stage, 'Moved away.md');
      await remove(stage.page, 'Moved away.md');
      await rateWithoutNote(stage);
      await showWaiting(stage);
    },
  },
  'waiting-discard': {
    files: { [STORAGE]: BROKEN },
    show: async (stage) => {
      await rateWithoutNote(stage);
      await showWaiting(stage);
      await press(stage.page, 'Discard…');
    },
  },
  'waiting-none': { show: showWaiting },
  'waiting-long': {
    files: { [LONG]: BROKEN, [ARABIC]: BROKEN },
    show: async (stage) => {
      await rateWithoutNote(stage, LONG);
      await rateWithoutNote(stage, ARABIC);
      await showWaiting(stage);
    },
  },
  'waiting-notice': {
    files: { [STORAGE]: BROKEN },
    show: async (stage) => {
      await rateWithoutNote(stage);
      await stage.page.reload();
      await stage.page.locator('.notice').waitFor();
    },
  },
  'waiting-missing': {
    files: { [STORAGE]: FRESH },
    show: async (stage) => {
      await stage.drill(STORAGE);
      await stage.press(' ', '2');
      await overwrite(stage.page, STORAGE, FRESH);
      await stage.page.locator('.notice').getByText('missing').waitFor();
      await showWaiting(stage);
    },
  },
  merge: {
    files: { [STORAGE]: FRESH, [COPY]: AHEAD },
    show: tidy('merge', 'Nothing is changed yet'),
  },
  'merge-many': {
    files: {
      [STORAGE]: FRESH,
      [COPY]: AHEAD,
      'Same.md': FRESH,
      'Same (1).md': FRESH,
      [ARABIC]: inArabic(FRESH),
      [ARABIC.replace('.md', '.sync-conflict-20261118-071500-K7QWERT.md')]: inArabic(AHEAD),
      [LONG]: FRESH,
      [LONG.replace('.md', '.sync-conflict-20261118-071500-K7QWERT.md')]: AHEAD,
      'Torn.md': FRESH.replace(/( {2}q1: .*\n)/, '<<<<<<< a\n$1=======\n$1>>>>>>> b\n'),
      'Torn badly.md': FRESH.replace('variant: 2', '<<<<<<< a\nvariant: 2\n=======\nvariant: 3\n>>>>>>> b'),
    },
    show: tidy('merge', 'Nothing is changed yet'),
  },
  'merge-done': {
    files: { [STORAGE]: FRESH, [COPY]: AHEAD },
    show: async (stage) => {
      await tidy('merge', 'Nothing is changed yet')(stage);
      await press(stage.page, 'Merge');
      await modal(stage.page, 'taken over');
    },
  },
  'merge-undone': {
    files: { [STORAGE]: FRESH, [COPY]: AHEAD },
    show: async (stage) => {
      await tidy('merge', 'Nothing is changed yet')(stage);
      await press(stage.page, 'Merge');
      await modal(stage.page, 'taken over');
      await press(stage.page, 'Undo');
      await modal(stage.page, 'Every note is as it was');
    },
  },
  'merge-none': { show: tidy('merge', 'No conflicted copies') },
  history: { files: { [STORAGE]: FRESH }, show: drill(STORAGE, ['l'], '.interview-drill-history table') },
  'history-none': { show: drill(NOTE, ['l'], '.interview-drill-history p') },
  tidy: {
    files: { [STORAGE]: ORPHANED, 'Storage Engineer - Variant 3.md': SPLIT },
    show: async (stage) => {
      await stage.drill(STORAGE);
      await tidy('tidy', '2 ratings')(stage);
    },
  },
  'tidy-remove': {
    files: { [STORAGE]: ORPHANED },
    show: async (stage) => {
      await tidy('tidy-all', '2 ratings')(stage);
      await press(stage.page, 'Remove…');
    },
  },
  'tidy-done': {
    files: { [STORAGE]: ORPHANED },
    show: async (stage) => {
      await tidy('tidy-all', '2 ratings')(stage);
      await press(stage.page, 'Attach');
      await modal(stage.page, 'attached to');
    },
  },
  'tidy-many': {
    files: {
      [LONG]: ORPHANED,
      [ARABIC]: ORPHANED,
      [STORAGE]: ORPHANED,
      'Other.md': ORPHANED,
      'New.md': SPLIT,
    },
    show: tidy('tidy-all', '2 ratings'),
  },
  'tidy-none': { show: tidy('tidy-all', 'Every record') },
  check: {
    files: {
      [STORAGE]: ORPHANED,
      'Unfinished.md': BROKEN.replace('Queue depth, then latency.', '```js\nopen'),
      [UNMARKED]: TERMS,
    },
    show: async (stage) => {
      await stage.command('interview-drill:check');
      await stage.page.locator('.interview-drill-check').waitFor();
    },
  },
  compare: { show: compared(ALL) },
  'compare-two': { show: compared(ALL.slice(0, 2)) },
  'compare-four': { show: compared([...ALL, 'Frontend Accessibility - Screening.md']) },
  'compare-open': { show: compared(ALL, openFirst) },
  'compare-shown': { show: compared(ALL, openFirst, revealFirst) },
  'compare-apart': { show: compared(ALL, choose(/^Apart/)) },
  'compare-none': {
    show: compared([variant(1), 'Frontend Accessibility - Screening.md'], choose(/^Shared/)),
  },
  'compare-picture': {
    show: compared(ALL, choose('Picture of confidence by topic'), (page) =>
      page.locator('.interview-drill-compare-pictures svg').first().waitFor(),
    ),
  },
  'compare-few': {
    files: { 'Alone.md': note('', '\n### Q1: Why?\n\nSo.\n') },
    show: async (stage) => {
      await stage.uri({ compare: `Alone.md|Welcome.md` });
      await stage.page.locator('.interview-drill-compare-bar-top:visible').waitFor();
      await remove(stage.page, 'Alone.md');
      await stage.page.getByText('cannot be compared').waitFor();
    },
  },
  'compare-choose': {
    show: async (stage) => {
      await stage.uri({ compare: 'Welcome.md' });
      await modal(stage.page, 'Choose two to four notes');
    },
  },
  'reading-hidden': { show: (stage) => hideAnswers(stage, NOTE) },
  'reading-shown': {
    show: async (stage) => {
      await hideAnswers(stage, NOTE);
      await stage.page.locator('.interview-drill-fold-button').first().click();
    },
  },
  listing: { show: listing('Tonight.md', 'Drill these') },
  'listing-empty': {
    files: { 'Tonight.md': list('show: due', 'role: Storage Engineer'), [STORAGE]: note('') },
    show: async (stage) => {
      await stage.cli('interview-drill:rate', { path: STORAGE, id: 'q1', confidence: '3' });
      await listing('Tonight.md', 'The next question comes back in')(stage);
    },
  },
  'listing-mistake': {
    files: { 'Tonight.md': list('shwo: due', 'tag: #backend', 'limit: many', 'sort: newest') },
    show: listing('Tonight.md', '3 mistakes'),
  },
  base: { show: base('Interviews', false) },
  'base-grouped': { show: base('By role', false) },
  'base-compare': { show: base('By role', true) },
  'mock-plan': {
    show: async (stage) => {
      await planMock(stage);
      const { page } = stage;
      await page.getByRole('button', { name: 'Half a minute more: Q2' }).click();
      await page.getByRole('checkbox').nth(3).uncheck();
      await page.locator('.interview-drill-mock .interview-drill-other').focus();
    },
  },
  'mock-answer': { show: mock('.interview-drill-follow-up:visible', 'h', 'f', 47) },
  'mock-warning': { show: mock('.interview-drill-mock-clock.is-over', 150, 'Space', '3', 460) },
  'mock-review': {
    show: mock('.interview-drill-rating:visible', 'f', 100, 'Space'),
  },
  'mock-paused': { show: mock('.interview-drill-message h2:visible', 150, 'Space', '3', 60, 'p') },
  'mock-offer': {
    show: mock('.interview-drill-message h2:visible', 's', ...answered(20, '3', 7)),
  },
  'mock-report': {
    show: async (stage) => {
      await mock(
        '.interview-drill-message h2:visible',
        ...answered(420, '2', 1),
        ...answered(200, '3', 1),
        's',
        ...answered(250, '4', 1),
        ...answered(70, '1', 2),
        ...answered(310, '3', 1),
        's',
      )(stage);
      await stage.page.getByRole('button', { name: 'Finish the interview' }).click();
      await stage.page.locator('.interview-drill-mock-report').waitFor();
    },
  },
  'mock-resume': {
    show: async (stage) => {
      await mock('.interview-drill-rating:visible', 150, 'Space', '3', 200, 'Space')(stage);
      await stage.page.evaluate(() => {
        const { app } = (window as unknown as { demo: { app: App } }).demo;
        for (const leaf of app.workspace.getLeavesOfType('interview-drill-mock')) leaf.detach();
      });
      await stage.openFile(NOTE);
      await stage.command('interview-drill:mock');
      await stage.page.getByRole('button', { name: 'Go on (' }).waitFor();
    },
  },
  plan: {
    show: async (stage) => {
      await stage.openFile(NOTE);
      await plan(['Length', 'Minutes'])(stage);
    },
  },
  'plan-topic': {
    show: async (stage) => {
      await stage.command('interview-drill:session');
      const dialog = stage.page.getByRole('dialog', { name: 'Start a session' });
      await dialog.getByLabel('Questions from', { exact: true }).selectOption('A topic');
      await stage.page.locator('.prompt .suggestion-item').first().click();
      await dialog.getByText('about').waitFor();
    },
  },
  'plan-choose-topic': {
    show: async (stage) => {
      await stage.command('interview-drill:session');
      await stage.page.getByLabel('Questions from', { exact: true }).selectOption('A topic');
      await stage.page.locator('.prompt .suggestion-item').first().waitFor();
    },
  },
  'plan-nothing': {
    show: async (stage) => {
      await stage.openFile(NOTE);
      await stage.command('interview-drill:session');
      await stage.page.getByLabel('Ask', { exact: true }).selectOption('Due');
      await modal(stage.page, 'Nothing is due today.');
    },
  },
  resume: {
    show: async (stage) => {
      await stage.drill(NOTE);
      await stage.press(...rated('3', '2'), 'Space');
      await stage.page.locator('.interview-drill-layer').first().waitFor();
      await stage.openFile('Welcome.md');
      await stage.drill(NOTE);
      await stage.page.getByText('You stopped').waitFor();
    },
  },
  'drill-again': {
    files: { [STORAGE]: FRESH },
    show: drill(STORAGE, [...rated('1', '3', '3')], '.interview-drill-asked'),
  },
  'drill-time-over': {
    show: async (stage) => {
      await startSession(stage, ['Length', 'Minutes']);
      await stage.press(...rated('3'));
      await later(stage.page, 31);
      await stage.page.getByText('The time of this session is over').waitFor();
    },
  },
  'note-switch': {
    show: async (stage) => {
      await startSession(stage);
      await stage.press(...rated('3', '2'), 'n');
      await stage.page.locator('.prompt .suggestion-item').nth(1).waitFor();
    },
  },
  settings: { show: settings },
  'settings-unreadable': { files: { [DATA]: '{ "retention": 85, ' }, show: settings },
  'settings-kept-aside': { files: { [DATA]: '{ "retention": "many", "weakTag": 3 }' }, show: settings },
  'choose-note': {
    show: async (stage) => {
      await stage.command('interview-drill:choose');
      await stage.page.locator('.prompt .suggestion-item').first().waitFor();
    },
  },
  'choose-property': {
    show: async (stage) => {
      await stage.command('interview-drill:by-property');
      await stage.page.locator('.prompt .suggestion-item').first().waitFor();
    },
  },
};
