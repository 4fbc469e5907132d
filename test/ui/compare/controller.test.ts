import { describe, expect, it } from 'vitest';
import { choice } from '../../../src/core/compare/choices';
import { itemsOf } from '../../../src/core/compare/compare';
import type { RowFilter } from '../../../src/core/compare/filters';
import type { ReadResult } from '../../../src/core/drill/results';
import { pairChoices } from '../../../src/core/settings';
import { readText } from '../rig';
import { ASKED, CompareRig, FIRST, ONE, SECOND, THIRD, TWO, variant } from './rig';

const { LOG, HASH, LSM, LOAD } = ASKED;
/** How the rows of the two variants stand where nobody chose anything. */
const TABLE = ['Q1 Q2', 'Q2 –', '– Q1', 'Q3 Q3'];
const BROKEN = ONE.replace('variant: 1', 'variant: "1');

/** A reading that is answered when the test says so. */
function late(rig: CompareRig): (results: ReadResult[]) => void {
  let give: (results: ReadResult[]) => void = () => undefined;
  const promise = new Promise<ReadResult[]>((resolve) => {
    give = resolve;
  });
  rig.readAll.mockReturnValueOnce(promise);
  return give;
}

describe('showing notes', () => {
  it('reads them, then puts them side by side in the order in which they are given', async () => {
    const rig = new CompareRig();
    await rig.show([SECOND, FIRST]);
    expect(rig.kinds).toEqual(['loading', 'compare']);
    expect(rig.state.comparison.notes.map(({ name }) => name)).toEqual(['Variant 2', 'Variant 1']);
    expect(rig.state).toMatchObject({ title: 'Storage Engineer', problems: [], filter: 'all', column: 0 });
    await rig.show([FIRST, SECOND]);
    expect(rig.table).toEqual(TABLE);
  });

  it('takes a note that is given twice once', async () => {
    const rig = new CompareRig();
    await rig.show([FIRST, SECOND, FIRST]);
    expect(rig.controller.paths).toEqual([FIRST, SECOND]);
    expect(rig.readAll).toHaveBeenCalledExactlyOnceWith([FIRST, SECOND]);
  });

  it.each<[string, string[]]>([
    ['none', []],
    ['one', [FIRST]],
  ])('says that %s is too few', async (_, paths) => {
    const rig = new CompareRig();
    await rig.show(paths);
    expect(rig.controller.state).toEqual({ kind: 'few', paths, problems: [] });
    expect(rig.controller.markdown()).toBe('');
  });

  it('leaves out what is missing or cannot be read, says why, and tries again', async () => {
    const rig = new CompareRig({ [FIRST]: ONE, [SECOND]: TWO, [THIRD]: ONE });
    rig.unreadable.set(THIRD, 'EACCES');
    await rig.show([FIRST, 'Gone.md', SECOND, THIRD]);
    expect(rig.state.problems).toEqual([
      { path: 'Gone.md', message: 'There is no such note.' },
      { path: THIRD, message: 'EACCES' },
    ]);
    expect(rig.state.comparison.notes.map(({ path }) => path)).toEqual([FIRST, SECOND]);
    rig.unreadable.clear();
    rig.texts.set('Gone.md', TWO);
    await rig.controller.again();
    expect(rig.state.problems).toEqual([]);
    expect(rig.state.comparison.notes.map(({ path }) => path)).toEqual([FIRST, 'Gone.md', SECOND, THIRD]);
  });

  it('says why where fewer than two are left', async () => {
    const rig = new CompareRig();
    await rig.show([FIRST, 'Gone.md']);
    const problems = [{ path: 'Gone.md', message: 'There is no such note.' }];
    expect(rig.controller.state).toEqual({ kind: 'few', paths: [FIRST, 'Gone.md'], problems });
  });

  it('begins anew with other notes: nothing is open, the first column is seen', async () => {
    const rig = await CompareRig.shown({ [FIRST]: ONE, [SECOND]: TWO, [THIRD]: TWO });
    rig.controller.step(rig.row(LOG).key);
    rig.controller.setColumn(2);
    rig.controller.setFilter('shared');
    await rig.show();
    expect([rig.state.open.size, rig.state.column, rig.state.filter]).toEqual([0, 0, 'all']);
  });
});

