import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MarkdownView, type CliData } from 'obsidian';
import { TestPlugin, TestVault, type CliRun } from '../support/vault';

const PATH = 'Interviews/Pipelines.md';
const NOTE = `---
title: Pipelines
role: Engineer
round_type: Screen
variant: 2
status: open
duration: 45 min
tags:
  - interview
---

## Storage

### Q1: Why do *queues* back up?

> [!info] Scenario
> A busy day.

> [!hint] Hint
> Little.

Because.

### Q2: How?

- a
- b

### Q3: Which one?
`;

let vault: TestVault;
let plugin: TestPlugin;
let cli: CliRun;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 10, 23, 59), toFake: ['Date'] });
  vault = new TestVault({ [PATH]: NOTE, 'Plain.md': 'Nothing.\n', 'image.png': 'x' });
  plugin = await TestPlugin.load(vault);
  ({ cli } = plugin);
  return () => {
    vi.useRealTimers();
  };
});

const json = async (action: string, params: CliData): Promise<unknown> =>
  JSON.parse(await cli(action, params));

/** Asserts that a command answers one line that says what is wrong, and that nothing was written. */
async function expectError(action: string, params: CliData, ...parts: string[]): Promise<void> {
  const before = await vault.text(PATH);
  const answer = await cli(action, params);
  expect(answer).toMatch(/^Error: \S.*$/);
  expect(answer).not.toContain('\n');
  for (const part of parts) expect(answer).toContain(part);
  expect(await vault.text(PATH)).toBe(before);
}

it('has these commands', () => {
  expect(plugin.cliActions).toEqual([
    'interview-drill:check',
    'interview-drill:questions',
    'interview-drill:rate',
    'interview-drill:weak',
    'interview-drill:mark-questions',
    'interview-drill:undo',
    'interview-drill:waiting',
    'interview-drill:merge',
    'interview-drill:log',
    'interview-drill:orphans',
    'interview-drill:export',
    'interview-drill:compare',
  ]);
});

describe('questions', () => {
  it('answers the note with its questions, as the format promises', async () => {
    expect(await json('questions', { path: PATH })).toEqual({
      path: PATH,
      note: {
        title: 'Pipelines',
        role: 'Engineer',
        round_type: 'Screen',
        variant: 2,
        tags: ['interview'],
        status: 'open',
        duration: 45,
      },
      questions: [
        {
          id: 'q1',
          label: 'Q1',
          question: 'Why do *queues* back up?',
          topic: 'Storage',
          line: 14,
          endLine: 22,
          blocks: [
            { role: 'prompt', kind: 'heading', line: 14, endLine: 14 },
            { role: 'prompt', kind: 'callout', line: 16, endLine: 17 },
            { role: 'hint', kind: 'callout', line: 19, endLine: 20 },
            { role: 'answer', kind: 'paragraph', line: 22, endLine: 22 },
          ],
          confidence: null,
          weak: false,
          due: null,
        },
        {
          id: 'q2',
          label: 'Q2',
          question: 'How?',
          topic: 'Storage',
          line: 24,
          endLine: 27,
          blocks: [
            { role: 'prompt', kind: 'heading', line: 24, endLine: 24 },
            { role: 'answer', kind: 'list', line: 26, endLine: 27 },
          ],
          confidence: null,
          weak: false,
          due: null,
        },
        {
          id: 'q3',
          label: 'Q3',
          question: 'Which one?',
          topic: 'Storage',
          line: 29,
          endLine: 29,
          blocks: [{ role: 'prompt', kind: 'heading', line: 29, endLine: 29 }],
          confidence: null,
          weak: false,
          due: null,
        },
      ],
      diagnostics: [
        {
          code: 'question-without-answer',
          severity: expect.stringMatching(/^(info|warning)$/) as string,
          message: expect.any(String) as string,
          line: 29,
        },
      ],
    });
  });

  it('writes nothing', async () => {
    await cli('questions', { path: PATH });
    expect(await vault.text(PATH)).toBe(NOTE);
  });

  it('finds a note without its ending, and answers its full path', async () => {
    expect(await json('questions', { path: ' Interviews/Pipelines ' })).toMatchObject({ path: PATH });
  });

  it('answers nulls and empty lists where a note says nothing', async () => {
    expect(await json('questions', { path: 'Plain.md' })).toEqual({
      path: 'Plain.md',
      note: {
        title: null,
        role: null,
        round_type: null,
        variant: null,
        tags: [],
        status: null,
        duration: null,
      },
      questions: [],
      diagnostics: [],
    });
  });

  it('answers what is wrong with the properties, and the questions all the same', async () => {
    await vault.write(PATH, NOTE.replace('title: Pipelines', 'title: "Pipelines'));
    const answer = (await json('questions', { path: PATH })) as {
      questions: unknown[];
      diagnostics: { code: string; severity: string }[];
    };
    expect(answer.questions).toHaveLength(3);
    expect(answer.diagnostics[0]).toMatchObject({ code: 'frontmatter-invalid', severity: 'error' });
  });
});

