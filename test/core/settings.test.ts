import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, formatChoices } from '../../src/core/compare/choices';
import {
  DEFAULT_SETTINGS,
  isOfUse,
  MOST_NEW_PER_DAY,
  MOST_SEED,
  pairChoices,
  recordKeys,
  repairSettings,
  RETENTION_RANGE,
  settingError,
  type Settings,
} from '../../src/core/settings';

describe('repairSettings', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a number', 3],
    ['a list', [1]],
    ['an empty object', {}],
    ['unknown settings', { other: 1 }],
    [
      'wrong types',
      {
        interviewTag: 1,
        folders: {},
        weakTag: null,
        confidenceProperty: {},
        retention: '80',
        autoWeak: 'no',
        logProperty: 7,
      },
    ],
    [
      'values of no use',
      {
        interviewTag: 'a b',
        weakTag: '12',
        confidenceProperty: 'tags',
        weakProperty: '',
        logProperty: '1x',
        retention: NaN,
        pairs: 'join aaaaaa bbbbbb\nleave aaaaaa cccccc',
      },
    ],
  ])('makes the defaults of %s', (_, stored) => {
    expect(repairSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('keeps what is of use beside what is not', () => {
    expect(
      repairSettings({
        interviewTag: '#jobs/prep',
        folders: ['/Jobs/Prep/'],
        retention: 'x',
        autoWeak: false,
        logProperty: ' my log ',
      }),
    ).toEqual({
      ...DEFAULT_SETTINGS,
      interviewTag: 'jobs/prep',
      folders: ['Jobs/Prep'],
      autoWeak: false,
      logProperty: 'my log',
    });
  });

  it('keeps what was chosen about pairs of questions', () => {
    const choices = [choice('join', 'aaaaaa', 'bbbbbb'), choice('part', '000000', 'aaaaaa')];
    const settings = repairSettings({ pairs: formatChoices(choices) });
    expect(pairChoices(settings)).toEqual(choices);
    expect(isOfUse(settings, 'pairs', settings.pairs)).toBe(true);
    expect(isOfUse(settings, 'pairs', 'join aaaaaa')).toBe(false);
    expect(pairChoices(DEFAULT_SETTINGS)).toEqual([]);
    expect(pairChoices({ ...DEFAULT_SETTINGS, pairs: 'nonsense' })).toEqual([]);
  });

  it('turns tags off', () => {
    expect(repairSettings({ interviewTag: '', weakTag: ' # ' })).toMatchObject({
      interviewTag: '',
      weakTag: '',
    });
  });

  it('keeps numbers only in their range', () => {
    const retention = (value: number): number => repairSettings({ retention: value }).retention;
    expect([85, 85.4, 1, 200, -Infinity].map(retention)).toEqual([85, 90, 90, 90, 90]);
  });

  it('never takes the interview tag off with the weak one', () => {
    expect(repairSettings({ weakTag: 'Interview' }).weakTag).toBe('');
    expect(repairSettings({ interviewTag: 'weak' })).toMatchObject({ interviewTag: 'weak', weakTag: '' });
  });

  it('never has two properties of one name', () => {
    const names = (stored: object): string[] => {
      const { confidenceProperty, weakProperty, logProperty } = repairSettings(stored);
      return [confidenceProperty, weakProperty, logProperty];
    };
    expect(new Set(names({ confidenceProperty: 'x', weakProperty: 'x', logProperty: 'x' })).size).toBe(3);
    expect(new Set(names({ confidenceProperty: 'weak', logProperty: 'confidence' })).size).toBe(3);
    const anyName = fc.constantFrom('confidence', 'weak', 'drill_log', 'a', '', 'tags');
    fc.assert(
      fc.property(fc.tuple(anyName, anyName, anyName), ([confidenceProperty, weakProperty, logProperty]) => {
        expect(new Set(names({ confidenceProperty, weakProperty, logProperty })).size).toBe(3);
      }),
    );
  });

  it('keeps properties that exchanged their names', () => {
    const exchanged = { confidenceProperty: 'weak', weakProperty: 'confidence' };
    expect(repairSettings(exchanged)).toMatchObject(exchanged);
  });

  it('makes of anything settings that need no repair', () => {
    const value = fc.oneof(fc.anything(), fc.string(), fc.constantFrom<unknown>('weak', 'a/b', '#x', 90));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS)), value), (stored) => {
        const repaired = repairSettings(stored);
        expect(Object.keys(repaired)).toEqual(Object.keys(DEFAULT_SETTINGS));
        expect(repairSettings(repaired)).toEqual(repaired);
      }),
    );
  });

  it('leaves the defaults as they are', () => {
    repairSettings({ folders: ['x'] }).retention = 1;
    expect(DEFAULT_SETTINGS).toMatchObject({ folders: [], retention: 90 });
  });
});

