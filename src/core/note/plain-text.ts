/** A heading's Markdown as plain words, for places where nothing is rendered. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1')
    .replace(/!?\[([^[\]]*)\]\([^)[]*\)/g, '$1')
    .replace(/[*_`~]|==/g, '');
