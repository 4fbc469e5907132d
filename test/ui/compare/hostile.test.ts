import { afterEach, describe, expect, it } from 'vitest';
import { settled } from '../../support/settled';
import { CompareScreenRig, FIRST, SECOND } from './rig';

const HTML = `"><img src=x onerror="globalThis.drillRan=1"><script>globalThis.drillRan=1</script>`;
const JSON_HTML = JSON.stringify(HTML);
const NAMES = ['__proto__', 'constructor', 'toString'];

const note = (variant: string): string =>
  [
    ...['---', `title: ${JSON_HTML}`, `variant: ${variant}`, `role: ${JSON_HTML}`, `status: ${JSON_HTML}`],
    ...[`round_type: ${JSON_HTML}`, `tags: [${JSON_HTML}, interview]`, `weak: [${NAMES.join(', ')}]`],
    ...['---', '', `## ${HTML}`, '', `### ${HTML} why?`, '', `> [!tip] ${HTML}`, `> ${HTML} ${variant}`, ''],
    ...NAMES.flatMap((name) => [`### ${name}?`, '', `ANSWER ${name}`, '']),
  ].join('\n');

/** All that a note could have made of its own: elements, and attributes that run. */
const made = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')]
    .filter(
      (el) =>
        /^(?:img|script|iframe|form|style|base|object)$/i.test(el.tagName) ||
        [...el.attributes].some(({ name }) => name.startsWith('on')),
    )
    .map((el) => el.outerHTML);

describe('a comparison of hostile notes', () => {
  afterEach(() => {
    expect('drillRan' in globalThis).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('makes words of titles, variants, topics, questions, tags, paths and reasons', async () => {
    const path = 'a/<img src=x onerror=alert(1)>.md';
    const rig = new CompareScreenRig({
      [FIRST]: note(JSON_HTML),
      [path]: note('2'),
      [SECOND]: note('3').replace(`### ${HTML} why?`, `### ${HTML} why and how?`),
    });
    await rig.show([FIRST, path, SECOND, `${HTML}.md`]);
    for (const { key } of rig.rows) rig.controller.reveal(key);
    rig.controller.togglePicture();
    await settled();
    await rig.controller.flagWeak(rig.rows[0]?.cells[0] ?? rig.item(`${HTML} why?`));
    expect(rig.html).toContain('onerror');
    expect(made(rig.root)).toEqual([]);
    for (const filter of ['shared', 'unique', 'weak', 'apart'] as const) rig.controller.setFilter(filter);
    await rig.show([`${HTML}.md`]);
    expect(rig.html).toContain('onerror');
    expect(made(rig.root)).toEqual([]);
  });

  it('compares questions with names of JavaScript', async () => {
    const rig = await CompareScreenRig.shown({ [FIRST]: note('1'), [SECOND]: note('2') });
    for (const name of NAMES) {
      const row = rig.row(`${name}?`);
      rig.controller.reveal(row.key);
      await settled();
      expect(rig.html).toContain(`ANSWER ${name}`);
      await rig.controller.rate(rig.item(`${name}?`), 3);
      expect(rig.item(`${name}?`).confidence).toBe(3);
    }
  });
});
