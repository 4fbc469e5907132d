import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { olderHash, questionHash } from '../../../src/core/note/hash';
import { IdRegistry, safeId, slugOf } from '../../../src/core/note/id';
import { findingsOf, idsOf, parse, question } from '../../support/notes';
import { anyText } from './generators';

describe('the id of a question', () => {
  it('is its block id before its label, its label before its slug', () => {
    expect(
      idsOf(parse('### Q1: Why? ^because', '', 'a', '', '### Q1: How?', '', 'b', '', '### When?', '', 'c')),
    ).toEqual(['because', 'q1', 'when']);
  });

  it('is the block id alone below a heading', () => {
    const asked = question('### Q1: Why?', '^because', '', 'Text.');
    expect(asked).toMatchObject({ id: 'because', label: 'Q1', text: 'Why?' });
    expect(asked.prompts).toEqual([]);
    expect(asked.layers).toHaveLength(1);
    expect(question('### Q1: Why?', '', '^because', '', 'Text.').id).toBe('because');
  });

  it('is no block id that text stands before or that is no whole paragraph', () => {
    expect(question('### Q1: Why?', 'Text ^answer').id).toBe('q1');
    expect(question('### Q1: Why 2^8?', 'Text').id).toBe('q1');
    expect(question('### Q1: Why?', '^a_b').id).toBe('q1');
  });

  it('takes the block id out of what is asked', () => {
    expect(question('### Why? ^because', '', 'a')).toMatchObject({ id: 'because', text: 'Why?' });
    expect(question('### Why? ^because', '', 'a').hash).toBe(question('### Q9: Why?', '', 'a').hash);
  });

  it('is never a number alone', () => {
    expect(question('### 4. Why?', '', 'a').id).toBe('q4');
    expect(question('### Why? ^2024', '', 'a').id).toBe('q2024');
    expect(question('### 2024?', '', 'a').id).toBe('q2024');
  });

  it('is something where nothing can be read', () => {
    expect(question('### ?', '', 'a').id).toBe('question');
    expect(question('### Q: 👍?', '', 'a').id).toBe('question');
  });

  it('gets a number where it is taken, and the note is told so', () => {
    const note = parse(
      ...[
        '### Q1: Why?',
        'a',
        '### Q1: How?',
        'b',
        '### q1: When?',
        'c',
        '### Who? ^q1-2',
        'd',
        '### Why?',
        'e',
      ],
    );
    expect(idsOf(note)).toEqual(['q1', 'q1-2', 'q1-3', 'q1-2-2', 'why']);
    expect(findingsOf(note)).toEqual(['3 duplicate-label', '5 duplicate-label', '7 duplicate-label']);
    expect(note.diagnostics[0]?.message).toContain('"q1"');
    expect(note.diagnostics[0]?.message).toContain('"q1-2"');
  });
});

describe('slugOf', () => {
  it.each([
    ['What is a Lock?', 'what-is-a-lock'],
    ['  --C++ & C#!  ', 'c-c'],
    ['naïve café', 'naïve-café'],
    ['naïve', 'naïve'],
    ['हिन्दी क्या है', 'हिन्दी-क्या-है'],
    ['なぜ Rust？', 'なぜ-rust'],
    ['👍', ''],
    ['', ''],
  ])('%s', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  it('is short enough for a key of YAML, and ends in a letter', () => {
    const slug = slugOf('wort '.repeat(100));
    expect(Array.from(slug).length).toBeLessThanOrEqual(120);
    expect(slug).toMatch(/^wort.*wort$/);
    expect(slugOf('😀a'.repeat(200)).endsWith('-')).toBe(false);
  });

  it('holds nothing but letters, digits and single dashes between them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(slugOf(text)).toMatch(/^$|^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u);
        expect(slugOf(slugOf(text))).toBe(slugOf(text));
      }),
    );
  });
});

describe('IdRegistry', () => {
  it('never gives an id twice, and never one like an integer', () => {
    const wanted = fc.constantFrom('a', 'a-2', 'a-3', 'a-2-2', '7', 'q7', '', 'question', 'toString');
    fc.assert(
      fc.property(fc.array(wanted), (all) => {
        const registry = new IdRegistry();
        const ids = all.map((id) => registry.claim(safeId(id)).id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => id === '' || /^\d+$/.test(id))).toEqual([]);
      }),
    );
  });
});

describe('questionHash', () => {
  it('is the same however a question is spelt', () => {
    const hash = questionHash('What is a lock?');
    for (const spelling of [
      'what is a LOCK',
      '  What   is a **lock**? ',
      'What—is a "lock"',
      'Ｗhat is a lock？',
    ])
      expect(questionHash(spelling)).toBe(hash);
    expect(questionHash('What is a block?')).not.toBe(hash);
  });

  it('tells questions of signs alone apart', () => {
    expect(questionHash('???')).not.toBe(questionHash('!!!'));
  });

  it('keeps the values that stand in notes already', () => {
    // The older ones by hand from the definition of FNV-1a: offset 811c9dc5, prime 01000193, xor-folded to 24 bits.
    expect(olderHash('a')).toBe('0c29c8');
    expect(olderHash('foobar')).toBe('9cf9d7');
    expect(questionHash('What is a lock?')).toBe('8dc9f4');
    expect(questionHash('What does `==` do?')).toBe('d703eb');
  });

  it('is 6 hex digits of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(questionHash(text)).toMatch(/^[0-9a-f]{6}$/);
      }),
    );
  });
});
