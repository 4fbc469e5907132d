import { LESS } from './chars';
import { restOfLine } from './line';

const CONTAINER_TAGS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);

const RAW_TAGS = new Set(['pre', 'script', 'style', 'textarea']);

/** Which tag closes them need not be the one that opened them. */
const RAW_END = /<\/(?:pre|script|style|textarea)>/i;

const ATTRIBUTE = /\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?/.source;

/** A tag that stands alone on its line; no part can match in two ways. */
const COMPLETE_TAG = new RegExp(
  `^<(?:[a-z][a-z0-9-]*(?:${ATTRIBUTE})*\\s*/?|/[a-z][a-z0-9-]*\\s*)>\\s*$`,
  'i',
);

/** More than any tag that means something here takes. */
const LONGEST_NAME = 40;

const NAME = /^<\/?([a-z][a-z0-9-]*)(\s|\/?>|$)/i;

/** How an HTML block ends: at a line in which `until` is found, or, where that is null, before a blank line. */
export interface HtmlOpening {
  readonly until: RegExp | null;
  readonly canInterruptParagraph: boolean;
  readonly isDetails: boolean;
  readonly isComment: boolean;
}

const ends = (until: RegExp | null, more: Partial<HtmlOpening> = {}): HtmlOpening => ({
  until,
  canInterruptParagraph: true,
  isDetails: false,
  isComment: false,
  ...more,
});

const COMMENT = ends(/-->/, { isComment: true });
const INSTRUCTION = ends(/\?>/);
const CDATA = ends(/\]\]>/);
const DECLARATION = ends(/>/);
const RAW = ends(RAW_END);
const CONTAINER = ends(null);
const DETAILS = ends(null, { isDetails: true });
const ANY_TAG = ends(null, { canInterruptParagraph: false });

/**
 * Tells how an HTML block that starts at `at` would end, or gives null where none starts.
 * Source: CommonMark 0.31, section 4.6, HTML blocks.
 */
export function htmlOpening(text: string, at: number): HtmlOpening | null {
  if (text.charCodeAt(at) !== LESS) return null;
  if (text.startsWith('<!--', at)) return COMMENT;
  if (text.startsWith('<?', at)) return INSTRUCTION;
  if (text.startsWith('<![CDATA[', at)) return CDATA;
  const line = restOfLine(text, at);
  if (/^<![a-z]/i.test(line)) return DECLARATION;
  const [, tag, behind] = NAME.exec(line.slice(0, LONGEST_NAME)) ?? [];
  const name = tag?.toLowerCase() ?? '';
  const isClosing = line[1] === '/';
  if (RAW_TAGS.has(name) && !isClosing && behind?.startsWith('/') === false) return RAW;
  if (CONTAINER_TAGS.has(name)) return name === 'details' && !isClosing ? DETAILS : CONTAINER;
  return COMPLETE_TAG.test(line) ? ANY_TAG : null;
}
