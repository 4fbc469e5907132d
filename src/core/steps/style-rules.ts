/** A rule of a style sheet, and the classes that its selectors name; null for a rule that says something else. */
export interface StyleRule {
  readonly text: string;
  readonly classes: readonly string[] | null;
}

/**
 * Cuts a style sheet into its rules, so that those can be left out that name classes nobody shall read yet: a writer may
 * have named them. Time is linear; what is no rule is left out.
 */
export function splitRules(css: string): StyleRule[] {
  const rules: StyleRule[] = [];
  let depth = 0;
  let start = 0;
  let brace = -1;
  for (let at = 0; at < css.length; at += 1) {
    const char = css[at];
    if (char === '"' || char === "'") {
      const end = css.indexOf(char, at + 1);
      if (end < 0) return rules;
      at = end;
    } else if (char === '{') {
      depth += 1;
      if (depth === 1) brace = at;
    } else if (char === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const text = css.slice(start, at + 1).trim();
      rules.push({ text, classes: classesOf(css.slice(start, brace).trim()) });
      start = at + 1;
    }
  }
  return rules;
}

/** The classes that a selector names; null where it cannot be told, as for an at-rule. */
function classesOf(selector: string): string[] | null {
  if (selector.startsWith('@') || selector.includes('\\')) return null;
  return [...selector.matchAll(/\.(-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*)/g)].map(
    (found) => found[1] ?? '',
  );
}
