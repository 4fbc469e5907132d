import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsFor } from '../../../src/core/drill/effort';
import { question } from '../../support/notes';

/** Seconds for a question with these lines below it. */
const seconds = (...lines: string[]): number => secondsFor(question('### Q1: Why is this so?', '', ...lines));

const words = (count: number, word = 'word'): string => `${word} `.repeat(count).trim();

/** Lines of any kind that stay what they are, whatever follows. */
const anyBlock = fc.oneof(
  fc.integer({ min: 1, max: 300 }).map((count) => [words(count), '']),
  fc
    .integer({ min: 1, max: 40 })
    .map((count) => ['```js', ...Array<string>(count).fill('call();'), '```', '']),
  fc.constant(['```mermaid', 'graph TD', 'A --> B', '```', '']),
  fc.integer({ min: 1, max: 8 }).map((count) => [...Array<string>(count).fill('- one thing'), '']),
  fc.constant(['> [!info] Scenario', '> It happens at night.', '']),
);

describe('the time that an answer takes', () => {
  it('is between half a minute and eight', () => {
    expect(seconds()).toBe(30);
    expect(seconds(words(20_000))).toBe(480);
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 6 }), (blocks) => {
        const value = seconds(...blocks.flat());
        expect(value).toBeGreaterThanOrEqual(30);
        expect(value).toBeLessThanOrEqual(480);
        expect(Number.isInteger(value)).toBe(true);
      }),
    );
  });

  it('never gets less by what is added', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 4 }), anyBlock, (blocks, more) => {
        expect(seconds(...[...blocks, more].flat())).toBeGreaterThanOrEqual(seconds(...blocks.flat()));
      }),
    );
  });

  it('is that of speaking for words, of writing for code, of drawing for a diagram', () => {
    // 20 to begin, 130 words in a minute.
    expect(seconds(words(130))).toBe(80);
    expect(seconds('```js', ...Array<string>(10).fill('call();'), '```')).toBe(60);
    expect(seconds('```mermaid', 'graph TD', 'A --> B', '```')).toBe(80);
  });

  it('counts words also where none are parted by blanks, and where two scripts mix', () => {
    expect(seconds('持久化'.repeat(100))).toBe(Math.round(20 + 150 / (130 / 60)));
    expect(seconds('Redis的持久化机制'.repeat(30))).toBe(75);
    expect(seconds(words(130, 'слово'))).toBe(80);
  });
});