describe('readings that cross', () => {
  const read = (text: string, path: string): ReadResult => ({ ok: true, note: readText(text, path) });

  it('end with what was asked for last', async () => {
    const rig = new CompareRig();
    const give = late(rig);
    const first = rig.show([FIRST, SECOND]);
    await rig.show([SECOND, FIRST]);
    give([read(ONE, FIRST), read(TWO, SECOND)]);
    await first;
    expect(rig.state.comparison.notes.map(({ path }) => path)).toEqual([SECOND, FIRST]);
  });

  it('of the same notes end with the later text', async () => {
    const rig = await CompareRig.shown();
    const give = late(rig);
    const first = rig.controller.noteChanged(FIRST);
    rig.texts.set(FIRST, ONE.replace(HASH, 'What is a Bloom filter?'));
    await rig.controller.noteChanged(FIRST);
    give([read(ONE, FIRST), read(TWO, SECOND)]);
    await first;
    expect(rig.item('What is a Bloom filter?').question.label).toBe('Q2');
  });

  it('come to nothing after the end', async () => {
    const rig = new CompareRig();
    const give = late(rig);
    const showing = rig.show();
    rig.controller.close();
    give([read(ONE, FIRST), read(TWO, SECOND)]);
    await showing;
    expect(rig.kinds).toEqual(['loading']);
  });
});

describe('notes that change', () => {
  it('are read again, others are not', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.noteChanged('Interviews/Other.md');
    expect(rig.readAll).toHaveBeenCalledTimes(1);
    rig.texts.set(SECOND, TWO.replace('variant: 2', 'variant: 7'));
    await rig.controller.noteChanged(SECOND);
    expect(rig.state.comparison.notes[1]?.name).toBe('Variant 7');
  });

  it('keep what is open, also under another name', async () => {
    const rig = await CompareRig.shown();
    const shared = rig.row(LOG).key;
    rig.controller.reveal(shared);
    rig.controller.step(rig.row(LSM).key);
    rig.texts.delete(SECOND);
    rig.texts.set('Moved.md', TWO);
    await rig.controller.noteRenamed(SECOND, 'Moved.md');
    expect(rig.controller.paths).toEqual([FIRST, 'Moved.md']);
    expect(rig.row(LOG).key).not.toBe(shared);
    expect([rig.row(LOG), rig.row(LSM), rig.row(HASH)].map(({ key }) => rig.state.open.get(key))).toEqual([
      'shown',
      'hidden',
      undefined,
    ]);
  });

  it('that are none of these may have any name', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.noteRenamed('Interviews/Other.md', 'Moved.md');
    expect(rig.controller.paths).toEqual([FIRST, SECOND]);
    expect(rig.readAll).toHaveBeenCalledTimes(1);
  });
});

