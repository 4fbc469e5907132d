import { afterEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/note/plain-text';
import { CheckModal } from '../../src/ui/check/check-modal';
import { TestVault } from '../support/vault';
import { noteOf, question, ScreenRig } from './rig';

const HTML = `"><img src=x onerror="globalThis.drillRan=1"><script>globalThis.drillRan=1</script>`;
const NAMES = ['__proto__', 'constructor', 'toString'];

/** All that a note could have made of its own: elements, and attributes that run. */
const made = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')]
    .filter(
      (el) =>
        /^(?:img|script|iframe|form|style|base|object)$/i.test(el.tagName) ||
        [...el.attributes].some(({ name }) => name.startsWith('on')),
    )
    .map((el) => el.outerHTML);

describe('the screen of a hostile note', () => {
  afterEach(() => {
    expect(made(document.documentElement).filter((html) => !html.startsWith('<style'))).toEqual([]);
    expect('drillRan' in globalThis).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('makes words of titles, variants, topics, labels, callouts, tags and findings', () => {
    const text = noteOf(
      [
        question(`Q1`, `${HTML} why?`, `${HTML}\n> ${HTML}`),
        `## ${HTML} [[a|${HTML}]] [x](javascript:alert(1))`,
        question('Q2', `${HTML}?`, HTML),
        question('Q2', `${HTML}?`, HTML),
        `> [!question] ${HTML}\n> ${HTML}`,
      ],
      [
        `variant: ${JSON.stringify(HTML)}`,
        `round_type: ${JSON.stringify(HTML)}`,
        `role: ${JSON.stringify(HTML)}`,
        `weak: [${NAMES.join(', ')}]`,
      ],
    );
    const rig = new ScreenRig(text);
    rig.set({ title: HTML });
    for (const [at] of rig.state.session.items.entries()) {
      rig.happen({ type: 'go', to: at, now: rig.now });
      rig.happen({ type: 'hint' });
      rig.happen({ type: 'reveal-all' });
      rig.happen({ type: 'weak' });
      expect(made(rig.root)).toEqual([]);
    }
    rig.happen({ type: 'finish', now: rig.now });
    expect(rig.html).toContain('onerror');
    expect(made(rig.root)).toEqual([]);
  });

  it('drills questions with names of JavaScript', () => {
    const rig = new ScreenRig(noteOf(NAMES.map((name) => `### ${name}?\n\nANSWER ${name}`)));
    expect(rig.state.session.items).toHaveLength(NAMES.length);
    for (const [at, name] of NAMES.entries()) {
      rig.happen({ type: 'go', to: at, now: rig.now });
      expect(rig.html).not.toContain(`ANSWER ${name}`);
      rig.happen({ type: 'reveal-all' });
      expect(rig.html).toContain(`ANSWER ${name}`);
    }
  });

  it('makes words of what is found in notes', () => {
    const finding = { code: 'frontmatter-invalid', severity: 'error', message: HTML, line: 1 } as const;
    const { app } = new TestVault();
    const modal = new CheckModal(
      app,
      [{ path: HTML, diagnostics: [finding] }],
      () => undefined,
      () => Promise.resolve({ ok: true, token: 1 }),
    );
    modal.onOpen();
    expect(modal.contentEl.textContent).toContain(HTML);
    expect(made(modal.contentEl)).toEqual([]);
  });

  it('reads a topic of a megabyte of brackets', () => {
    for (const mark of ['[', '[[', '![', '[a](', '[[a|', '*_`~'])
      expect(plainText(mark.repeat(300_000)).length).toBeLessThanOrEqual(mark.length * 300_000);
    expect(plainText('[[Note|name]] and [text](url) and ![[x]] *b*')).toBe('name and text and x b');
  });
});
