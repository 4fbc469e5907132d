import { describe, expect, it } from 'vitest';
import { readText } from './sources';

const PREFIX = 'interview-drill';

/** Classes that Obsidian gives its own elements and states. */
const OBSIDIAN =
  /^(?:(?:is|mod)-[a-z0-9-]+|markdown-rendered|markdown-preview-view|mermaid|view-content|theme-(?:dark|light)|workspace-leaf-content|callout[a-z-]*|clickable-icon|setting-item[a-z-]*|footnotes|suggestion-[a-z-]+)$/;

/** The CSS colours with a name that are likely; `transparent` and `currentcolor` are none. */
const COLOURS =
  'black white red green blue yellow orange purple pink gray grey brown cyan magenta lime navy teal olive maroon silver gold ' +
  'crimson tomato salmon coral indigo violet orchid khaki beige ivory azure lavender plum tan aqua fuchsia chocolate ' +
  'darkred darkgreen darkblue darkgray darkgrey lightgray lightgrey lightblue lightgreen whitesmoke gainsboro';

const css = readText('styles.css').replace(/\/\*[^]*?\*\//g, '');

/** What stands before each `{` but at-rules. */
const selectors = [...css.matchAll(/([^{};]+)\{/g)]
  .map(([, head]) => (head ?? '').trim())
  .filter((head) => !head.startsWith('@'));

/** `property: value` of every declaration. */
const declarations = [...css.matchAll(/(?:^|[{;])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/gm)].map(
  ([, property, value]) => [property ?? '', (value ?? '').trim()] as const,
);

describe('styles.css', () => {
  it('is read by these tests', () => {
    expect(selectors.length).toBeGreaterThan(20);
    expect(declarations.length).toBeGreaterThan(50);
  });

  it('has only classes of one prefix, beside those of Obsidian', () => {
    const classes = selectors.flatMap((selector) =>
      [...selector.matchAll(/\.(-?[_a-z][\w-]*)/gi)].map(([, name]) => name ?? ''),
    );
    const foreign = classes.filter(
      (name) => name !== PREFIX && !name.startsWith(`${PREFIX}-`) && !OBSIDIAN.test(name),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });

  it('styles nothing outside of the plugin', () => {
    const parts = selectors.flatMap((selector) => selector.split(/,(?![^(]*\))/)).map((part) => part.trim());
    const isFrame = (part: string): boolean => /^(?:\d+%|from|to)$/.test(part);
    expect(parts.filter((part) => !isFrame(part) && !part.includes(`.${PREFIX}`))).toEqual([]);
  });

  it('overrides nobody and selects no parents', () => {
    expect(css).not.toMatch(/!\s*important/i);
    expect(css).not.toMatch(/:has\(/i);
  });

  it('shows nothing only under a pointer, which touch has not', () => {
    const hovered = [...css.matchAll(/([^{};]*:hover[^{};]*)\{([^}]*)\}/g)];
    expect(hovered.length).toBeGreaterThan(3);
    const hiding = hovered.filter(([, , rules = '']) =>
      /(?:^|[;\s])(?:display|visibility|opacity)\s*:/.test(rules),
    );
    expect(hiding.map(([, head]) => head)).toEqual([]);
  });

  it('takes its colours from the theme', () => {
    const named = new RegExp(`(?<![\\w-])(?:${COLOURS.split(' ').join('|')})(?![\\w-])`, 'i');
    const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(\s*\d/i;
    const offences = declarations.filter(([, value]) => named.test(value) || literal.test(value));
    expect(offences).toEqual([]);
  });

  it('adds nothing to spaces of the app, which may be a 0 without a unit', () => {
    const spaces = /--(?:view|safe-area)-/;
    const added = declarations.filter(([, value]) => /calc|max|min|clamp/.test(value) && spaces.test(value));
    expect(added).toEqual([]);
  });

  it('loads nothing', () => {
    expect(css).not.toMatch(/@import|url\(|https?:/i);
  });
});
