import type { Plugin } from 'obsidian';
import { describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/core/day';
import type { RecordEdit } from '../../src/core/record/edit';
import { DEFAULT_RECORD_KEYS } from '../../src/core/record/types';
import { NoteWriter } from '../../src/obsidian/note-writer';
import { Journal } from '../../src/obsidian/journal';
import { Recorder } from '../../src/obsidian/recorder';
import { VaultNotes } from '../../src/obsidian/vault-notes';
import { repairSettings } from '../../src/core/settings';
import { TestVault, type Files } from '../support/vault';

const DAY = parseDay('2026-11-10') ?? NaN;
const NOTE = '---\r\ntitle: "Pipelines" # mine\r\n---\r\n\r\n### Q1: Why?\r\n\r\nBecause.  \r\n\u00a0é\u0301';
const BROKEN = NOTE.replace('"Pipelines"', '"Pipelines');

const rate = (id: string, confidence: 1 | 2 | 3 | 4): Extract<RecordEdit, { type: 'rate' }> => ({
  type: 'rate',
  id,
  hash: 'f40e21',
  confidence,
  day: DAY,
  autoWeak: false,
});
const flag = (id: string): RecordEdit => ({ type: 'weak', id, weak: true });

/** A recorder on a vault, with no plugin around it. */
class RecorderRig {
  readonly vault: TestVault;
  readonly recorder: Recorder;
  readonly writes: string[] = [];

  constructor(files: Files = { 'a.md': NOTE }) {
    this.vault = new TestVault(files);
    const { app } = this.vault;
    app.vault.on('modify', ({ path }) => {
      this.writes.push(path);
    });
    this.recorder = this.start();
  }

  /** Another start of the app. */
  start(): Recorder {
    const { app } = this.vault;
    const writer = new NoteWriter(app, () => DEFAULT_RECORD_KEYS);
    const notes = new VaultNotes(app, () => repairSettings(null));
    return new Recorder(writer, notes, new Journal(app));
  }

  text(path = 'a.md'): Promise<string> {
    return this.vault.text(path);
  }
}

/** What a text says of the ratings of its questions, in the order in which they were given. */
const logOf = (text: string): string | undefined => /drill_log:\r?\n((?: {2}.*\r?\n)+)/.exec(text)?.[1];

describe('recording', () => {
  it('writes ratings in the order in which they were given, however fast', async () => {
    const { recorder, vault } = new RecorderRig();
    const results = await Promise.all([
      recorder.record('a.md', rate('q1', 1)),
      recorder.record('a.md', rate('q1', 4)),
      recorder.record('a.md', rate('q2', 2)),
      recorder.record('a.md', rate('q1', 3)),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const text = await vault.text('a.md');
    expect(logOf(text)).toBe(
      '  q1: f40e21 2026-11-10:3 2026-11-10:4 2026-11-10:1\r\n  q2: f40e21 2026-11-10:2\r\n',
    );
    expect(text).toContain('confidence:\r\n  q1: 3\r\n  q2: 2\r\n');
  });

  it('leaves every other byte of the note alone', async () => {
    const { recorder, vault } = new RecorderRig();
    await recorder.record('a.md', rate('q1', 3));
    const text = await vault.text('a.md');
    const record = 'confidence:\r\n  q1: 3\r\ndrill_log:\r\n  q1: f40e21 2026-11-10:3\r\n';
    expect(text.replace(record, '')).toBe(NOTE);
  });

  it('writes each note by itself: one that refuses holds up no other', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN, 'b.md': NOTE });
    const [a, b] = await Promise.all([
      recorder.record('a.md', rate('q1', 1)),
      recorder.record('b.md', rate('q1', 2)),
    ]);
    expect([a.ok, b.ok]).toEqual([false, true]);
    expect(await vault.text('b.md')).toContain('q1: 2');
  });

  it('gives every change a token of its own', async () => {
    const { recorder } = new RecorderRig({ 'a.md': BROKEN });
    const first = await recorder.record('a.md', rate('q1', 1));
    const second = await recorder.record('b.md', rate('q1', 1));
    expect(first.token).not.toBe(second.token);
  });
});

