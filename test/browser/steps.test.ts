import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Demo } from '../support/demo';

const FLOW = `flowchart TB
  subgraph kafkaSecret["ALPHA-SECRET title"]
    aSecret["BETA-SECRET <b>node</b>"] -->|GAMMA-SECRET edge| bSecret(DELTA-SECRET)
  end
  bSecret --> cSecret{{"EPSILON-SECRET"}}
  cSecret -->|ZETA-SECRET back| aSecret
  classDef styleSecret fill:#f96
  class cSecret styleSecret
  click bSecret "https://example.com/linkSecret" "tooltipSecret"`;

let demo: Demo;

const note = (...answer: string[]): string =>
  ['---', 'tags: [interview]', '---', '', '### Q1: How is it built?', '', ...answer, ''].join('\n');
const fenced = (source: string, language = 'mermaid'): string => ['```' + language, source, '```'].join('\n');

const open = async (text: string, options = {}): Promise<void> => {
  demo = await Demo.open({ 'Note.md': text }, options);
  await demo.drill('Note.md');
};

/** Which of the words that end in `SECRET` or `Secret` the document holds, anywhere. */
const secrets = async (): Promise<string[]> => [
  ...new Set((await demo.document()).match(/[A-Za-z]+-?(?:SECRET|Secret)/g) ?? []),
];

it('x', async () => {
  await open(note(fenced(FLOW)));
  await demo.press(' ');
  await demo.page.locator('.interview-drill-diagram svg').waitFor();
  console.log(await secrets());
  await demo.page.screenshot({ path: '/tmp/shots/steps/a.png' });
  for (let i = 0; i < 3; i++) {
    await demo.press(' ');
    await demo.page.waitForTimeout(400);
    console.log(await secrets(), await demo.page.locator('.interview-drill-announcer').textContent());
    await demo.page.screenshot({ path: `/tmp/shots/steps/b${i}.png` });
  }
  console.log(demo.errors);
  await demo.close();
  demo = await Demo.open('sample');
  await demo.drill('Payments Backend - Variant 3.md');
  await demo.press('s', 's', 's', 's', 's', ' ');
  await demo.page.locator('.interview-drill-diagram svg').waitFor();
  await demo.page.waitForTimeout(400);
  await demo.page.screenshot({ path: '/tmp/shots/steps/c0.png' });
  for (let i = 0; i < 9; i++) await demo.press(' ');
  await demo.page.waitForTimeout(600);
  await demo.page.screenshot({ path: '/tmp/shots/steps/c1.png' });
  await demo.setTheme('dark');
  await demo.page.screenshot({ path: '/tmp/shots/steps/c2.png' });
  console.log(demo.errors);
});