describe('ratings and flags', () => {
  it('are in the note, and then in the state', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.rate(rig.item(LOG), 3);
    await rig.controller.flagWeak(rig.item(LSM, SECOND));
    expect(rig.item(LOG).confidence).toBe(3);
    expect(rig.item(LOG, SECOND).confidence).toBeNull();
    expect([rig.item(LSM, SECOND).weak, rig.item(HASH).weak]).toEqual([true, false]);
    expect(rig.text(FIRST)).toMatch(/confidence:\n {2}q1: 3\n/);
    expect(rig.text(SECOND)).toContain('weak:\n  - q1\n');
    expect(rig.state.comparison.notes[1]?.standing.weak).toBe(1);
    await rig.controller.flagWeak(rig.item(LSM, SECOND));
    expect(rig.item(LSM, SECOND).weak).toBe(false);
  });

  it('flag a blank question as weak only where the settings say so', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.rate(rig.item(LOG), 1);
    rig.settings = { ...rig.settings, autoWeak: false };
    await rig.controller.rate(rig.item(LOAD), 1);
    expect([rig.item(LOG).weak, rig.item(LOAD).weak]).toEqual([true, false]);
  });

  it('that the note refuses are told with the place and the mend, and wait', async () => {
    const rig = await CompareRig.shown({ [FIRST]: BROKEN, [SECOND]: TWO });
    await rig.controller.rate(rig.item(LOG), 3);
    expect(rig.notify).toHaveBeenCalledTimes(1);
    const message = rig.notify.mock.calls[0]?.[0];
    expect(message).toMatch(/^Interviews\/Storage - Variant 1\.md, line 3: .*YAML/);
    expect(message).toMatch(/The change waits until the note can take it\.$/);
    expect([...rig.state.waiting]).toEqual([rig.item(LOG).key]);
    expect(rig.state.canUndo).toBe(true);
  });

  it('that were taken back before they were written are not told of', async () => {
    const rig = await CompareRig.shown();
    rig.record.mockResolvedValue({ ok: false, token: 1, message: 'x', line: 3, isTakenBack: true });
    await rig.controller.rate(rig.item(LOG), 3);
    expect(rig.notify).not.toHaveBeenCalled();
  });

  it('are allowed once the answer is shown, or where there is none', async () => {
    const silent = variant(3, { Storage: [['Q1', 'What is a fence?', '']] });
    const rig = await CompareRig.shown({ [FIRST]: ONE, [SECOND]: TWO, [THIRD]: silent });
    const row = rig.row(LOG);
    const may = (): boolean => rig.controller.canRate(row, rig.item(LOG));
    expect(may()).toBe(false);
    rig.controller.step(row.key);
    expect(may()).toBe(false);
    rig.controller.step(row.key);
    expect(may()).toBe(true);
    rig.controller.step(row.key);
    expect(may()).toBe(false);
    const fence = 'What is a fence?';
    expect(rig.controller.canRate(rig.row(fence), rig.item(fence, THIRD))).toBe(true);
  });
});

describe('a question that is rated twice', () => {
  const logged = (rig: CompareRig): unknown[] => rig.item(LOG).ratings.map(({ confidence }) => confidence);

  it('keeps the second rating alone while its row is open, and undo brings the first one back', async () => {
    const rig = await CompareRig.shown();
    const row = rig.row(LOG).key;
    rig.controller.step(row);
    rig.controller.step(row);
    await rig.controller.rate(rig.item(LOG), 1);
    await rig.controller.rate(rig.item(LOG), 3);
    expect([logged(rig), rig.item(LOG).weak]).toEqual([[3], false]);
    await rig.controller.undo();
    expect([logged(rig), rig.item(LOG).weak]).toEqual([[1], true]);
    await rig.controller.rate(rig.item(LOG), 2);
    expect(logged(rig)).toEqual([2]);
  });

  it('keeps both ratings where its row was closed between', async () => {
    const rig = await CompareRig.shown();
    const row = rig.row(LOG).key;
    rig.controller.toggle(row);
    await rig.controller.rate(rig.item(LOG), 4);
    rig.controller.toggle(row);
    rig.controller.toggle(row);
    await rig.controller.rate(rig.item(LOG), 2);
    expect(logged(rig)).toEqual([4, 2]);
  });
});