describe('a correction', () => {
  const corrected: RecordEdit = { ...rate('q1', 2), corrects: { confidence: 4, weak: false } };

  it('leaves one rating of the day; undo brings back the one before, and then the note as it was', async () => {
    const { recorder, vault } = new RecorderRig();
    await recorder.record('a.md', rate('q1', 4));
    await recorder.record('a.md', corrected);
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:2\r\n');
    expect(await vault.text('a.md')).toContain('confidence:\r\n  q1: 2\r\n');
    await recorder.undo();
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:4\r\n');
    await recorder.undo();
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('that waits with what it corrects leaves one rating, also after the next start', async () => {
    const rig = new RecorderRig({ 'a.md': BROKEN });
    await rig.recorder.record('a.md', rate('q1', 4));
    await rig.recorder.record('a.md', corrected);
    await rig.vault.write('a.md', NOTE);
    await rig.start().retry('a.md');
    expect(logOf(await rig.text())).toBe('  q1: f40e21 2026-11-10:2\r\n');
  });

  it('is a rating of its own where somebody took out what it corrects', async () => {
    const { recorder, vault } = new RecorderRig();
    await recorder.record('a.md', rate('q1', 3));
    await recorder.record('a.md', corrected);
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:2 2026-11-10:3\r\n');
  });
});

describe('a note that refuses', () => {
  it('is not touched, and what was given waits for it with the reason', async () => {
    const { recorder, vault, writes } = new RecorderRig({ 'a.md': BROKEN });
    const result = await recorder.record('a.md', rate('q1', 1));
    expect(result).toEqual({
      ok: false,
      token: 1,
      line: expect.any(Number) as number,
      message: expect.stringMatching(/YAML.*again/) as string,
    });
    await recorder.record('a.md', flag('q2'));
    expect(recorder.waiting('a.md')).toEqual(['q1', 'q2']);
    expect(recorder.waiting('b.md')).toEqual([]);
    expect(writes).toEqual([]);
    expect(await vault.text('a.md')).toBe(BROKEN);
  });

  it('gets all that waits, in its order, when it is mended', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    for (const edit of [rate('q1', 1), rate('q2', 2), rate('q1', 4)]) await recorder.record('a.md', edit);
    await vault.write('a.md', NOTE);
    await recorder.retry('a.md');
    expect(recorder.waiting('a.md')).toEqual([]);
    expect(logOf(await vault.text('a.md'))).toBe(
      '  q1: f40e21 2026-11-10:4 2026-11-10:1\r\n  q2: f40e21 2026-11-10:2\r\n',
    );
  });

  it('gets it with the next change too', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    await recorder.record('a.md', rate('q1', 1));
    await vault.write('a.md', NOTE);
    expect(await recorder.record('a.md', rate('q1', 2))).toMatchObject({ ok: true });
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:2 2026-11-10:1\r\n');
  });

  it('is not written to where nothing waits', async () => {
    const { recorder, writes } = new RecorderRig();
    await recorder.retry('a.md');
    await recorder.retry('gone.md');
    expect(writes).toEqual([]);
  });

  it('goes on waiting where it still refuses', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    await recorder.record('a.md', rate('q1', 1));
    await recorder.retry('a.md');
    expect(recorder.waiting('a.md')).toEqual(['q1']);
    expect(await vault.text('a.md')).toBe(BROKEN);
  });
});

