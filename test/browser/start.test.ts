import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { CHROME_ARGS, findChrome } from '../support/chrome';

it('npm start says at once that it builds, then where the demo is, which opens on its Welcome note', async () => {
  const demo = spawn(process.execPath, ['demo/start.mjs', '--no-open', '--port', '0']);
  const browser = await chromium.launch({ executablePath: findChrome() ?? '', args: CHROME_ARGS });
  try {
    const said: string[] = [];
    let url: string | undefined;
    for await (const line of createInterface(demo.stdout)) {
      said.push(line);
      url = /http:\S+/.exec(line)?.[0];
      if (url !== undefined) break;
    }
    expect(said[0]).toBe('Building the plugin…');
    const page = await browser.newPage();
    await page.goto(url ?? '');
    await page.locator('.markdown-reading-view').getByText('To begin, open one of the notes').waitFor();
    expect(await page.locator('.view-header-title').innerText()).toBe('Welcome');
  } finally {
    await browser.close();
    demo.kill();
  }
});
