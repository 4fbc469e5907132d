import { afterEach, describe, expect, it } from 'vitest';
import { Demo } from '../support/demo';

/** Mermaid is loaded when it is needed first. */
const SOON = { timeout: 20_000 };

const RUN = 'window.drillRan = true';

/** Every name and text ends in `SECRET`, with the number of the step that may show it first. */
const FLOW = `flowchart TB
  subgraph g1SECRET["t1SECRET"]
    a1SECRET["n1SECRET <b>bold</b>"] -->|e2SECRET| b2SECRET(n2SECRET)
  end
  b2SECRET --> c3SECRET{{"n3SECRET <img src=x onerror='${RUN}'>"}}
  c3SECRET -->|e3SECRET| a1SECRET
  classDef k3SECRET fill:#f96
  class c3SECRET k3SECRET
  click b2SECRET "https://example.com/l2SECRET" "i2SECRET"
  click c3SECRET href "javascript:${RUN.replaceAll(' ', '')}" "i3SECRET"`;

const SEQUENCE = `sequenceDiagram
  title q4SECRET
  participant a1SECRET as n1SECRET
  actor b2SECRET as n2SECRET
  loop e3SECRET
    a1SECRET->>+b2SECRET: m3SECRET<br/>s3SECRET
  end
  Note over a1SECRET: o4SECRET`;

const CODE = Array.from({ length: 24 }, (_, at) =>
  at % 8 === 7 ? '' : `const value${String(at)} = 'c${String(1 + Math.floor(at / 8))}SECRET';`,
).join('\n');

const fenced = (source: string, language = 'mermaid'): string =>
  [`\`\`\`${language}`, source, '```'].join('\n');
const note = (...answer: string[]): string =>
  ['---', 'tags: [interview]', '---', '', '### Q1: How is it built?', '', answer.join('\n\n'), ''].join('\n');

let demo: Demo;

async function open(text: string, options: Parameters<typeof Demo.open>[1] = {}): Promise<void> {
  demo = await Demo.open({ 'Note.md': text }, options);
  await demo.drill('Note.md');
}

/** The highest number of a step of which anything is in the document; 0 where nothing is. */
const shown = async (): Promise<number> => {
  const found = (await demo.document()).match(/[a-z]\dSECRET/gi) ?? [];
  return Math.max(0, ...found.map((secret) => Number(secret[1])));
};

/** How many different texts are in the drill as a person sees them. */
const seen = async (): Promise<string[]> => [
  ...new Set((await demo.text('.interview-drill-answer')).match(/[a-z]\dSECRET/g) ?? []),
];

const drawn = (): Promise<void> => demo.page.locator('.interview-drill-diagram svg').first().waitFor();
const answer = (): Promise<string> => demo.text('.interview-drill-answer');