describe('undo', () => {
  it('gives back every byte', async () => {
    const { recorder, vault } = new RecorderRig();
    const { token } = await recorder.record('a.md', rate('q1', 1));
    expect(await recorder.undo(token)).toEqual({ ok: true, message: '' });
    expect(await vault.text('a.md')).toBe(NOTE);
    expect(recorder.last()).toBeNull();
  });

  it('takes back the latest where none is named', async () => {
    const { recorder, vault } = new RecorderRig();
    await recorder.record('a.md', rate('q1', 1));
    const once = await vault.text('a.md');
    await recorder.record('a.md', rate('q2', 2));
    expect(recorder.last()).toMatchObject({ path: 'a.md', edit: { id: 'q2' } });
    await recorder.undo();
    expect(await vault.text('a.md')).toBe(once);
    await recorder.undo();
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('takes back one of several, and leaves the others', async () => {
    const { recorder, vault } = new RecorderRig();
    const { token } = await recorder.record('a.md', rate('q1', 1));
    await recorder.record('a.md', rate('q2', 2));
    await recorder.undo(token);
    expect(logOf(await vault.text('a.md'))).toBe('  q2: f40e21 2026-11-10:2\r\n');
  });

  it('takes back what waits, without touching the note', async () => {
    const { recorder, vault, writes } = new RecorderRig({ 'a.md': BROKEN });
    const { token } = await recorder.record('a.md', rate('q1', 1));
    expect(await recorder.undo(token)).toEqual({ ok: true, message: '' });
    expect(recorder.waiting('a.md')).toEqual([]);
    expect(writes).toEqual([]);
    await vault.write('a.md', NOTE);
    await recorder.retry('a.md');
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('spares the writing that it takes back, which is told', async () => {
    const { recorder, vault } = new RecorderRig();
    const writing = recorder.record('a.md', rate('q1', 1));
    const undoing = recorder.undo();
    expect([await writing, await undoing]).toMatchObject([{ ok: false, isTakenBack: true }, { ok: true }]);
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('keeps what somebody wrote since', async () => {
    const { recorder, vault } = new RecorderRig();
    const { token } = await recorder.record('a.md', rate('q1', 1));
    const text = await vault.text('a.md');
    await vault.write('a.md', `${text}\r\nMore.`.replace('# mine', '# ours'));
    await recorder.undo(token);
    expect(await vault.text('a.md')).toBe(`${NOTE}\r\nMore.`.replace('# mine', '# ours'));
  });

  it.each<[string, (rig: RecorderRig) => Promise<void>, RegExp]>([
    ['is gone', ({ vault }) => vault.delete('a.md'), /"a\.md" is gone/],
    ['refuses', ({ vault }) => vault.write('a.md', BROKEN), /^a\.md, line \d+: ./],
  ])('says that the note %s, and can be tried again', async (_, happen, message) => {
    const rig = new RecorderRig();
    const { token } = await rig.recorder.record('a.md', rate('q1', 1));
    const rated = await rig.text();
    await happen(rig);
    const outcome = await rig.recorder.undo(token);
    expect(outcome.ok).toBe(false);
    expect(outcome.message).toMatch(message);
    await rig.vault.write('a.md', rated);
    expect(await rig.recorder.undo(token)).toEqual({ ok: true, message: '' });
    expect(await rig.text()).toBe(NOTE);
  });

  it('says that there is nothing to undo', async () => {
    const { recorder } = new RecorderRig();
    const { token } = await recorder.record('a.md', rate('q1', 1));
    await recorder.undo(token);
    for (const each of [token, 99, undefined])
      expect(await recorder.undo(each)).toEqual({ ok: false, message: 'There is nothing to undo.' });
  });
});

describe('a note that is renamed', () => {
  it('is written and undone under its new path', async () => {
    const { recorder, vault } = new RecorderRig();
    const { token } = await recorder.record('a.md', rate('q1', 1));
    await vault.rename('a.md', 'b.md');
    recorder.renamed('a.md', 'b.md');
    await recorder.undo(token);
    expect(await vault.text('b.md')).toBe(NOTE);
  });

  it('takes along what waits', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN, 'c.md': BROKEN });
    await recorder.record('a.md', rate('q1', 1));
    await recorder.record('c.md', rate('q5', 1));
    await vault.rename('a.md', 'b.md');
    recorder.renamed('a.md', 'b.md');
    expect([recorder.waiting('a.md'), recorder.waiting('b.md'), recorder.waiting('c.md')]).toEqual([
      [],
      ['q1'],
      ['q5'],
    ]);
    await vault.write('b.md', NOTE);
    await recorder.retry('b.md');
    expect(await vault.text('b.md')).toContain('q1: 1');
  });
});

describe('whatever goes wrong', () => {
  it('never rejects, and nothing is lost where the disk fails', async () => {
    const { recorder, vault } = new RecorderRig();
    const process = vi.spyOn(vault.app.vault, 'process').mockRejectedValue(new Error('EACCES'));
    const result = await recorder.record('a.md', rate('q1', 1));
    expect(result).toMatchObject({ ok: false, line: 1 });
    expect(result.ok || result.message).toContain('EACCES');
    expect(recorder.waiting('a.md')).toEqual(['q1']);
    process.mockRestore();
    await recorder.retry('a.md');
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:1\r\n');
  });

  it('waits for a note that is gone, and writes when it is back', async () => {
    const { recorder, vault } = new RecorderRig();
    await vault.delete('a.md');
    expect(await recorder.record('a.md', rate('q1', 1))).toMatchObject({ ok: false });
    await vault.write('a.md', NOTE);
    await recorder.retry('a.md');
    expect(await vault.text('a.md')).toContain('q1: 1');
  });

  it('goes on after a failure', async () => {
    const { recorder, vault } = new RecorderRig();
    vi.spyOn(vault.app.vault, 'process').mockRejectedValueOnce('no error at all');
    const [first, second] = await Promise.all([
      recorder.record('a.md', rate('q1', 1)),
      recorder.record('a.md', rate('q1', 2)),
    ]);
    expect([first.ok, second.ok]).toEqual([false, true]);
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:2 2026-11-10:1\r\n');
  });

  it('forgets old steps of undo, but nothing that waits', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN, 'b.md': '# B\n' });
    const { token: waits } = await recorder.record('a.md', rate('q1', 1));
    const { token: first } = await recorder.record('b.md', flag('q1'));
    for (let at = 0; at < 520; at += 1) await recorder.record('b.md', flag('q1'));
    expect((await recorder.undo(waits)).ok).toBe(true);
    expect(await vault.text('b.md')).toContain('- q1');
    expect(first).toBeGreaterThan(waits);
  });
});

