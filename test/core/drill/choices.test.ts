import { describe, expect, it } from 'vitest';
import { hasValue, propertyChoices } from '../../../src/core/drill/choices';
import { parse } from '../../support/notes';

const note = (...properties: string[]) => parse('---', ...properties, '---').note;

const NOTES = [
  note('role: Engineer', 'variant: 10', 'tags: [interview/frontend, css]'),
  note('role: engineer', 'round_type: Screen', 'variant: 2', 'tags: [Interview, interview/frontend]'),
  note('role: Designer', "variant: '2'"),
  note(),
];

describe('what notes can be drilled by', () => {
  it('is told with the number of notes, whatever the case, sorted as people count', () => {
    expect(propertyChoices(NOTES).map(({ property, value, notes }) => [property, value, notes])).toEqual([
      ['tag', 'css', 1],
      ['tag', 'interview', 2],
      ['tag', 'interview/frontend', 2],
      ['role', 'Designer', 1],
      ['role', 'Engineer', 2],
      ['round', 'Screen', 1],
      ['variant', '2', 2],
      ['variant', '10', 1],
    ]);
  });

  it('is what finds the notes again', () => {
    for (const { property, value, notes } of propertyChoices(NOTES))
      expect(NOTES.filter((each) => hasValue(each, property, value))).toHaveLength(notes);
  });

  it('is no part of a word', () => {
    expect(hasValue(note('tags: [interviews]'), 'tag', 'interview')).toBe(false);
    expect(hasValue(note('tags: [interview]'), 'tag', 'interview/frontend')).toBe(false);
  });
});