describe('undo', () => {
  it('takes back the last change, then the one before, then nothing', async () => {
    const rig = await CompareRig.shown();
    expect(rig.state.canUndo).toBe(false);
    await rig.controller.rate(rig.item(LOG), 3);
    const rated = rig.text(FIRST);
    await rig.controller.flagWeak(rig.item(LOG));
    expect(rig.state.canUndo).toBe(true);
    await rig.controller.undo();
    expect([rig.text(FIRST), rig.item(LOG).weak, rig.item(LOG).confidence]).toEqual([rated, false, 3]);
    await rig.controller.undo();
    expect([rig.text(FIRST), rig.item(LOG).confidence, rig.state.canUndo]).toEqual([ONE, null, false]);
    await rig.controller.undo();
    expect(rig.undo).toHaveBeenCalledTimes(2);
  });

  it('says why where it is not possible', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.rate(rig.item(LOG), 3);
    rig.undo.mockResolvedValue({ ok: false, message: 'The note is gone.' });
    await rig.controller.undo();
    expect(rig.notify).toHaveBeenCalledExactlyOnceWith('The note is gone.');
  });
});

describe('what a person chooses about questions', () => {
  it('puts two into one row, takes one out again, and is taken back', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.join(rig.item(HASH), rig.item(LSM, SECOND));
    expect(rig.table).toEqual(['Q1 Q2', 'Q2 Q1', 'Q3 Q3']);
    expect(rig.row(HASH).chosen).toBe(true);
    expect(pairChoices(rig.settings).map(({ kind }) => kind)).toEqual(['join']);
    await rig.controller.part(rig.item(HASH));
    expect(rig.table).toEqual(TABLE);
    expect(pairChoices(rig.settings).map(({ kind }) => kind)).toEqual(['part']);
    expect(rig.row(LSM).chosen).toBe(true);
    await rig.controller.takeBack(rig.row(HASH));
    expect(pairChoices(rig.settings)).toEqual([]);
    expect([rig.table, rig.row(HASH).chosen]).toEqual([TABLE, false]);
  });

  it('parts two that ask the same in the same words', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.part(rig.item(LOG));
    expect(rig.table).toEqual(['Q1 –', 'Q2 –', '– Q1', '– Q2', 'Q3 Q3']);
    await rig.controller.takeBack(rig.row(LOG));
    expect(rig.table).toEqual(TABLE);
  });

  it('parts what stands in the way of two that are joined', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.join(rig.item(HASH), rig.item(LOG, SECOND));
    expect(rig.row(HASH)).toBe(rig.controller.rowOf(rig.item(LOG, SECOND)));
    expect(itemsOf(rig.row(LOG)).map(({ question }) => question.text)).toEqual([LOG]);
    expect(
      pairChoices(rig.settings)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['join', 'part']);
  });

  it('keeps what was chosen about other notes', async () => {
    const rig = await CompareRig.shown();
    const other = choice('join', 'aaaaaa', 'bbbbbb');
    await rig.services.keepChoices([other]);
    await rig.controller.join(rig.item(HASH), rig.item(LSM, SECOND));
    await rig.controller.takeBack(rig.row(HASH));
    expect(pairChoices(rig.settings)).toEqual([other]);
  });

  it('is told of where it cannot be kept, and nothing changes', async () => {
    const rig = await CompareRig.shown();
    rig.keepChoices.mockRejectedValue(new Error('The settings cannot be read.'));
    await rig.controller.join(rig.item(HASH), rig.item(LSM, SECOND));
    expect(rig.notify).toHaveBeenCalledExactlyOnceWith('This was not kept: The settings cannot be read.');
    expect(rig.table).toEqual(TABLE);
  });

  it('is chosen among the questions of the other notes, those of the topic first, without those of the row', async () => {
    const rig = await CompareRig.shown();
    const partners = (text: string): string[] =>
      rig.controller.partners(rig.item(text)).map(({ question }) => question.text);
    expect(partners(HASH)).toEqual([LSM, LOG, LOAD]);
    expect(partners(LOAD)).toEqual([LSM, LOG]);
  });
});

