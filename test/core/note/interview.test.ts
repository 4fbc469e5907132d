import { describe, expect, it } from 'vitest';
import { describeNote, isInterviewNote, variantName, type NoteFacts } from '../../../src/core/note/interview';

const facts = (more: Partial<NoteFacts> = {}): NoteFacts => ({
  path: 'Note.md',
  frontmatter: {},
  tags: [],
  ...more,
});
const marks = { interviewTag: 'interview', folders: [], logProperty: 'drill_log' };

describe('isInterviewNote', () => {
  it.each<[string, Partial<NoteFacts>, boolean]>([
    ['a note of nothing', {}, false],
    ['a round', { frontmatter: { round_type: 'Screening' } }, true],
    ['a variant', { frontmatter: { variant: 2 } }, true],
    ['variant 0', { frontmatter: { variant: 0 } }, true],
    ['an empty variant', { frontmatter: { variant: '', round_type: null } }, false],
    ['a variant that is no text', { frontmatter: { variant: [1] } }, false],
    ['questions', { frontmatter: { questions: 'h3' } }, true],
    ['a drill record', { frontmatter: { drill_log: { q1: '77c0e2 2026-11-01:3' } } }, true],
    ['an empty drill record', { frontmatter: { drill_log: null, questions: '' } }, false],
    ['other properties', { frontmatter: { title: 'Interview', role: 'Engineer' } }, false],
    ['the tag', { tags: ['interview'] }, true],
    ['the tag with a hash', { tags: ['#interview'] }, true],
    ['the tag in other letters', { tags: ['#Interview'] }, true],
    ['a tag nested under it', { tags: ['#interview/sql'] }, true],
    ['a longer tag', { tags: ['#interviews', '#my/interview'] }, false],
  ])('%s', (_, more, expected) => {
    expect(isInterviewNote(facts(more), marks)).toBe(expected);
  });

  it('takes the notes of the folders, and of the folders in them', () => {
    const folders = ['Jobs/Prep', 'Mocks'];
    const inFolder = (path: string) => isInterviewNote(facts({ path }), { ...marks, folders });
    expect(['Jobs/Prep/a.md', 'Jobs/Prep/x/a.md', 'Mocks/a.md'].every(inFolder)).toBe(true);
    expect(['a.md', 'Jobs/a.md', 'Jobs/Prep.md', 'Jobs/Preparation/a.md'].some(inFolder)).toBe(false);
  });

  it('takes a drill record under the name that the settings give it', () => {
    const log = facts({ frontmatter: { history: { q1: '77c0e2 2026-11-01:3' } } });
    expect(isInterviewNote(log, { ...marks, logProperty: 'history' })).toBe(true);
    expect(isInterviewNote(log, marks)).toBe(false);
  });

  it('takes no note by a tag that is switched off', () => {
    expect(isInterviewNote(facts({ tags: ['#', '', '/a'] }), { ...marks, interviewTag: '' })).toBe(false);
  });
});

describe('describeNote', () => {
  it('tells notes apart in a line', () => {
    const note = { role: 'Engineer', roundType: 'Screening', variant: 2, tags: ['interview', 'sql'] };
    expect(describeNote(note)).toBe('Engineer · Screening · Variant 2 · #interview #sql');
    expect(describeNote({ role: null, roundType: null, variant: null, tags: [] })).toBe('');
  });

  it.each([
    [2, 'Variant 2'],
    ['B', 'Variant B'],
    ['2.1', 'Variant 2.1'],
    ['Tokyo team', 'Tokyo team'],
    ['Variant 2', 'Variant 2'],
  ])('names the variant %j', (variant, name) => {
    expect(variantName(variant)).toBe(name);
  });
});