describe('drawing from memory', () => {
  afterEach(async () => {
    expect(await demo.page.evaluate(() => 'drillRan' in window)).toBe(false);
    expect(await demo.page.locator('[id^="dinterview-drill"], .interview-drill-measure').count()).toBe(0);
    await demo.close();
  });

  it.each([
    ['HTML labels', ''],
    ['SVG labels', '%%{init: {"htmlLabels": false, "flowchart": {"htmlLabels": false}}}%%\n'],
  ])('a flowchart with %s holds no word before its step', async (_, head) => {
    await open(note(fenced(head + FLOW)));
    await demo.press(' ');
    await drawn();
    const size = await demo.page.locator('.interview-drill-diagram svg').boundingBox();
    expect(await demo.page.locator('.interview-drill-outline').count()).toBeGreaterThan(5);
    expect(await shown()).toBe(0);
    for (const step of [1, 2, 3]) {
      await demo.press(' ');
      await expect.poll(shown, SOON).toBe(step);
    }
    await expect
      .poll(async () => (await seen()).sort(), SOON)
      .toEqual(['e2SECRET', 'e3SECRET', 'n1SECRET', 'n2SECRET', 'n3SECRET', 't1SECRET']);
    // Nothing jumped.
    expect(await demo.page.locator('.interview-drill-diagram svg').boundingBox()).toMatchObject({
      width: size?.width,
      height: size?.height,
    });
    expect(await demo.document()).not.toMatch(/href="\s*javascript:/i);
    // The picture that is not there, and what mermaid's own sanitiser took out.
    expect(demo.errors.filter((error) => !/404|inline event handler/.test(error))).toEqual([]);
  });

  it('a sequence diagram too', async () => {
    await open(note(fenced(SEQUENCE)));
    await demo.press(' ');
    await drawn();
    expect(await shown()).toBe(0);
    for (const step of [1, 2, 3, 4]) {
      await demo.press(' ');
      await expect.poll(shown, SOON).toBe(step);
    }
    await expect
      .poll(async () => (await seen()).sort(), SOON)
      .toEqual(['e3SECRET', 'm3SECRET', 'n1SECRET', 'n2SECRET', 'o4SECRET', 'q4SECRET', 's3SECRET']);
    expect(demo.errors).toEqual([]);
  });

  it('a pie is shown at once, and a broken diagram with its error', async () => {
    await open(note(fenced('pie\n"n1SECRET" : 3\n"n2SECRET" : 4'), fenced('graph TD\na[n3SECRET --> b')));
    await demo.press(' ');
    await expect.poll(answer, SOON).toContain('n2SECRET');
    expect(await demo.page.locator('.interview-drill-steps').count()).toBe(0);
    await demo.press(' ');
    await expect.poll(answer, SOON).toContain('n3SECRET');
  });

  it('a diagram that mermaid refuses shows its error and its source, and the answer goes on', async () => {
    await open(note(fenced('graph TD\na[n1SECRET] --> b[n1SECRET]\nthis is (no diagram'), 'The end.'));
    await demo.press(' ');
    await expect.poll(answer, SOON).toContain('This diagram is broken');
    expect(await answer()).toContain('a[n1SECRET] --> b[n1SECRET]');
    await demo.press(' ');
    await expect.poll(answer, SOON).toContain('The end.');
  });

  it('goes on by taps on a phone, and is shown whole by a button that a thumb can press', async () => {
    await open(note(fenced(FLOW)), { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await demo.page.locator('.interview-drill-reveal-row button').first().tap();
    await drawn();
    await demo.page.locator('.interview-drill-steps-stage').tap();
    await expect.poll(shown, SOON).toBe(1);
    const all = demo.page.getByRole('button', { name: 'Show all' });
    const box = await all.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await all.tap();
    await expect.poll(shown, SOON).toBe(3);
    expect(await all.isVisible()).toBe(false);
    await demo.press('3');
    await expect.poll(() => demo.text(), SOON).toContain('Drill all again');
  });

  it('is driven by the keyboard alone, keeps its place over a restart, and is whole by Shift and Space', async () => {
    await open(note(fenced(FLOW), fenced(CODE, 'js')));
    await demo.press(' ', ' ');
    await expect.poll(shown, SOON).toBe(1);
    expect(await demo.page.locator('.interview-drill-announcer').textContent()).toBe(
      'Part 1 of 3 shown: t1SECRET: n1SECRET bold.',
    );
    await demo.load();
    await drawn();
    await expect.poll(shown, SOON).toBe(1);
    await demo.page.getByRole('button', { name: 'Show all' }).focus();
    await demo.press('Enter');
    await expect.poll(shown, SOON).toBe(3);
    // The keys go on working.
    await demo.press('Shift+ ');
    await expect.poll(answer, SOON).toContain('value22');
  });

  it('shows code chunk by chunk, of which only what is shown is copied', async () => {
    await open(note(fenced(CODE, 'js')), { permissions: ['clipboard-read', 'clipboard-write'] });
    await demo.press(' ');
    await demo.page.locator('.interview-drill-bar').first().waitFor();
    expect(await shown()).toBe(0);
    await demo.press(' ');
    await expect.poll(shown, SOON).toBe(1);
    await demo.page.locator('.interview-drill-code .copy-code-button').click();
    const copied = await demo.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('c1SECRET');
    expect(copied).not.toContain('c2SECRET');
    // The button of the copy has the focus, and wants Space for itself.
    for (const step of [2, 3]) {
      await demo.page.getByRole('button', { name: /Next part/ }).click();
      await expect.poll(shown, SOON).toBe(step);
    }
    expect(await demo.page.locator('.interview-drill-bar').count()).toBe(0);
    expect(demo.errors).toEqual([]);
  });

  it('shows all at once where a person set it so', async () => {
    demo = await Demo.open(
      { 'Note.md': note(fenced(FLOW), fenced(CODE, 'js')) },
      {},
      { '.obsidian/plugins/interview-drill/data.json': '{ "steps": false }' },
    );
    await demo.drill('Note.md');
    await demo.press(' ');
    await expect.poll(async () => (await seen()).length, SOON).toBe(6);
    await demo.press(' ');
    await expect.poll(answer, SOON).toContain('value22');
  });
});
