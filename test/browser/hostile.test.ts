import { afterEach, describe, expect, it } from 'vitest';
import { Demo } from '../support/demo';

const RUN = 'window.drillRan = (window.drillRan || 0) + 1';
const IMG = `<img src=x onerror="${RUN}">`;
/** Ways in which HTML in Markdown has run before. */
const ATTACKS = [
  IMG,
  `<script>${RUN}</script>`,
  `<svg onload="${RUN}"><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<details open ontoggle="${RUN}"><summary>x</summary></details>`,
  `<a href="javascript:${RUN}">go</a> [go](javascript:${RUN.replace(/[() |]/g, '')}) <javascript:${RUN.replace(/ /g, '')}>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${RUN}"></style></mglyph></table></mtext></math>`,
  `<form action="javascript:${RUN}"><button formaction="javascript:${RUN}">x</button></form>`,
  `<style>@import 'javascript:${RUN}'; .interview-drill { display: none }</style>`,
  `<base href="https://example.invalid/"><meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `"><img src=x onerror="${RUN}"> '><img src=x onerror='${RUN}'> \`\${${RUN}}\` {{constructor.constructor('${RUN}')()}}`,
];

const NAME = 'x\'"&`=onload=alert(1)';

/** Hostile in its name, properties, headings, labels, titles of callouts, tags and code, with an answer in each part. */
const NOTE = `---
title: ${JSON.stringify(`${IMG} title`)}
role: ${JSON.stringify(`${IMG} role`)}
round_type: ${JSON.stringify(`<script>${RUN}</script>`)}
variant: ${JSON.stringify(`"><svg onload="${RUN}">`)}
tags: [interview, ${JSON.stringify(IMG)}, "javascript:alert(1)"]
__proto__: {polluted: true}
confidence: {"<img src=x onerror=alert(1)>": 3, __proto__: 2}
weak: ["<script>"]
---

## ${IMG} topic [[x|${IMG}]]

### Q1: ${IMG} Why ${ATTACKS.join(' ')}?

> [!info] Scenario ${IMG}
> ${ATTACKS.join('\n> ')}

> [!hint] HINT-SECRET ${IMG}
> ${IMG}

> [!success|"onload=${RUN}] ${IMG} ALPHA-SECRET
> ${ATTACKS.join('\n> ')}

\`\`\`js"onload="${RUN}
BETA-SECRET ${IMG}
\`\`\`

<details><summary>GAMMA-SECRET ${IMG}</summary>
${ATTACKS.join('\n')}
</details>

---

### Q2: What of constructor? ^constructor

EPSILON-SECRET <img src="EPSILON-SECRET.png" alt="EPSILON-SECRET">

> [!question] Follow-up ${IMG}
> "What then?" → DELTA-SECRET ${IMG}

### Q3 <b onmouseover="${RUN}">${IMG}</b>: __proto__?

%%ZETA-SECRET%% <!-- ZETA-SECRET --> [x](obsidian://ZETA-SECRET?x=${IMG})
`;

let demo: Demo;

/** Everything that could run, and everything of ours that a note should not have made. */
async function findings(): Promise<unknown> {
  return demo.page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const attributes = all.flatMap((el) =>
      [...el.attributes].map(({ name, value }) => [el.tagName, name, value]),
    );
    const within = [...document.querySelectorAll('.interview-drill *, .modal *, .notice *, .status-bar *')];
    return {
      ran: (window as { drillRan?: unknown }).drillRan ?? null,
      polluted: 'polluted' in {},
      handlers: attributes.filter(([, name]) => name?.startsWith('on')),
      scripts: attributes.filter(
        ([, name, value]) =>
          /^(?:href|src|action|formaction|data)$/.test(name ?? '') && /^\s*javascript:/i.test(value ?? ''),
      ),
      elements: within
        .filter((el) => /^(?:SCRIPT|IFRAME|OBJECT|EMBED|FORM|BASE|META|LINK|STYLE)$/i.test(el.tagName))
        .filter((el) => el.closest('svg') === null)
        .map((el) => el.outerHTML),
      // Outside of what the renderer rendered, a note only brings words.
      images: within
        .filter((el) => /^(?:IMG|MATH)$/i.test(el.tagName) && el.closest('.markdown-rendered') === null)
        .map((el) => el.outerHTML),
    };
  });
}

