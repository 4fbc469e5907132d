import createMarkdownIt, { type MarkdownIt, type StateBlock, type StateInline } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import taskLists from 'markdown-it-task-lists';

type InlineRule = (state: StateInline, silent: boolean) => boolean;
type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** `[[target|alias]]`, and with an exclamation mark before it an embed. */
const wikilink: InlineRule = (state, silent) => {
  const match = /^(!?)\[\[([^[\]|\n]+)(?:\|([^\]\n]*))?\]\]/.exec(state.src.slice(state.pos));
  if (match === null) return false;
  if (!silent) {
    const [, bang, target = '', alias] = match;
    const open = state.push('wikilink', bang === '!' ? 'span' : 'a', 0);
    open.content = target.trim();
    open.info = alias?.trim() ?? '';
    open.markup = bang ?? '';
  }
  state.pos += match[0].length;
  return true;
};

/** `==text==`, with formatted text inside. */
const highlight: InlineRule = (state, silent) => {
  const match = /^==(?=\S)([^\n]*?\S)==/.exec(state.src.slice(state.pos));
  if (match === null) return false;
  const end = state.pos + match[0].length;
  if (!silent) {
    const { posMax } = state;
    state.push('mark_open', 'mark', 1);
    state.pos += 2;
    state.posMax = end - 2;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push('mark_close', 'mark', -1);
  }
  state.pos = end;
  return true;
};

const inlineComment: InlineRule = (state) => {
  const match = /^%%[\s\S]+?%%/.exec(state.src.slice(state.pos));
  if (match === null) return false;
  state.pos += match[0].length;
  return true;
};

/** `$formula$` in a line, and `$$formula$$`, which stands apart and may go over several lines. */
const math: InlineRule = (state, silent) => {
  const rest = state.src.slice(state.pos);
  const block = /^\$\$([^$]+)\$\$/.exec(rest);
  const match = block ?? /^\$(?![\s$])([^$\n]*[^$\s])\$(?!\d)/.exec(rest);
  if (match === null) return false;
  if (!silent) {
    const token = state.push('math', 'span', 0);
    token.content = (match[1] ?? '').trim();
    token.markup = block === null ? 'inline' : 'block';
  }
  state.pos += match[0].length;
  return true;
};

const tag: InlineRule = (state, silent) => {
  const before = state.src[state.pos - 1];
  if (before !== undefined && !/\s/.test(before)) return false;
  const match = /^#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/u.exec(state.src.slice(state.pos));
  if (match === null) return false;
  if (!silent) state.push('tag', 'a', 0).content = match[1] ?? '';
  state.pos += match[0].length;
  return true;
};

/** A comment whose opening marks start a line goes on until the closing marks, over several lines. */
const blockComment: BlockRule = (state, startLine, endLine, silent) => {
  const lineAt = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const first = lineAt(startLine);
  if (!first.startsWith('%%') || first.startsWith('%%%%')) return false;
  if (first.indexOf('%%', 2) !== -1) return false;
  if (silent) return true;
  let line = startLine + 1;
  while (line < endLine && !lineAt(line).includes('%%')) line += 1;
  state.line = line + 1;
  return true;
};

const BLOCK_ID = /(?:^|\s)\^[A-Za-z0-9-]+$/;

/** Takes the ids off the ends of blocks; a block that is only an id disappears. */
function removeBlockIds(md: MarkdownIt): void {
  md.core.ruler.push('block_ids', (state) => {
    for (const token of state.tokens) {
      const last = token.type === 'inline' ? token.children?.at(-1) : undefined;
      if (last?.type === 'text') last.content = last.content.replace(BLOCK_ID, '');
    }
  });
}

/** Notes on which source lines an outer block stands. */
function markLines(md: MarkdownIt): void {
  md.core.ruler.push('lines', (state) => {
    for (const token of state.tokens) {
      if (token.map === null || token.nesting === -1) continue;
      token.attrSet('data-line', String(token.map[0]));
    }
  });
}

function addRenderers(md: MarkdownIt): void {
  const escape = md.utils.escapeHtml;
  md.renderer.rules['wikilink'] = (tokens, index) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const target = escape(token.content);
    const text = escape(token.info);
    if (token.markup === '!')
      return `<span class="internal-embed" data-src="${target}" data-alt="${text}"></span>`;
    const shown = text === '' ? target.replace(/^#/, '').replaceAll('#', ' &gt; ') : text;
    return `<a class="internal-link" data-href="${target}" href="${target}">${shown}</a>`;
  };
  md.renderer.rules['tag'] = (tokens, index) => {
    const name = escape(tokens[index]?.content ?? '');
    return `<a class="tag" href="#${name}">#${name}</a>`;
  };
  md.renderer.rules['math'] = (tokens, index) =>
    `<span class="math math-${tokens[index]?.markup ?? ''}">${escape(tokens[index]?.content ?? '')}</span>`;
}

/** Markdown as Obsidian writes it: line breaks are kept, HTML passes (and is sanitised later). */
export function createMarkdown(): MarkdownIt {
  const md = createMarkdownIt({ breaks: true, html: true, linkify: true });
  md.use(footnote).use(taskLists, { enabled: true });
  md.inline.ruler.before('link', 'wikilink', wikilink);
  md.inline.ruler.before('emphasis', 'highlight', highlight);
  md.inline.ruler.before('emphasis', 'inline_comment', inlineComment);
  md.inline.ruler.before('emphasis', 'math', math);
  md.inline.ruler.before('emphasis', 'tag', tag);
  md.block.ruler.before('paragraph', 'block_comment', blockComment, {
    alt: ['paragraph', 'blockquote', 'list'],
  });
  removeBlockIds(md);
  markLines(md);
  addRenderers(md);
  return md;
}

/** The HTML of each outer block of a text, with its lines: the first, and the one behind the last. */
export function renderBlocks(md: MarkdownIt, text: string): { html: string; map: [number, number] }[] {
  const env = {};
  const tokens = md.parse(text, env);
  const blocks: { html: string; map: [number, number] }[] = [];
  let depth = 0;
  let start = 0;
  tokens.forEach((token, index) => {
    depth += token.nesting;
    if (depth > 0) return;
    const first = tokens[start];
    // Footnotes stand below all, and on no lines.
    const html = md.renderer.render(tokens.slice(start, index + 1), md.options, env);
    blocks.push({ html, map: first?.map ?? [0, 1] });
    start = index + 1;
  });
  return blocks;
}