describe('what can be taken back', () => {
  it('is bounded, also where the oldest waits for its note and is never forgotten', async () => {
    const { recorder } = new RecorderRig({ 'a.md': BROKEN, 'b.md': '# B\n' });
    await recorder.record('a.md', flag('q1'));
    for (let time = 0; time < 600; time += 1) await recorder.record('b.md', flag('q2'));
    expect(recorder.waiting('a.md')).toEqual(['q1']);
    let count = 0;
    while ((await recorder.undo()).ok) count += 1;
    expect(count).toBe(500);
  });
});

const JOURNAL = 'interview-drill-journal';

/** What the device's storage holds of the journal. */
const stored = ({ vault }: RecorderRig): unknown => vault.app.loadLocalStorage(JOURNAL);

describe('the journal', () => {
  it('holds a change before its call returns, and until its note does', async () => {
    const rig = new RecorderRig();
    const writing = rig.recorder.record('a.md', rate('q1', 3));
    expect(stored(rig)).toMatchObject({ version: 1, entries: [{ path: 'a.md', edits: [rate('q1', 3)] }] });
    await writing;
    expect(stored(rig)).toBeNull();
  });

  it('gives back what waited, in its order, at the next start', async () => {
    const rig = new RecorderRig({ 'a.md': BROKEN });
    for (const edit of [rate('q1', 1), flag('q2'), rate('q1', 4)]) await rig.recorder.record('a.md', edit);
    const next = rig.start();
    expect(next.waiting('a.md')).toEqual(['q1', 'q2', 'q1']);
    expect([next.last(), next.waitingNotes()]).toEqual([null, []]);
    await next.retryAll();
    expect(next.waitingNotes()).toMatchObject([{ path: 'a.md', line: 2, isGone: false }]);
    expect(await next.undo()).toMatchObject({ ok: false });
    await rig.vault.write('a.md', NOTE);
    await next.retryAll();
    expect(logOf(await rig.text())).toBe('  q1: f40e21 2026-11-10:4 2026-11-10:1\r\n');
    expect(await rig.text()).toContain('weak:\r\n  - q2\r\n');
    expect([stored(rig), next.waitingNotes()]).toEqual([null, []]);
  });

  it('forgets what is taken back while it waits, at once', async () => {
    const rig = new RecorderRig({ 'a.md': BROKEN });
    const { token } = await rig.recorder.record('a.md', rate('q1', 1));
    void rig.recorder.undo(token);
    expect(stored(rig)).toBeNull();
    expect(rig.start().waiting('a.md')).toEqual([]);
  });

  it('keeps the path of a note that is renamed', async () => {
    const rig = new RecorderRig({ 'a.md': BROKEN });
    await rig.recorder.record('a.md', rate('q1', 1));
    rig.recorder.renamed('a.md', 'b.md');
    expect(rig.start().waiting('b.md')).toEqual(['q1']);
  });

  it('keeps what it cannot read aside, and says so', () => {
    const rig = new RecorderRig();
    const later = { path: 'a.md', edits: [{ type: 'rename', id: 'q1' }], attempt: null };
    const known = { path: 'a.md', edits: [rate('q1', 1)], attempt: null };
    rig.vault.app.saveLocalStorage(JOURNAL, { version: 1, entries: [later, known] });
    expect(rig.start().waiting('a.md')).toEqual(['q1']);
    const journal = new Journal(rig.vault.app);
    expect(journal.aside()).toEqual([later]);
    expect(stored(rig)).toEqual({ version: 1, entries: [known] });
    rig.vault.app.saveLocalStorage(JOURNAL, 'nonsense');
    expect(journal.load()).toEqual([]);
    expect(journal.aside()).toEqual([later, 'nonsense']);
  });

  it('drops nothing that it cannot read where there is no room to put it aside', async () => {
    const rig = new RecorderRig();
    const { app } = rig.vault;
    const later = { path: 'a.md', edits: [{ type: 'rename', id: 'q1' }], attempt: null };
    app.saveLocalStorage(JOURNAL, { version: 1, entries: [later] });
    const save = app.saveLocalStorage.bind(app);
    vi.spyOn(app, 'saveLocalStorage').mockImplementation((key, data) => {
      if (key !== JOURNAL) throw new Error('QuotaExceededError');
      save(key, data);
    });
    await rig.start().record('a.md', rate('q1', 1));
    expect(stored(rig)).toEqual({ version: 1, entries: [later] });
  });

  it('that cannot be read at all stops nothing', async () => {
    const rig = new RecorderRig();
    vi.spyOn(rig.vault.app, 'loadLocalStorage').mockImplementation(() => {
      throw new SyntaxError('Unexpected end of JSON input');
    });
    expect(await rig.start().record('a.md', rate('q1', 1))).toMatchObject({ ok: true });
    expect(new Journal(rig.vault.app).aside()).toEqual([]);
  });
});