describe('drilling', () => {
  const q = (path: string, id: string): { path: string; id: string } => ({ path, id });

  it('makes a queue of the questions that are given, and nothing of none', async () => {
    const rig = await CompareRig.shown();
    rig.controller.drill('Log', itemsOf(rig.row(LOG)));
    rig.controller.drill('Nothing', []);
    expect(rig.drill).toHaveBeenCalledExactlyOnceWith({
      kind: 'questions',
      name: 'Log',
      questions: [q(FIRST, 'q1'), q(SECOND, 'q2')],
    });
  });

  it.each<[RowFilter, { path: string; id: string }[]]>([
    ['shared', [q(FIRST, 'q1'), q(SECOND, 'q2'), q(FIRST, 'q3'), q(SECOND, 'q3')]],
    ['unique', [q(FIRST, 'q2'), q(SECOND, 'q1')]],
    ['weak', [q(SECOND, 'q2')]],
    ['apart', []],
    [
      'all',
      [
        ...[q(FIRST, 'q1'), q(SECOND, 'q2'), q(FIRST, 'q2'), q(SECOND, 'q1')],
        ...[q(FIRST, 'q3'), q(SECOND, 'q3')],
      ],
    ],
  ])('makes a queue of what is %s', async (filter, questions) => {
    const rig = await CompareRig.shown();
    await rig.controller.flagWeak(rig.item(LOG, SECOND));
    rig.controller.drillFiltered(filter, filter);
    expect(rig.drill.mock.calls).toEqual(
      questions.length === 0 ? [] : [[{ kind: 'questions', name: filter, questions }]],
    );
  });

  it('does nothing while there is nothing to compare', () => {
    const rig = new CompareRig();
    rig.controller.drillFiltered('all', 'All');
    expect(rig.drill).not.toHaveBeenCalled();
  });
});

describe('what is seen', () => {
  it('is filtered, and a column of it chosen, without a note being read again', async () => {
    const rig = await CompareRig.shown();
    rig.controller.setFilter('weak');
    rig.controller.setColumn(1);
    rig.controller.togglePicture();
    expect(rig.state).toMatchObject({ filter: 'weak', column: 1, pictured: true });
    expect(rig.readAll).toHaveBeenCalledTimes(1);
  });

  it('has no column that is not there', async () => {
    const rig = await CompareRig.shown({ [FIRST]: ONE, [SECOND]: TWO, [THIRD]: TWO });
    rig.controller.setColumn(2);
    rig.texts.delete(THIRD);
    await rig.controller.noteChanged(THIRD);
    expect(rig.state.column).toBe(1);
  });

  it('opens, shows and closes a row', async () => {
    const rig = await CompareRig.shown();
    const { key } = rig.row(LOG);
    const after = (act: 'step' | 'toggle' | 'reveal'): unknown => {
      rig.controller[act](key);
      return rig.state.open.get(key);
    };
    expect([after('step'), after('step'), after('step')]).toEqual(['hidden', 'shown', undefined]);
    expect([after('toggle'), after('reveal'), after('toggle')]).toEqual(['hidden', 'shown', undefined]);
  });
});

describe('the comparison as a note', () => {
  it('is written under what the notes have in common', async () => {
    const rig = await CompareRig.shown();
    await rig.controller.save();
    const [markdown = '', title = ''] = rig.saveNote.mock.calls[0] ?? [];
    expect(title).toBe('Storage Engineer: 2 variants compared');
    expect(markdown).toBe(rig.controller.markdown());
    expect(markdown).toContain(`# ${title}`);
    for (const text of [LOG, HASH, LSM, LOAD]) expect(markdown).toContain(text);
    expect(markdown).not.toContain('ALPHA');
  });

  it('is told of where it cannot be made', async () => {
    const rig = await CompareRig.shown();
    rig.saveNote.mockRejectedValue(new Error('EROFS'));
    await rig.controller.save();
    expect(rig.notify).toHaveBeenCalledExactlyOnceWith('The note could not be made: EROFS');
  });

  it('is not made of nothing', async () => {
    const rig = new CompareRig();
    await rig.controller.save();
    expect(rig.saveNote).not.toHaveBeenCalled();
  });
});