describe('rate', () => {
  it('writes the rating with the local day, and answers when the question comes back', async () => {
    expect(await json('rate', { path: PATH, id: 'q2', confidence: '3' })).toEqual({
      path: PATH,
      id: 'q2',
      confidence: 3,
      due: '2026-11-13',
    });
    const text = await vault.text(PATH);
    expect(text).toMatch(/confidence:\n {2}q2: 3\n/);
    expect(text).toMatch(/drill_log:\n {2}q2: [0-9a-f]{6} 2026-11-10:3\n/);
    expect(text.slice(text.indexOf('## Storage'))).toBe(NOTE.slice(NOTE.indexOf('## Storage')));
    expect(await json('questions', { path: PATH })).toMatchObject({
      questions: [{}, { id: 'q2', confidence: 3, weak: false, due: '2026-11-13' }, {}],
    });
  });

  it('flags a blank as weak', async () => {
    await cli('rate', { path: PATH, id: 'q1', confidence: '1' });
    expect(await vault.text(PATH)).toContain('weak:\n  - q1\n');
    expect(await vault.text(PATH)).toContain('tags:\n  - interview\n  - weak\n');
  });

  it.each(['0', '5', '2.5', '-1', '', ' ', 'three', 'NaN', '1e9', 'true', '__proto__', '3\n4'])(
    'refuses the confidence %j',
    async (confidence) => {
      await expectError('rate', { path: PATH, id: 'q1', confidence }, 'confidence', '1, 2, 3, 4');
    },
  );

  it('refuses a missing confidence', async () => {
    await expectError('rate', { path: PATH, id: 'q1' }, 'confidence is missing');
  });

  it('says with file and line why a note takes no rating, and keeps nothing waiting', async () => {
    await vault.write(PATH, NOTE.replace('title: Pipelines', 'title: "Pipelines'));
    await expectError('rate', { path: PATH, id: 'q1', confidence: '3' }, `${PATH}, line `, 'YAML');
    await vault.write(PATH, NOTE);
    await cli('rate', { path: PATH, id: 'q2', confidence: '3' });
    expect(await vault.text(PATH)).not.toContain('q1: 3');
  });

  it('says so where the disk fails', async () => {
    vi.spyOn(vault.app.vault, 'process').mockRejectedValue(new Error('EROFS:\n read-only'));
    await expectError('rate', { path: PATH, id: 'q1', confidence: '3' }, PATH, 'EROFS: read-only');
  });
});

describe('weak', () => {
  it('flags, and takes the flag off', async () => {
    expect(await json('weak', { path: PATH, id: 'q1' })).toEqual({ path: PATH, id: 'q1', weak: true });
    expect(await vault.text(PATH)).toContain('weak:\n  - q1\n');
    expect(await json('weak', { path: PATH, id: 'q1', off: 'true' })).toEqual({
      path: PATH,
      id: 'q1',
      weak: false,
    });
    expect(await vault.text(PATH)).not.toContain('q1');
  });

  it('flags where off is false', async () => {
    expect(await json('weak', { path: PATH, id: 'q1', off: 'false' })).toMatchObject({ weak: true });
  });
});

