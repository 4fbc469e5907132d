import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/note/parse';
import { readDuration, readProperties } from '../../../src/core/note/properties';
import { findingsOf, parse } from '../../support/notes';

describe('readProperties', () => {
  it('reads the properties of a note', () => {
    const { note, diagnostics } = parse(
      '---',
      'title: Round one',
      'tags: [interview, sql/joins]',
      'role: Data Engineer – Ads',
      'round_type: Phone screen',
      'duration: 1h 30m',
      'variant: 2',
      'status: active',
      'interview_date: 2026-11-30',
      '---',
    );
    expect(note).toEqual({
      title: 'Round one',
      role: 'Data Engineer – Ads',
      roundType: 'Phone screen',
      variant: 2,
      tags: ['interview', 'sql/joins'],
      status: 'active',
      duration: 90,
      interviewDate: '2026-11-30',
    });
    expect(diagnostics).toEqual([]);
  });

  it('has nothing to say where nothing is said', () => {
    const nothing = {
      title: null,
      role: null,
      roundType: null,
      variant: null,
      tags: [],
      status: null,
      duration: null,
      interviewDate: null,
    };
    expect(readProperties({})).toEqual({ properties: nothing, diagnostics: [] });
    expect(readProperties({ title: null, role: '', tags: null, variant: '', duration: '' })).toEqual({
      properties: nothing,
      diagnostics: [],
    });
  });

  it('takes the first heading for the title where no property gives one and no other is of the first level', () => {
    expect(parse('# The *title* ^id', '', '## Another').note.title).toBe('The title');
    expect(parse('---', 'title: Mine', '---', '# Yours').note.title).toBe('Mine');
    expect(parse('Setext', '===').note.title).toBe('Setext');
    for (const none of [
      '# One\n\n# Two',
      '## Q1: Why?\n\nSo.\n\n# Notes',
      '# Notes',
      '# Interview questions',
    ])
      expect(parse(none).note.title).toBeNull();
    expect(parse('text').note.title).toBeNull();
  });

  it.each([
    [
      ['a', '#b', ' c '],
      ['a', 'b', 'c'],
    ],
    ['a, #b c', ['a', 'b', 'c']],
    ['one', ['one']],
    [
      [2026, 'a', null],
      ['2026', 'a'],
    ],
    [[], []],
    [[null], []],
    [['', '#'], []],
  ])('reads the tags %j', (tags, expected) => {
    expect(readProperties({ tags })).toMatchObject({ properties: { tags: expected }, diagnostics: [] });
  });

  it('reads a variant that is a number, a text or a text like a number', () => {
    const variant = (value: unknown) => readProperties({ variant: value }).properties.variant;
    expect([2, 0, '2', 'B', ' Tokyo team '].map(variant)).toEqual([2, 0, '2', 'B', 'Tokyo team']);
  });

  it('reads a day with a time behind it, and no other text', () => {
    const day = (value: unknown) => readProperties({ interview_date: value }).properties.interviewDate;
    expect(day('2026-11-30')).toBe('2026-11-30');
    expect(day(' 2026-11-30T09:00 ')).toBe('2026-11-30');
    for (const value of ['2026-02-30', 'next week', '30.11.2026', 20261130, ['2026-11-30'], true])
      expect(day(value)).toBeNull();
  });

  it.each([
    ['title', 'true'],
    ['role', '{a: 1}'],
    ['round_type', '[a, b]'],
    ['variant', '[1, 2]'],
    ['tags', '{a: 1}'],
    ['tags', '[[a]]'],
    ['status', 'false'],
    ['duration', 'long'],
    ['duration', '-5'],
    ['interview_date', 'tomorrow'],
  ])('tells the line of a %s that is %s and reads the rest', (key, value) => {
    const { note, diagnostics } = parse(
      '---',
      'date: 2026-11-01',
      `${key}: ${value}`,
      'aliases: [z]',
      '---',
      '# T',
    );
    expect(diagnostics).toMatchObject([{ code: 'property-wrong-type', severity: 'warning', line: 3 }]);
    expect(diagnostics[0]?.message).toContain(`"${key}"`);
    expect(note.title).toBe(key === 'title' ? 'T' : note.title);
  });

  it('tells the line of each property, quoted or not, whatever the line ends', () => {
    const source = '---\r\n"role": [1]\r\nnested:\r\n  status: []\r\nstatus: []\r\n---\r\n';
    expect(findingsOf(parseNote(source))).toEqual(['2 property-wrong-type', '5 property-wrong-type']);
    expect(findingsOf(parseNote(`\uFEFF${source}`))).toEqual([
      '2 property-wrong-type',
      '5 property-wrong-type',
    ]);
  });

  it('survives any data', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom('title', 'tags', 'duration', 'variant', 'role', '__proto__') }),
        (data) => {
          const { properties } = readProperties(data);
          expect(properties.tags.every((tag) => tag !== '' && !tag.startsWith('#'))).toBe(true);
          expect(properties.duration === null || properties.duration > 0).toBe(true);
        },
      ),
    );
  });
});

describe('readDuration', () => {
  it.each<[unknown, number | null]>([
    [90, 90],
    [1.5, 1.5],
    ['90', 90],
    ['90 min', 90],
    ['90min', 90],
    ['90 minutes', 90],
    ['45 Mins.', 45],
    ['1h', 60],
    ['1 h', 60],
    ['2 hours', 120],
    ['1h 30m', 90],
    ['1h30m', 90],
    ['1h30', 90],
    ['1 hour 15 min', 75],
    ['1 hr 5', 65],
    ['1.5 hours', 90],
    ['1,5 h', 90],
    ['0h 45m', 45],
    ['1:30', 90],
    ['0:45', 45],
    ['~60 min', 60],
    ['≈ 60', 60],
    ['45-60 min', 60],
    ['45 – 60 min', 60],
    [' 30 m ', 30],
    ['', null],
    ['soon', null],
    ['an hour', null],
    ['90 seconds', null],
    ['1h of talk', null],
    ['-30', null],
    [0, null],
    ['0', null],
    ['0h', null],
    ['0:00', null],
    [-1, null],
    [NaN, null],
    [Infinity, null],
    ['9'.repeat(400), null],
    [`${'9'.repeat(400)}h`, null],
    [true, null],
    [null, null],
    [['90'], null],
  ])('reads %j as %s minutes', (value, minutes) => {
    expect(readDuration(value)).toBe(minutes);
  });
});
