import { describe, expect, it } from 'vitest';
import { scanBlocks } from '../../../src/core/note/markdown/scan';
import { Source } from '../../../src/core/note/markdown/source';
import { blocksOf } from '../../support/notes';

describe('scanBlocks', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['blank lines', '\n \n\t\n', []],
    ['blank lines of other white space', 'a\n\u00a0\n\u3000\nb', ['paragraph 1', 'paragraph 4']],
    ['headings of all ranks', '# a\n## b\n###### c', ['heading 1', 'heading 2', 'heading 3']],
    ['a heading without a text', '##\ntext', ['heading 1', 'paragraph 2']],
    ['seven hashes', '####### a', ['paragraph 1']],
    ['a hash tag', '#tag', ['paragraph 1']],
    ['a heading that interrupts', 'text\n# a', ['paragraph 1', 'heading 2']],
    ['a heading that is indented', '   # a', ['heading 1']],
    ['a heading indented by a tab', '\t# a', ['indented-code 1']],
    ['paragraphs', 'a\nb\n\nc', ['paragraph 1-2', 'paragraph 4']],
    ['thematic breaks', '---\n***\n_ _ _', ['thematic-break 1', 'thematic-break 2', 'thematic-break 3']],
    ['a break of two', '--', ['paragraph 1']],
    ['a break with a word', '--- a', ['paragraph 1']],
    ['setext headings', 'a\n===\n\nb\nc\n---', ['heading 1-2', 'heading 4-6']],
    ['dashes below a blank line', 'a\n\n---', ['paragraph 1', 'thematic-break 3']],
    ['dashes below a list', '- a\n---', ['list 1', 'thematic-break 2']],
    ['dashes below a quote', '> a\n---', ['blockquote 1', 'thematic-break 2']],
    ['a list', '- a\n- b\n  more\n\n  inside', ['list 1-5']],
    ['lists of two signs', '- a\n* b', ['list 1', 'list 2']],
    ['numbered lists', '1. a\n2. b\n3) c', ['list 1-2', 'list 3']],
    ['a list that goes on after a blank line', '- a\n\n- b\n\ntext', ['list 1-3', 'paragraph 5']],
    ['a lazy line of a list', '- a\nlazy\n\ntext', ['list 1-2', 'paragraph 4']],
    ['a number that is no list in a paragraph', 'born in\n1984. a year', ['paragraph 1-2']],
    ['a list that interrupts', 'text:\n- a\n1. b', ['paragraph 1', 'list 2', 'list 3']],
    ['a bullet without space', '-a\n*b*', ['paragraph 1-2']],
    ['a task list', '- [ ] a\n- [x] b', ['list 1-2']],
    ['a heading in a list', '- # a\n  text', ['list 1-2']],
    ['a heading below a list', '- a\n# b', ['list 1', 'heading 2']],
    ['a list below a quote that starts at 2', '> a\n2. b', ['blockquote 1', 'list 2']],
    ['a quote', '> a\n> b', ['blockquote 1-2']],
    ['a lazy line of a quote', '> a\nb\n\nc', ['blockquote 1-2', 'paragraph 4']],
    ['no lazy line below a heading in a quote', '> # a\nb', ['blockquote 1', 'paragraph 2']],
    ['no lazy line below an empty quote line', '> a\n>\nb', ['blockquote 1-2', 'paragraph 3']],
    ['a heading ends a quote', '> a\n# b', ['blockquote 1', 'heading 2']],
    ['a list ends a quote', '> a\n- b', ['blockquote 1', 'list 2']],
    ['a callout', '> [!tip] Title\n> body', ['callout 1-2']],
    ['a callout without a space', '>[!TIP]-', ['callout 1']],
    ['two callouts', '> [!tip]\n> a\n\n> [!info]\n> b', ['callout 1-2', 'callout 4-5']],
    ['a quote that mentions a callout below', '> a\n> [!tip]', ['blockquote 1-2']],
    ['a callout in a callout', '> [!tip]\n> > [!info]\n> > b', ['callout 1-3']],
    ['a table', '| a | b |\n|---|:-:|\n| 1 | 2 |\nlazy', ['table 1-4']],
    ['a table without outer pipes', 'a | b\n--- | ---\n1 | 2\n\ntext', ['table 1-3', 'paragraph 5']],
    ['a table of one column', '| a |\n|---|\n| 1 |', ['table 1-3']],
    ['a table below text', 'text\n| a |\n|---|', ['paragraph 1', 'table 2-3']],
    ['other numbers of cells', '| a | b |\n|---|\n', ['paragraph 1-2']],
    ['an escaped pipe in a header', 'a \\| b | c\n---|---', ['table 1-2']],
    ['pipes without a delimiter row', '| a | b |\n| c | d |', ['paragraph 1-2']],
    ['a heading below a table', '| a |\n|---|\n# b', ['table 1-2', 'heading 3']],
    [
      'indented code',
      'text\n\n    code\n\n    more\ntext',
      ['paragraph 1', 'indented-code 3-5', 'paragraph 6'],
    ],
    ['an indented line of a paragraph', 'text\n    more', ['paragraph 1-2']],
    ['code indented by a tab', '\tcode', ['indented-code 1']],
  ])('finds %s', (_, source, blocks) => {
    expect(blocksOf(source)).toEqual(blocks);
  });

  it('reads rank and text of headings', () => {
    const headings = (source: string) =>
      scanBlocks(Source.ofText(source)).map(({ level, text }) => [level, text]);
    expect(headings('###  a ##  ')).toEqual([[3, 'a']]);
    expect(headings('# C#')).toEqual([[1, 'C#']]);
    expect(headings('## ##')).toEqual([[2, '']]);
    expect(headings('#\ta')).toEqual([[1, 'a']]);
    expect(headings('a\nb\n---')).toEqual([[2, 'a b']]);
    expect(headings('Überschrift\n=')).toEqual([[1, 'Überschrift']]);
  });

  it('starts behind the frontmatter and counts its lines', () => {
    expect(blocksOf('---\na: 1\n---\n# b', 3)).toEqual(['heading 4']);
  });

  it.each([
    ['Windows', '\r\n'],
    ['old Mac', '\r'],
  ])('counts lines that end as on %s', (_, end) => {
    const source = ['# a', '', '```', '# no', '```', '- b'];
    expect(blocksOf(source.join(end))).toEqual(['heading 1', 'code 3-5', 'list 6']);
  });

  it('takes a lone carriage return between other line ends for one', () => {
    expect(blocksOf('# a\r# b\r\n# c\n\r# d')).toEqual(['heading 1', 'heading 2', 'heading 3', 'heading 5']);
  });
});
