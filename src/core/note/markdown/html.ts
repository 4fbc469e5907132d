const CONTAINER_TAGS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);

const RAW_TAGS = new Set(['pre', 'script', 'style', 'textarea']);

/** A tag that stands alone on its line; attributes are bounded by the line, and no part can match in two ways. */
const COMPLETE_TAG = /^<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>\s*$/i;

/** How an HTML block ends: at a line that contains `until`, or, where that is null, before a blank line. */
export interface HtmlOpening {
  readonly until: string | null;
  readonly canInterruptParagraph: boolean;
  readonly isDetails: boolean;
  readonly isComment: boolean;
}

/**
 * Tells how an HTML block that starts at `at` would end, or gives null where none starts.
 * Source: CommonMark 0.31, section 4.6, HTML blocks.
 */
export function htmlOpening(line: string, at: number): HtmlOpening | null {
  if (line[at] !== '<') return null;
  const ends = (until: string | null, more: Partial<HtmlOpening> = {}): HtmlOpening => ({
    until,
    canInterruptParagraph: true,
    isDetails: false,
    isComment: false,
    ...more,
  });
  if (line.startsWith('<!--', at)) return ends('-->', { isComment: true });
  if (line.startsWith('<?', at)) return ends('?>');
  if (line.startsWith('<![CDATA[', at)) return ends(']]>');
  if (/^<![a-z]/i.test(line.slice(at, at + 3))) return ends('>');
  const name = /^<\/?([a-z][a-z0-9-]*)(?=[\s/>]|$)/i.exec(line.slice(at, at + 40))?.[1]?.toLowerCase();
  if (name === undefined) return null;
  if (RAW_TAGS.has(name) && line[at + 1] !== '/') return ends(`</${name}>`);
  if (CONTAINER_TAGS.has(name)) return ends(null, { isDetails: name === 'details' && line[at + 1] !== '/' });
  return COMPLETE_TAG.test(line.slice(at)) ? ends(null, { canInterruptParagraph: false }) : null;
}