const NOTHING = { ran: null, polluted: false, handlers: [], scripts: [], elements: [], images: [] };

const SECRETS = ['HINT', 'ALPHA', 'BETA', 'GAMMA', 'DELTA', 'EPSILON', 'ZETA'];

async function shown(): Promise<string[]> {
  const html = await demo.document();
  return SECRETS.filter((secret) => html.includes(`${secret}-SECRET`));
}

const PATH = `${NAME}.md`;

describe('a note that a stranger shared', () => {
  afterEach(async () => {
    await demo.close();
  });

  it('runs nothing, breaks out of nothing and shows no answer before its time', async () => {
    demo = await Demo.open({ [PATH]: NOTE });
    await demo.openFile(PATH);
    // The reading view shows the note itself; the drill is what must not.
    await demo.page.evaluate(() => {
      document.querySelector('.markdown-reading-view, .markdown-preview-view')?.replaceChildren();
    });
    await demo.command('interview-drill:this-note');
    await demo.page.locator('.interview-drill-asked').first().waitFor();
    expect(await shown()).toEqual([]);
    expect(await findings()).toEqual(NOTHING);

    await demo.press('h');
    await expect.poll(shown).toEqual(['HINT']);
    await demo.press('Shift+ ');
    await expect.poll(shown).toEqual(['HINT', 'ALPHA', 'BETA', 'GAMMA']);
    expect(await findings()).toEqual(NOTHING);

    await demo.press('w', '1');
    await expect.poll(() => demo.text()).toContain('constructor');
    expect(await shown()).toEqual([]);
    await demo.press(' ');
    await expect.poll(shown).toEqual(['EPSILON']);
    expect(await findings()).toEqual(NOTHING);
    await demo.press('4');
    await expect.poll(() => demo.text()).toContain('3 of 3');
    expect(await shown()).toEqual([]);
    await demo.press('Shift+ ', '2');
    // What was blank comes again, hidden once more.
    await expect.poll(() => demo.text()).toContain('1 of 3');
    expect(await shown()).toEqual([]);
    await demo.press('s');
    await expect.poll(() => demo.text()).toContain('1 of 3 questions solid');
    expect(await findings()).toEqual(NOTHING);
    // This test would see an attack that got through.
    await demo.page.evaluate((html) => {
      document.querySelector('.interview-drill')?.insertAdjacentHTML('beforeend', html);
    }, IMG);
    expect(await findings()).toMatchObject({
      handlers: [['IMG', 'onerror', RUN]],
      images: [expect.any(String)],
    });
    expect(await demo.read(PATH)).toContain('"<img src=x onerror=alert(1)>": 3, __proto__: 2');
  });

  it('is only words in lists, menus, findings and on the command line', async () => {
    demo = await Demo.open({ [PATH]: NOTE, [`copy ${PATH}`]: NOTE });
    for (const [command, list] of [
      ['choose', '.suggestion-item'],
      ['by-property', '.suggestion-item'],
      ['check', '.interview-drill-findings'],
    ] as const) {
      await demo.command(`interview-drill:${command}`);
      await demo.page.locator(list).first().waitFor();
      expect(await demo.page.locator(list).first().innerText()).not.toBe('');
      expect(await findings()).toEqual(NOTHING);
      await demo.press('Escape');
    }
    const hostile = ['__proto__', 'constructor', IMG, '../../x', '', ' ', '\u0000', 'toString'];
    for (const value of hostile) {
      const path = await demo.cli('interview-drill:questions', { path: value });
      expect(path).toMatch(/^Error: /);
      const id = await demo.cli('interview-drill:rate', { path: PATH, id: value, confidence: '3' });
      if (value !== 'constructor') expect(id).toMatch(/^Error: /);
      const confidence = await demo.cli('interview-drill:rate', { path: PATH, id: 'q1', confidence: value });
      expect(confidence).toMatch(/^Error: confidence is /);
    }
    expect(await findings()).toEqual(NOTHING);
  });
});