describe('changes that belong together', () => {
  it('are written in one step or not at all, and taken back as one', async () => {
    const { recorder, vault, writes } = new RecorderRig();
    const { ok, token } = await recorder.recordAll('a.md', [rate('q1', 1), rate('q2', 2)]);
    expect([ok, writes]).toEqual([true, ['a.md']]);
    expect(recorder.last()).toEqual({ path: 'a.md', edit: rate('q1', 1) });
    expect(await recorder.undo(token)).toMatchObject({ ok: true });
    expect(await vault.text('a.md')).toBe(NOTE);
    const spoilt = NOTE.replace('---\r\n', '---\r\nconfidence:\r\n  q2: [1]\r\n');
    await vault.write('a.md', spoilt);
    expect(await recorder.recordAll('a.md', [rate('q1', 1), rate('q2', 2)])).toMatchObject({
      ok: false,
      line: 3,
    });
    expect(await vault.text('a.md')).toBe(spoilt);
  });

  it('may be none', async () => {
    const rig = new RecorderRig();
    expect(await rig.recorder.recordAll('a.md', [])).toMatchObject({ ok: true });
    expect([rig.recorder.last(), rig.writes]).toEqual([null, []]);
  });
});

describe('ratings that come faster than they are written', () => {
  it('are written together, and taken back one by one to the last byte', async () => {
    const { recorder, vault, writes } = new RecorderRig();
    const edits = [rate('q1', 1), rate('q2', 2), rate('q1', 4), flag('q3')];
    const results = await Promise.all(edits.map((edit) => recorder.record('a.md', edit)));
    expect(writes).toEqual(['a.md']);
    await recorder.undo(results[3]?.token);
    expect(await vault.text('a.md')).not.toContain('q3');
    for (const { token } of results.slice(0, 3).reverse()) await recorder.undo(token);
    expect(await vault.text('a.md')).toBe(NOTE);
  });

  it('do not wait for one whose own value cannot be read', async () => {
    const spoilt = NOTE.replace('---\r\n', '---\r\nconfidence:\r\n  q1: [1]\r\n');
    const { recorder, vault } = new RecorderRig({ 'a.md': spoilt });
    const results = await Promise.all(
      [rate('q1', 1), rate('q2', 2), rate('q1', 3)].map((edit) => recorder.record('a.md', edit)),
    );
    expect(results.map(({ ok }) => ok)).toEqual([false, true, false]);
    expect(recorder.waiting('a.md')).toEqual(['q1', 'q1']);
    expect(recorder.whyWaiting('a.md')).toMatch(/^line 3: .*confidence: q1/);
    await vault.write('a.md', (await vault.text('a.md')).replace('q1: [1]', 'q1: 2'));
    await recorder.retry('a.md');
    expect(logOf(await vault.text('a.md'))).toContain('q1: f40e21 2026-11-10:3 2026-11-10:1');
  });
});

