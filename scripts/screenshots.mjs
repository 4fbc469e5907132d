// `npm run screenshots`: the pictures of docs/images, taken from the built plugin on the sample vault.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildHost, buildServer } from '../demo/server/build.mjs';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs', 'images');
const built = join(root, '.demo');

const SIZES = {
  desktop: { viewport: { width: 1180, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};

const NOTE = 'Payments Backend - Variant 1.md';
const DESIGN = 'Payments Backend - Variant 3.md';

const animationsOver = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
  });

/** What is shown in each picture: how to get there from a fresh start. */
const SCENES = {
  hidden: async ({ drill }) => drill(NOTE),
  half: async ({ page, drill }) => {
    await drill(NOTE);
    await page.keyboard.press('h');
    await page.keyboard.press('Space');
    await page.locator('.interview-drill-layer .callout').waitFor();
  },
  diagram: async ({ page, drill }) => {
    await drill(DESIGN, 5);
    await page.keyboard.press('Space');
    await page.locator('.interview-drill-layer svg[id]').waitFor();
    // The diagram is brought into view once it is drawn.
    await page.waitForFunction(() => {
      const view = document.querySelector('.interview-drill-scroller').getBoundingClientRect();
      const layer = document.querySelector('.interview-drill-layer').getBoundingClientRect();
      return layer.top >= view.top - 2 && (layer.bottom <= view.bottom + 2 || layer.top <= view.top + 2);
    });
  },
  rated: async ({ page, drill }) => {
    await drill(NOTE);
    for (const key of ['3', '1', '4']) {
      await page.keyboard.press('Shift+Space');
      await page.keyboard.press(key);
    }
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.interview-drill-rating.is-given').waitFor();
  },
  summary: async ({ page, drill }) => {
    await drill('Behavioural Round - Leadership.md');
    for (const key of ['4', '3', '1', '2', '4', '3', '2']) {
      await page.keyboard.press('Shift+Space');
      await page.keyboard.press(key);
    }
    await page.locator('.interview-drill-headline').waitFor();
  },
  empty: async ({ page, drill }) => {
    await drill('Welcome.md');
    await page.locator('.interview-drill-message h2').waitFor();
  },
};

/** `npm run screenshots -- half` takes the pictures of one scene only. */
const only = process.argv[2];

async function takeAll() {
  await mkdir(images, { recursive: true });
  await buildHost(join(built, 'host'));
  const { startServer } = await import(pathToFileURL(await buildServer(join(built, 'server'))).href);
  const browser = await chromium.launch({
    executablePath: await chromePath(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
  });
  for (const [size, options] of Object.entries(SIZES)) {
    for (const theme of ['light', 'dark']) {
      for (const [name, scene] of Object.entries(SCENES).filter(
        ([name]) => only === undefined || name === only,
      )) {
        const file = `drill-${name}-${size === 'desktop' ? '' : `${size}-`}${theme}.png`;
        await take(browser, startServer, { options, theme, scene, path: join(images, file) });
        console.log(file);
      }
    }
  }
  await browser.close();
}

async function take(browser, startServer, { options, theme, scene, path }) {
  const scratch = await mkdtemp(join(tmpdir(), 'interview-drill-'));
  const vault = join(scratch, 'Interview notes');
  await cp(join(root, 'demo', 'vault'), vault, { recursive: true });
  const server = await startServer({ vault, port: 0, pluginDir: root, hostDir: join(built, 'host') });
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // A day that does not change: pictures differ only where the screens do.
  await page.clock.install({ time: new Date(2026, 10, 20, 19, 0) });
  await page.goto(server.url);
  await page.evaluate(() => window.demo.ready);
  await page.evaluate((name) => window.demo.setTheme(name), theme);
  const drill = async (note, skip = 0) => {
    await page.evaluate((path) => window.demo.openFile(path), note);
    await page.evaluate(() => window.demo.executeCommand('interview-drill:this-note'));
    await page.locator('.interview-drill-asked:visible, .interview-drill-message:visible').waitFor();
    for (let at = 0; at < skip; at += 1) await page.keyboard.press('s');
  };
  await scene({ page, drill });
  await animationsOver(page);
  await page.screenshot({ path });
  await context.close();
  await server.close();
  await rm(scratch, { recursive: true, force: true });
}

/** The browser that the tests use too. */
async function chromePath() {
  const { findChrome, HOW_TO_GET_CHROME } = await loadSource('test/support/chrome.ts');
  const path = findChrome();
  if (path === null) throw new Error(HOW_TO_GET_CHROME);
  return path;
}

takeAll().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
