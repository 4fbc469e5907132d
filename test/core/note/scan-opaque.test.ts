import { describe, expect, it } from 'vitest';
import { scanBlocks } from '../../../src/core/note/markdown/scan';
import { Source } from '../../../src/core/note/markdown/source';
import { blocksOf } from '../../support/notes';

const rows = (cases: [string, string, string[]][]): typeof cases => cases;

describe('fenced code', () => {
  it.each(
    rows([
      ['backticks', '```ts\n# no\n```\n# yes', ['code 1-3', 'heading 4']],
      ['tildes', '~~~\n```\n~~~\n# yes', ['code 1-3', 'heading 4']],
      ['backticks in tildes and back', '```\n~~~\n```', ['code 1-3']],
      ['a longer closer', '```\na\n`````\nb', ['code 1-3', 'paragraph 4']],
      ['no shorter closer', '````\n```\n# no\n````', ['code 1-4']],
      ['no closer with words', '```\n``` js\n# no\n```', ['code 1-4']],
      ['a closer with blanks', '```\na\n```  \t\nb', ['code 1-3', 'paragraph 4']],
      ['an indented closer', '```\na\n   ```\nb', ['code 1-3', 'paragraph 4']],
      ['no closer indented as code', '```\na\n    ```\n```', ['code 1-4']],
      ['no end', '# a\n```\n# no\n\n---', ['heading 1', 'code 2-5']],
      ['no end and no line', '```', ['code 1']],
      ['two backticks', '``\n# yes', ['paragraph 1', 'heading 2']],
      ['a code span', '``` a ``` b\n# yes', ['paragraph 1', 'heading 2']],
      ['tildes with backticks behind', '~~~ `a`\n# no\n~~~', ['code 1-3']],
      ['interrupting text', 'text\n```\ncode\n```', ['paragraph 1', 'code 2-4']],
      ['blank lines inside', '```\n\n\n# no\n```', ['code 1-5']],
      ['in a list', '- a\n  ```\n  # no\n\n  ---\n  ```\n- b', ['list 1-7']],
      ['in a list, unclosed and left', '- ```\n  a\n\n# yes', ['list 1-2', 'heading 4']],
      ['in a quote', '> ```\n> # no\n> ```\n# yes', ['blockquote 1-3', 'heading 4']],
      ['in a quote, unclosed and left', '> ```\n> a\nb', ['blockquote 1-2', 'paragraph 3']],
      ['in a callout', '> [!info] Answer\n> ```\n>\n> ---\n> ```\n\n# yes', ['callout 1-5', 'heading 7']],
    ]),
  )('%s', (_, source, blocks) => {
    expect(blocksOf(source)).toEqual(blocks);
  });

  it.each([
    ['```ts', 'ts'],
    ['``` TypeScript ', 'typescript'],
    ['~~~mermaid', 'mermaid'],
    ['```js {3,4}', 'js'],
    ['```js{3,4}', 'js'],
    ['```', ''],
  ])('reads the language of %s', (line, language) => {
    const [block] = scanBlocks(Source.ofLines([line, line.slice(0, 3)]));
    expect(block).toMatchObject({ kind: 'code', text: language, closed: true });
  });

  it('knows whether it is closed', () => {
    const closed = (...lines: string[]) => scanBlocks(Source.ofLines(lines))[0]?.closed;
    expect(closed('```', 'a', '```')).toBe(true);
    expect(closed('```', 'a')).toBe(false);
  });
});