describe('who listens', () => {
  it('hears what waits, what is written and what is taken back, each once', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    const heard: string[] = [];
    const stop = recorder.listen({
      changed: (path) => heard.push(path),
      undone: (token) => heard.push(String(token)),
    });
    const first = await recorder.record('a.md', rate('q1', 1));
    await recorder.retry('a.md');
    expect(heard.splice(0)).toEqual(['a.md']);
    await vault.write('a.md', NOTE);
    await recorder.retry('a.md');
    expect(heard.splice(0)).toEqual(['a.md']);
    await recorder.undo(first.token);
    expect(heard.splice(0)).toEqual(['1', 'a.md']);
    await vault.write('a.md', BROKEN);
    await recorder.record('a.md', rate('q1', 1));
    await recorder.record('a.md', rate('q1', 2));
    heard.splice(0);
    await recorder.discard('a.md');
    expect(heard.splice(0)).toEqual(['3', '2', 'a.md']);
    expect(recorder.waiting('a.md')).toEqual([]);
    stop();
    await recorder.record('a.md', rate('q1', 1));
    expect(heard).toEqual([]);
  });
});

describe('what is taken back before it is written', () => {
  it('is told to listeners after its token is known', async () => {
    const { recorder, writes } = new RecorderRig();
    const heard: string[] = [];
    recorder.listen({ undone: (token) => heard.push(`undone ${String(token)}`) });
    const writing = recorder
      .record('a.md', rate('q1', 1))
      .then(({ token }) => heard.push(`token ${String(token)}`));
    await recorder.undo();
    await writing;
    expect([heard, writes]).toEqual([['token 1', 'undone 1'], []]);
  });
});

