import { findFrontmatter, readFrontmatter } from '../note/frontmatter';
import type { Diagnostic } from '../diagnostic';

const BOM = '\uFEFF';

/** A note cut around its frontmatter: `bom + open + yaml + close + body` is the text. */
export interface Head {
  readonly bom: string;
  /** The opening fence with its line end. */
  readonly open: string;
  readonly yaml: string;
  /** The closing fence with its line end, if it has one. */
  readonly close: string;
  readonly body: string;
  /** Whether the fences are ours, because the note has no frontmatter yet. */
  readonly isNew: boolean;
  /** The line end for what is added. */
  readonly eol: string;
}

/** Why nothing is written. */
export interface EditRefusal {
  readonly ok: false;
  readonly diagnostic: Diagnostic;
}

export const refuse = (diagnostic: Diagnostic): EditRefusal => ({ ok: false, diagnostic });

/** A note cut around its frontmatter, whose YAML may have changed. */
export interface Rejoined {
  readonly ok: true;
  /** The note up to its body, before and after. */
  readonly headBefore: string;
  readonly headAfter: string;
  /** Whether nothing is left between the fences. */
  readonly isEmpty: boolean;
  readonly body: string;
}

/** A note with other YAML; fences of ours come only where the YAML is another. */
export function rejoined(head: Head, yaml: string): Rejoined {
  const { bom, open, close, isNew, body } = head;
  const headBefore = isNew ? bom : bom + open + head.yaml + close;
  const headAfter = yaml === head.yaml ? headBefore : bom + open + yaml + close;
  return { ok: true, headBefore, headAfter, isEmpty: yaml === '', body };
}

/** Cuts a note; a note without frontmatter gets an empty one. A frontmatter that is never closed is a diagnostic. */
export function cutHead(text: string): Head | Diagnostic {
  const bounds = findFrontmatter(text);
  const bom = text.startsWith(BOM) ? BOM : '';
  if (typeof bounds === 'string') {
    const [diagnostic] = bounds === 'unclosed' ? readFrontmatter(text).diagnostics : [];
    if (diagnostic) return diagnostic;
    const lineEnd = text.indexOf('\n');
    const eol = text[lineEnd - 1] === '\r' ? '\r\n' : '\n';
    return {
      bom,
      open: `---${eol}`,
      yaml: '',
      close: `---${eol}`,
      body: text.slice(bom.length),
      isNew: true,
      eol,
    };
  }
  const { yamlStart, yamlEnd, bodyStart } = bounds;
  const open = text.slice(bom.length, yamlStart);
  return {
    bom,
    open,
    yaml: text.slice(yamlStart, yamlEnd),
    close: text.slice(yamlEnd, bodyStart),
    body: text.slice(bodyStart),
    isNew: false,
    eol: open.endsWith('\r\n') ? '\r\n' : '\n',
  };
}
