import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/core/note/parse';
import { parseRoleRows, roleTable } from '../../../src/core/note/question/role-rows';

const roleOf = (callout: string, rows: string): string | undefined => {
  const note = `### Q1: Why?\n\n> [!${callout}\n> Text.\n\nThe answer.\n`;
  return parseNote(note, { roles: roleTable(rows) }).questions[0]?.blocks[1]?.role;
};

describe('rows of the role table', () => {
  it('decide before the rows that are known already', () => {
    expect(roleOf('tip] Talking points', '')).toBe('answer');
    expect(roleOf('tip] Talking points', 'tip | Talking points | hint')).toBe('hint');
    expect(roleOf('info] Scenario', 'info | Scenario | answer')).toBe('answer');
    expect(roleOf('coach] Say it slowly', 'coach | * | prompt')).toBe('prompt');
    expect(roleOf('note] Interviewer says', '* | Interviewer says | follow-up')).toBe('follow-up');
  });

  it('fit in any case, and with more behind a mark, but not inside other words', () => {
    const rows = '[!TIP] | talking points | hint';
    expect(roleOf('Tip] TALKING POINTS: cost', rows)).toBe('hint');
    expect(roleOf('tip] Talking points of others', rows)).toBe('answer');
    expect(roleOf('note] Talking points', rows)).toBe('answer');
  });

  it('give way to what the callout says of itself', () => {
    expect(roleOf('tip|answer] Talking points', 'tip | Talking points | hint')).toBe('answer');
  });

  it.each([
    ['tip | Talking points', 'Line 1: write "type | title | role"'],
    ['tip | a | hint | b', 'Line 1: write "type | title | role"'],
    ['\ntip | Talking points | shown', 'Line 2: "shown" is no role'],
    [' | Talking points | hint', 'Line 1: name a callout type'],
    ['* | * | prompt', 'Line 1: a row for every callout'],
  ])('say what is wrong with %j', (text, message) => {
    expect(parseRoleRows(text)).toMatchObject({
      ok: false,
      message: expect.stringContaining(message) as string,
    });
    expect(roleOf('tip] Talking points', text)).toBe('answer');
  });

  it('take any words as words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const result = parseRoleRows(`tip | ${title} | hint`);
        const words = title.trim();
        if (/[|\n\r]/.test(title) || words === '' || words === '*' || !result.ok) return;
        expect(result.rows[0]?.title?.test(words)).toBe(true);
      }),
    );
  });
});