describe('mark-questions', () => {
  const TERMS = '# Terms\n\n### Fsync\n\nA promise.\n\n### *Page* cache\n\nMemory.\n';
  const OFFER = '2 headings of level 3 look like questions: "Fsync", "Page cache".';

  const marked = (questions: string): Promise<string> =>
    cli('mark-questions', { path: 'Terms.md', questions });
  const codesOf = async (text: string): Promise<unknown> => {
    await vault.write('Terms.md', text);
    const found = (await json('check', { path: 'Terms.md' })) as { code: string; line: number }[];
    return found.map(({ code, line }) => `${String(line)} ${code}`);
  };

  beforeEach(async () => {
    await vault.write('Terms.md', TERMS);
  });

  it('is offered by the check and the list of questions, with the first of them', async () => {
    const finding = { code: 'questions-unmarked', severity: 'info', line: 1 };
    const message = `${OFFER} Add "questions: h3" to the properties to drill them.`;
    expect(await json('check', { path: 'Terms.md' })).toEqual([{ path: 'Terms.md', ...finding, message }]);
    expect(await json('questions', { path: 'Terms.md' })).toMatchObject({
      questions: [],
      diagnostics: [{ ...finding, message }],
    });
  });

  it('makes questions of what was offered, and is taken back to the last byte', async () => {
    expect(JSON.parse(await marked('h3'))).toEqual({ path: 'Terms.md', questions: 'h3', count: 2 });
    expect(await vault.text('Terms.md')).toBe(`---\nquestions: h3\n---\n${TERMS}`);
    expect(await json('check', { path: 'Terms.md' })).toEqual([]);
    expect(await json('undo', {})).toEqual({ path: 'Terms.md', undone: 'questions' });
    expect(await vault.text('Terms.md')).toBe(TERMS);
  });

  it('is taken back after the rating that was given since', async () => {
    await marked('h3');
    await cli('rate', { path: 'Terms.md', id: 'fsync', confidence: '1' });
    await cli('undo');
    expect(await vault.text('Terms.md')).toContain('questions: h3');
    await cli('undo');
    expect(await vault.text('Terms.md')).toBe(TERMS);
  });

  it('is offered for no note that says how it marks its questions, or that it holds none', async () => {
    expect(await codesOf(`---\nquestions: none\n---\n${TERMS}`)).toEqual([]);
    expect(await codesOf(`---\nquestions: h5\n---\n${TERMS}`)).toEqual([]);
    expect(await codesOf(`---\nquestions:\n---\n${TERMS}`)).toEqual(['1 questions-unmarked']);
  });

  it('is a finding where it is none', async () => {
    expect(await codesOf(`---\na: 1\nquestions: headings\n---\n${TERMS}`)).toEqual(['3 property-wrong-type']);
    const [finding] = (await json('check', { path: 'Terms.md' })) as { message: string }[];
    expect(finding?.message).toBe(
      'The property "questions" is not read: it should be one of h1, h2, h3, h4, h5, h6, bold, list, table, callout, title, none.',
    );
  });

  it.each(['', 'h7', 'H3', 'h3, h4', '__proto__'])('refuses the marking %j', async (questions) => {
    expect(await marked(questions)).toMatch(/^Error: questions is ".*"; it must be one of h1, .*, none\.$/);
    expect(await vault.text('Terms.md')).toBe(TERMS);
  });

  it('says with file and line why a note takes none, and keeps nothing to undo', async () => {
    for (const [properties, why] of [
      ['questions: h2', '"questions" says something else'],
      ['a: [1', 'no valid YAML'],
    ] as const) {
      const text = `---\n${properties}\n---\n${TERMS}`;
      await vault.write('Terms.md', text);
      expect(await marked('h3')).toMatch(/^Error: Terms\.md, line [23]: /);
      expect(await marked('h3')).toContain(why);
      expect(await vault.text('Terms.md')).toBe(text);
    }
    await expectError('undo', {}, 'nothing to undo');
    expect(await cli('waiting')).toBe('[]');
  });

  it('comes after what is typed in an open editor of the note', async () => {
    const leaf = vault.app.workspace.getLeaf('tab');
    const view = new MarkdownView(leaf);
    view.file = vault.file('Terms.md');
    view.data = `${TERMS}\nTyped.\n`;
    view.save = () => vault.app.vault.adapter.write('Terms.md', view.data);
    await leaf.setViewState({ type: 'markdown' });
    leaf.view = view;
    await marked('h3');
    expect(await vault.text('Terms.md')).toBe(`---\nquestions: h3\n---\n${TERMS}\nTyped.\n`);
  });
});