/** What is wrong with a value for a setting, in a vault with the folder "Jobs". */
const errorOf = (key: keyof Settings, value: unknown, settings: Partial<Settings> = {}): string | null =>
  settingError({ ...DEFAULT_SETTINGS, ...settings }, key, value, (path) => path === 'Jobs');

describe('what a person enters', () => {
  it.each(['drill_log', 'my log', 'Log-2', '_log', 'журнал', '記録', ' log '])(
    'may be the property name %j',
    (name) => {
      expect(errorOf('logProperty', name)).toBeNull();
    },
  );

  it.each(['', '  ', '1log', 'a:b', 'a#b', '"a"', '-a', '[a]', 'a\nb', '👍'])(
    'may not be the property name %j',
    (name) => {
      expect(errorOf('logProperty', name)).toMatch(/\.$/);
    },
  );

  it.each([
    'tags',
    'Aliases',
    'cssclasses',
    'title',
    'role',
    'company',
    'round_type',
    'variant',
    'questions',
    'duration',
    'status',
    'interview_date',
    'date',
  ])('may not be the property name %s, which has another meaning', (name) => {
    expect(errorOf('logProperty', name)).toContain('another meaning');
  });

  it('may not be the name of another of our properties', () => {
    expect(errorOf('logProperty', 'weak')).toContain('used');
    expect(errorOf('logProperty', ' Confidence ')).toContain('used');
  });

  it.each(['', '#interview', 'a/b', 'a-b_c', '2026a', '面接', '🔥', ' x '])('may be the tag %j', (tag) => {
    expect(errorOf('interviewTag', tag)).toBeNull();
  });

  it.each(['a b', '12', '#12', 'a,b', 'a.b', 'a#b', '"a"', '/a', 'a//b', 'a/'])(
    'may not be the tag %j',
    (tag) => {
      expect(errorOf('interviewTag', tag)).toMatch(/\.$/);
    },
  );

  it('may not be one tag for interview notes and for weak questions', () => {
    expect(errorOf('weakTag', '#Interview')).toContain('differ');
    expect(errorOf('interviewTag', 'weak')).toContain('differ');
    expect(errorOf('weakTag', '', { interviewTag: '' })).toBeNull();
  });

  it.each<[keyof Settings, number, number]>([
    ['retention', RETENTION_RANGE.min, RETENTION_RANGE.max],
    ['newPerDay', 0, MOST_NEW_PER_DAY],
    ['seed', 0, MOST_SEED],
  ])('is a whole number in its range for %s', (key, min, max) => {
    for (const value of [min, max]) expect(errorOf(key, value)).toBeNull();
    for (const value of [min - 1, max + 1, min + 0.5, NaN, -5, String(min), null])
      expect(errorOf(key, value)).toBe(`Enter a whole number from ${String(min)} to ${String(max)}.`);
  });

  it('names folders that are in the vault', () => {
    for (const value of ['', 'Jobs', '/Jobs/\n\n Jobs ']) expect(errorOf('folders', value)).toBeNull();
    expect(errorOf('folders', 'Jobs\nJobs/Prep')).toBe('There is no folder "Jobs/Prep".');
    expect(errorOf('folders', '/')).toContain('whole vault');
  });

  it('is what the text of its kind allows', () => {
    expect(errorOf('roles', 'tip | answer')).toContain('Line 1');
    expect(errorOf('attemptLog', 'a?b')).toContain('Leave out');
    expect(errorOf('pairs', 'nonsense')).toMatch(/\.$/);
    expect(errorOf('order', 'sideways')).toMatch(/\.$/);
  });

  it('never breaks the check, and is kept as it is where nothing is wrong with it', () => {
    const key = fc.constantFrom(...(Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]));
    fc.assert(
      fc.property(
        key,
        fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.constant('weak')),
        (name, value) => {
          if (settingError(DEFAULT_SETTINGS, name, value, () => true) !== null) return;
          expect(isOfUse(repairSettings({ [name]: value }), name, value)).toBe(true);
        },
      ),
    );
  });
});

it('writes tags, folders and keys as they are used', () => {
  expect(repairSettings({ interviewTag: ' ##a/b ' }).interviewTag).toBe('a/b');
  expect(repairSettings({ folders: [' Jobs/ ', '', '//a/b//', 'Jobs'] }).folders).toEqual(['Jobs', 'a/b']);
  expect(repairSettings({ folders: 'Jobs\r\n\na/b\n' }).folders).toEqual(['Jobs', 'a/b']);
  expect(recordKeys({ ...DEFAULT_SETTINGS, logProperty: 'x', weakTag: '' })).toEqual({
    confidence: 'confidence',
    weak: 'weak',
    log: 'x',
    weakTag: '',
  });
});
