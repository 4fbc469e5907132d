import { describe, expect, it } from 'vitest';
import { splitRules } from '../../../src/core/steps/style-rules';

describe('the rules of a style sheet', () => {
  it('are cut apart, each with the classes that it names', () => {
    expect(splitRules('#a{x:1}#a .b .c-d>*,#a .e span{y:"}.f{"}')).toEqual([
      { text: '#a{x:1}', classes: [] },
      { text: '#a .b .c-d>*,#a .e span{y:"}.f{"}', classes: ['b', 'c-d', 'e'] },
    ]);
  });

  it.each(['@keyframes k{from{x:0}to{x:1}}', '@media print{.a{x:1}}', '#a .b\\.c{x:1}'])(
    'of which it cannot be told keep it open: %s',
    (rule) => {
      expect(splitRules(rule)).toEqual([{ text: rule, classes: null }]);
    },
  );

  it.each([
    '',
    '}',
    '}}}a{',
    'a{b',
    '"',
    "a{x:'",
    '{}',
    '{'.repeat(1000),
    '}'.repeat(1000),
    '"'.repeat(1001),
  ])('are none of %j that anybody could use', (css) => {
    expect(splitRules(css).filter(({ text }) => text !== '{}')).toEqual([]);
  });
});