describe('undo', () => {
  it('takes back one change after the other, and gives back every byte', async () => {
    await cli('weak', { path: PATH, id: 'q1' });
    await cli('rate', { path: PATH, id: 'q2', confidence: '4' });
    expect(await json('undo', {})).toEqual({ path: PATH, id: 'q2', undone: 'rate' });
    expect(await json('undo', {})).toEqual({ path: PATH, id: 'q1', undone: 'weak' });
    expect(await vault.text(PATH)).toBe(NOTE);
    await expectError('undo', {}, 'nothing to undo');
  });

  it('names the note that is gone', async () => {
    await cli('rate', { path: PATH, id: 'q2', confidence: '4' });
    await vault.delete(PATH);
    expect(await cli('undo')).toMatch(/^Error: "Interviews\/Pipelines\.md" is gone.*$/);
  });
});

describe('bad input', () => {
  const actions: [string, CliData][] = [
    ['questions', {}],
    ['rate', { id: 'q1', confidence: '3' }],
    ['weak', { id: 'q1' }],
    ['mark-questions', { questions: 'h3' }],
  ];

  it.each(actions)('%s without a path says so', async (action, params) => {
    await expectError(action, params, 'path is missing');
    await expectError(action, { ...params, path: '  ' }, 'path is missing');
  });

  it.each(actions)('%s of a note that is none names it', async (action, params) => {
    for (const path of ['Gone.md', 'image.png', 'Interviews', '/', '../../etc/passwd', '__proto__', 'true'])
      await expectError(action, { ...params, path }, `"${path}"`);
  });

  it('with a path of several lines is answered in one', async () => {
    await expectError('questions', { path: 'a\nError: b\r\nc' }, '"a Error: b c"');
  });

  it.each(['rate', 'weak'])(
    '%s of a question that is none names it and lists those that are',
    async (action) => {
      for (const id of ['q9', 'Q1', '__proto__', 'constructor', 'q1 ; rm', '[object Object]'])
        await expectError(action, { path: PATH, id, confidence: '3' }, `"${id}"`, PATH, 'q1, q2, q3');
      await expectError(action, { path: PATH, confidence: '3' }, 'id is missing', PATH);
    },
  );

  it('says that a note has no questions', async () => {
    await expectError('weak', { path: 'Plain.md', id: 'q1' }, '"Plain.md"', 'It has no questions.');
  });

  it('says why a note could not be read', async () => {
    vi.spyOn(vault.app.vault, 'cachedRead').mockRejectedValue(new Error('EACCES'));
    await expectError('questions', { path: PATH }, PATH, 'EACCES');
  });
});

describe('waiting', () => {
  /** The drill rates with a recorder of the plugin's, which keeps what a note refuses. */
  const rateInDrill = async (): Promise<void> => {
    const { parts } = plugin.plugin as unknown as {
      parts: { recorder: { record(path: string, edit: object): Promise<unknown> } };
    };
    await parts.recorder.record(PATH, { type: 'weak', id: 'q1', weak: true });
  };

  it('lists what waits by note, with the line and the reason', async () => {
    await vault.write(PATH, NOTE.replace('status: open', 'status: [open'));
    await rateInDrill();
    expect(await json('waiting', {})).toEqual([
      { path: PATH, count: 1, line: 7, message: expect.stringContaining('YAML') as string },
    ]);
    await vault.write(PATH, NOTE);
    await vi.waitFor(async () => {
      expect(await cli('waiting')).toBe('[]');
    });
  });

  it('does not list what was asked for here and refused: who asked was told', async () => {
    await vault.write(PATH, NOTE.replace('status: open', 'status: [open'));
    await expectError('weak', { path: PATH, id: 'q1' }, 'line 7');
    expect(await cli('waiting')).toBe('[]');
  });

  it('lists what may have been written though that failed, and says not to ask again', async () => {
    vi.spyOn(vault.app.vault.adapter, 'write').mockRejectedValue(new Error('EIO'));
    await expectError('rate', { path: PATH, id: 'q1', confidence: '3' }, 'EIO');
    vi.restoreAllMocks();
    expect(await cli('waiting')).toBe('[]');
    const process = vault.app.vault.process.bind(vault.app.vault);
    vi.spyOn(vault.app.vault, 'process')
      .mockImplementationOnce(async (...args) => {
        await process(...args);
        throw new Error('EIO');
      })
      // The news of the change tries it once more.
      .mockRejectedValueOnce(new Error('EIO'))
      .mockRejectedValueOnce(new Error('EIO'));
    const answer = await cli('rate', { path: PATH, id: 'q1', confidence: '3' });
    expect(answer).toMatch(/EIO.*do not ask again/);
    expect((await vault.text(PATH)).match(/:3$/gm)).toHaveLength(1);
  });
});