describe('another note at the path', () => {
  const OTHER = '### Q1: Another thing?\n\nX\n';

  it.each([
    ['an empty one', '', /empty/, false],
    ['one with no question', '# Shopping\n\nmilk\n', /other words|another note/, true],
    ['one with other questions', OTHER, /another note/, true],
  ])('takes nothing of what waits for one that is gone: %s', async (_, text, message, isGone) => {
    const { recorder, vault } = new RecorderRig({});
    await recorder.record('a.md', rate('q1', 3));
    await vault.write('a.md', text);
    await recorder.retry('a.md');
    expect(await vault.text('a.md')).toBe(text);
    expect(recorder.waitingNotes()).toMatchObject([
      { path: 'a.md', isGone, message: expect.stringMatching(message) as string },
    ]);
    await vault.write('a.md', NOTE);
    await recorder.retry('a.md');
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:3\r\n');
  });

  it('takes nothing that waits from an earlier start, until a person says that it is the note', async () => {
    const rig = new RecorderRig({ 'a.md': BROKEN });
    await rig.recorder.record('a.md', rate('q1', 3));
    const next = rig.start();
    await rig.vault.write('a.md', OTHER);
    await next.retryAll();
    next.renamed('a.md', 'a.md');
    await next.idle();
    expect(await rig.text()).toBe(OTHER);
    next.renamed('a.md', 'a.md', true);
    await next.idle();
    expect(await rig.text()).toContain('q1: f40e21 2026-11-10:3');
  });

  it('takes nothing of what waits where it comes right after the other was deleted', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    const { workspace } = vault.app;
    vi.spyOn(window, 'setInterval').mockReturnValue(0 as never);
    recorder.watch({
      app: { vault: vault.app.vault, workspace },
      registerEvent: () => undefined,
      registerInterval: () => undefined,
      register: () => undefined,
    } as unknown as Plugin);
    await recorder.record('a.md', rate('q1', 3));
    let goOn = (): void => undefined;
    const busy = new Promise<string>((resolve) => {
      goOn = () => {
        resolve('');
      };
    });
    vi.spyOn(vault.app.vault, 'process').mockReturnValueOnce(busy);
    void recorder.retry('a.md');
    await vault.delete('a.md');
    await vault.write('a.md', OTHER);
    goOn();
    await recorder.retry('a.md');
    expect(await vault.text('a.md')).toBe(OTHER);
  });

  it('is told from one whose question was reworded while its rating waited', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    await recorder.record('a.md', rate('q1', 3));
    await vault.write('a.md', OTHER);
    await recorder.retry('a.md');
    expect(await vault.text('a.md')).toContain('q1: f40e21 2026-11-10:3');
  });

  it('is told from the note, emptied for a moment by a sync', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': '' });
    expect(await recorder.record('a.md', rate('q1', 3))).toMatchObject({ ok: false });
    expect(await vault.text('a.md')).toBe('');
    await vault.write('a.md', NOTE);
    await recorder.retry('a.md');
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:3\r\n');
  });
});

describe('discarding', () => {
  it('takes what waited when it was asked for, and nothing that was given since', async () => {
    const { recorder } = new RecorderRig({ 'a.md': BROKEN, 'b.md': NOTE });
    await recorder.record('a.md', rate('q1', 1));
    const other = recorder.record('b.md', rate('q1', 2));
    const discarding = recorder.discard('a.md');
    const later = recorder.record('a.md', rate('q2', 3));
    await Promise.all([other, discarding]);
    expect(await later).toMatchObject({ ok: false });
    expect(recorder.waiting('a.md')).toEqual(['q2']);
  });

  it('leaves what is written meanwhile', async () => {
    const { recorder, vault } = new RecorderRig({ 'a.md': BROKEN });
    const { token } = await recorder.record('a.md', rate('q1', 1));
    await vault.write('a.md', NOTE);
    const retrying = recorder.retry('a.md');
    await Promise.all([retrying, recorder.discard('a.md')]);
    expect(await vault.text('a.md')).toContain('q1: f40e21 2026-11-10:1');
    expect(await recorder.undo(token)).toMatchObject({ ok: true });
  });
});

describe('a write that fails', () => {
  it('but came through all the same is not made twice, and can be taken back', async () => {
    const { recorder, vault } = new RecorderRig();
    const process = vault.app.vault.process.bind(vault.app.vault);
    vi.spyOn(vault.app.vault, 'process').mockImplementationOnce(async (...args) => {
      await process(...args);
      throw new Error('EIO');
    });
    const { ok, token } = await recorder.record('a.md', rate('q1', 3));
    expect(ok).toBe(false);
    await recorder.retry('a.md');
    expect(logOf(await vault.text('a.md'))).toBe('  q1: f40e21 2026-11-10:3\r\n');
    await recorder.undo(token);
    expect(await vault.text('a.md')).toBe(NOTE);
  });
});