describe('HTML', () => {
  it.each(
    rows([
      ['a container', '<div>\n# no\n\n# yes', ['html 1-2', 'heading 4']],
      ['a closing tag', '</div>\ntext', ['html 1-2']],
      ['a script over blank lines', '<script>\n\n# no\n</script>\n# yes', ['html 1-4', 'heading 5']],
      ['pre on one line', '<pre>a</pre>\n# yes', ['html 1', 'heading 2']],
      ['pre without an end', '<pre>\n\n# no', ['html 1-3']],
      [
        'details to its end',
        '<details>\n<summary>s</summary>\n\n# no\n\n</details>\n# yes',
        ['html 1-6', 'heading 7'],
      ],
      [
        'details in details',
        '<details>\n<details>\n</details>\n\n# no\n</details>\n# yes',
        ['html 1-6', 'heading 7'],
      ],
      ['details without an end', '<details>\ntext\n\n# yes', ['html 1-2', 'heading 4']],
      ['a whole tag of another name', '<my-tag a="b">\n# no\n\n# yes', ['html 1-2', 'heading 4']],
      ['a tag inside a line', '<kbd>a</kbd> text\n# yes', ['paragraph 1', 'heading 2']],
      ['a tag that may not interrupt', 'text\n<my-tag>', ['paragraph 1-2']],
      ['a container that interrupts', 'text\n<div>', ['paragraph 1', 'html 2']],
      ['a link in brackets', '<https://example.org>\n# yes', ['paragraph 1', 'heading 2']],
      ['less than', '< 5\n<3', ['paragraph 1-2']],
      ['CDATA', '<![CDATA[\n\n# no ]]>\n# yes', ['html 1-3', 'heading 4']],
      ['a processing instruction', '<?php\n\n# no ?>\n# yes', ['html 1-3', 'heading 4']],
      ['a declaration', '<!DOCTYPE html>\n# yes', ['html 1', 'heading 2']],
      ['upper case', '<DETAILS>\n\n# no\n</DETAILS>', ['html 1-4']],
    ]),
  )('%s', (_, source, blocks) => {
    expect(blocksOf(source)).toEqual(blocks);
  });
});

describe('comments', () => {
  it.each(
    rows([
      ['of HTML', '<!-- a\n\n# no\n-->\n# yes', ['comment 1-4', 'heading 5']],
      ['of HTML on one line', '<!-- a -->\n# yes', ['comment 1', 'heading 2']],
      ['of HTML without an end', '# a\n<!-- b\n\n# no', ['heading 1', 'comment 2-4']],
      ['of Obsidian', '%%\n# no\n\n---\n%%\n# yes', ['comment 1-5', 'heading 6']],
      ['of Obsidian on one line', '%% a %%\n# yes', ['comment 1', 'heading 2']],
      ['of Obsidian in text', 'a %% b %% c\n# yes', ['paragraph 1', 'heading 2']],
      ['of Obsidian with text behind', '%% a %% b', ['paragraph 1']],
      ['of Obsidian that starts with words', '%% a\nb %%\n# yes', ['comment 1-2', 'heading 3']],
      ['of Obsidian without an end', '%%\n# yes', ['paragraph 1', 'heading 2']],
      ['that are none', '%%%%\n# yes\n%%', ['paragraph 1', 'heading 2', 'paragraph 3']],
      ['below text', 'text\n%% a %%', ['paragraph 1', 'comment 2']],
    ]),
  )('%s', (_, source, blocks) => {
    expect(blocksOf(source)).toEqual(blocks);
  });
});

describe('math', () => {
  it.each(
    rows([
      ['over lines', '$$\na\n\n# no\n$$\n# yes', ['math 1-5', 'heading 6']],
      ['on one line', '$$ a $$\n# yes', ['math 1', 'heading 2']],
      ['without an end', '$$\n# yes', ['paragraph 1', 'heading 2']],
      ['inside a line', '$a$ and $b$', ['paragraph 1']],
      ['below text', 'text\n$$\na\n$$', ['paragraph 1', 'math 2-4']],
      ['twice, the second without an end', '$$\na\n$$\n$$\n# yes', ['math 1-3', 'paragraph 4', 'heading 5']],
    ]),
  )('%s', (_, source, blocks) => {
    expect(blocksOf(source)).toEqual(blocks);
  });
});
