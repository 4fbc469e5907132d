import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, formatChoices } from '../../src/core/compare/choices';
import {
  DEFAULT_SETTINGS,
  isOfUse,
  normalisedFolder,
  normalisedTag,
  pairChoices,
  propertyNameError,
  recordKeys,
  repairSettings,
  RETENTION_RANGE,
  tagError,
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
        folder: [],
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
        folder: '/Jobs/Prep/',
        retention: 'x',
        autoWeak: false,
        logProperty: ' my log ',
      }),
    ).toEqual({
      ...DEFAULT_SETTINGS,
      interviewTag: 'jobs/prep',
      folder: 'Jobs/Prep',
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

  it('keeps the retention where it is of use', () => {
    const retention = (value: number): number => repairSettings({ retention: value }).retention;
    expect([85, 85.4, 1, 200, -Infinity].map(retention)).toEqual([
      85,
      85,
      RETENTION_RANGE.min,
      RETENTION_RANGE.max,
      90,
    ]);
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
    repairSettings({ folder: 'x' }).retention = 1;
    expect(DEFAULT_SETTINGS).toMatchObject({ folder: '', retention: 90 });
  });
});

describe('propertyNameError', () => {
  const error = (name: string): string | null => propertyNameError(DEFAULT_SETTINGS, 'logProperty', name);

  it.each(['drill_log', 'my log', 'Log-2', '_log', 'журнал', '記録', ' log '])('takes %j', (name) => {
    expect(error(name)).toBeNull();
  });

  it.each(['', '  ', '1log', 'a:b', 'a#b', '"a"', '-a', '[a]', 'a\nb', '👍'])('refuses %j', (name) => {
    expect(error(name)).toMatch(/\.$/);
  });

  it.each([
    'tags',
    'Aliases',
    'cssclasses',
    'title',
    'role',
    'round_type',
    'variant',
    'duration',
    'status',
    'interview_date',
    'date',
  ])('refuses %s, which has another meaning', (name) => {
    expect(error(name)).toContain('another meaning');
  });

  it('refuses the name of another of our properties', () => {
    expect(error('weak')).toContain('used');
    expect(error(' confidence ')).toContain('used');
  });
});

describe('tagError', () => {
  it.each(['', '#interview', 'a/b', 'a-b_c', '2026a', '面接', '🔥', ' x '])('takes %j', (tag) => {
    expect(tagError(tag)).toBeNull();
  });

  it.each(['a b', '12', '#12', 'a,b', 'a.b', 'a#b', '"a"'])('refuses %j', (tag) => {
    expect(tagError(tag)).toMatch(/\.$/);
  });
});

it('writes tags, folders and keys as they are used', () => {
  expect(normalisedTag(' ##a/b ')).toBe('a/b');
  expect(['/', ' Jobs/ ', '//a/b//', ''].map(normalisedFolder)).toEqual(['', 'Jobs', 'a/b', '']);
  expect(recordKeys({ ...DEFAULT_SETTINGS, logProperty: 'x', weakTag: '' })).toEqual({
    confidence: 'confidence',
    weak: 'weak',
    log: 'x',
    weakTag: '',
  });
});
