import { wordsOf } from '../../core/compare/terms';

/** What holds drawings and formulas rather than words. */
const NO_WORDS = 'pre, svg, math, mjx-container, .math, .mermaid, button, .copy-code-button';

/** Marks the words of a rendered text that are its own. Words next to each other are marked as one. */
export function markWords(el: HTMLElement, isOwn: (word: string) => boolean): void {
  const walker = el.doc.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.parentElement?.closest(NO_WORDS) === null) texts.push(node as Text);
  for (const text of texts) markText(text, isOwn);
}

function markText(text: Text, isOwn: (word: string) => boolean): void {
  const content = text.data;
  const spans: { start: number; end: number }[] = [];
  for (const { word, start } of wordsOf(content)) {
    if (!isOwn(word)) continue;
    const last = spans[spans.length - 1];
    const end = start + word.length;
    if (last && /^\s*$/.test(content.slice(last.end, start))) last.end = end;
    else spans.push({ start, end });
  }
  // From the end, so that the places of the others stay true.
  for (const { start, end } of spans.reverse()) {
    const own = text.splitText(start);
    own.splitText(end - start);
    const mark = createEl('mark', { cls: 'interview-drill-compare-own' });
    own.replaceWith(mark);
    mark.append(own);
  }
}
