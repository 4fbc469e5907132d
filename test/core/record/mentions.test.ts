import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRecord } from '../../../src/core/record/edit';
import { mentionsProperty } from '../../../src/core/record/mentions';
import { DEFAULT_RECORD_KEYS } from '../../../src/core/record/types';
import { DEFAULT_SETTINGS, settingError } from '../../../src/core/settings';

describe('mentionsProperty', () => {
  it.each(['drill log:', '"drill log":', "'drill log': {", 'drill log : 1', 'x: [\n"drill log":\n'])(
    'finds %j',
    (text) => {
      expect(mentionsProperty(`---\nx: "\n${text}\n---\n`, 'drill log')).toBe(true);
    },
  );

  it.each(['drill_log:', 'drill log', 'a drill log of mine: 1', 'drill\nlog:', 'my_drill log:'])(
    'does not find %j',
    (text) => {
      expect(mentionsProperty(text, 'drill log')).toBe(false);
    },
  );

  it('takes no mark in a name for more than itself', () => {
    expect(mentionsProperty('aXb:', 'a.b')).toBe(false);
    expect(mentionsProperty('{a.b(c]\\-:', 'a.b(c]\\-')).toBe(true);
  });

  it('finds every name that a person may choose as we write it', () => {
    const letters = fc.constantFrom('a', 'Y', 'n', 'ö', 'や', 'e\u0301', '_', '-', ' ', '7', 'yes', 'null');
    const names = fc
      .array(letters, { minLength: 1, maxLength: 6 })
      .map((all) => all.join('').trim())
      .filter((name) => settingError(DEFAULT_SETTINGS, 'logProperty', name, () => true) === null);
    fc.assert(
      fc.property(names, (name) => {
        const rating = { hash: '77c0e2', confidence: 2, day: 20_767, autoWeak: false } as const;
        const keys = { ...DEFAULT_RECORD_KEYS, log: name };
        const result = editRecord('Body', [{ type: 'rate', id: 'q1', ...rating }], keys);
        expect(result.ok && mentionsProperty(result.text, name)).toBe(true);
      }),
    );
  });
});
