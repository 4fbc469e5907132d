import { describe, expect, it } from 'vitest';
import { logPath, logPathError, normalisedLog, parentOf } from '../../../src/core/attempts/log-path';
import { repairSettings } from '../../../src/core/settings';

describe('the path of the log', () => {
  it.each([
    ['My attempts', 'My attempts.md'],
    ['Jobs/Log.md', 'Jobs/Log.md'],
    ['Jobs/Log.MD', 'Jobs/Log.MD'],
    [' Jobs/My log/ ', 'Jobs/My log.md'],
    ['v1.2 notes', 'v1.2 notes.md'],
    ['cafe\u0301', 'caf\u00e9.md'],
    ['a\u00A0b', 'a b.md'],
    ['', null],
  ])('%j is %j', (typed, path) => {
    expect(logPathError(typed)).toBeNull();
    expect(logPath(repairSettings({ attemptLog: typed }))).toBe(path);
  });

  it.each([
    '/Log',
    'C:\\Log',
    'C:/Log',
    '../Log',
    'a/../Log',
    './Log',
    'a//b',
    'a/ b',
    '.obsidian/Log',
    'a#b',
    'a^b',
    'a[b',
    'a]b',
    'a|b',
    'a\\b',
    'a:b',
    'a*b',
    'a?b',
    'a"b',
    'a<b',
    'a>b',
    'a\u0000b',
    'a\nb',
  ])('%j is refused, and no log is kept', (typed) => {
    expect(logPathError(typed)).toMatch(/\.$/);
    expect(logPath(repairSettings({ attemptLog: typed }))).toBeNull();
  });

  it('is a text: %j is none', () => {
    for (const stored of [null, 7, ['Log'], {}, true])
      expect(repairSettings({ attemptLog: stored }).attemptLog).toBe('');
  });

  it('is kept without what surrounds it, and tells its folder', () => {
    expect(normalisedLog('  a/b/  ')).toBe('a/b');
    expect([parentOf('a/b/c.md'), parentOf('c.md')]).toEqual(['a/b', '']);
  });
});
