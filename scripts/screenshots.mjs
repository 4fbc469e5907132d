// `npm run screenshots`: the pictures of docs/images, taken from the built plugin on the sample vault.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

const animationsOver = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
  });

/** The screens that the documentation shows. */
const PICTURES = [
  'drill-hidden',
  'drill-half',
  'attempt-field',
  'attempt-side',
  'drill-diagram',
  'drill-steps',
  'drill-steps-half',
  'drill-code',
  'drill-rated',
  'drill-summary',
  'drill-footnotes',
  'drill-long',
  'summary-long',
  'drill-empty',
  'drill-offers',
  'mock-plan',
  'mock-answer',
  'mock-warning',
  'mock-review',
  'mock-paused',
  'mock-report',
  'mock-resume',
  'plan',
  'plan-topic',
  'resume',
  'drill-again',
  'drill-time-over',
  'note-switch',
  'check',
  'waiting',
  'waiting-discard',
  'tidy',
  'tidy-done',
  'merge',
  'history',
  'compare',
  'compare-two',
  'compare-four',
  'compare-open',
  'compare-shown',
  'compare-picture',
  'compare-choose',
  'base',
  'base-compare',
  'settings-unreadable',
  'reading-hidden',
  'reading-shown',
  'listing',
  'listing-empty',
  'listing-mistake',
];

/** `npm run screenshots -- drill-half drill-code` takes the pictures of some screens only. */
const only = process.argv.slice(2);

async function takeAll() {
  await mkdir(images, { recursive: true });
  await buildHost(join(built, 'host'));
  const { startServer } = await import(pathToFileURL(await buildServer(join(built, 'server'))).href);
  const browser = await chromium.launch({
    executablePath: await chromePath(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
  });
  const { SCREENS } = await loadSource('test/support/screens.ts');
  for (const [size, options] of Object.entries(SIZES)) {
    for (const theme of ['light', 'dark']) {
      for (const name of PICTURES.filter((each) => only.length === 0 || only.includes(each))) {
        const file = `${name}-${size === 'desktop' ? '' : `${size}-`}${theme}.png`;
        await take(browser, startServer, { options, theme, screen: SCREENS[name], path: join(images, file) });
        console.log(file);
      }
    }
  }
  await browser.close();
}

async function take(browser, startServer, { options, theme, screen, path }) {
  const scratch = await mkdtemp(join(tmpdir(), 'interview-drill-'));
  const vault = join(scratch, 'Interview notes');
  await cp(join(root, 'demo', 'vault'), vault, { recursive: true });
  for (const [name, text] of Object.entries(screen.files ?? {})) {
    await mkdir(dirname(join(vault, name)), { recursive: true });
    await writeFile(join(vault, name), text);
  }
  const server = await startServer({ vault, port: 0, pluginDir: root, hostDir: join(built, 'host') });
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // A day that does not change: pictures differ only where the screens do.
  await page.clock.install({ time: new Date(2026, 10, 20, 19, 0) });
  await page.goto(server.url);
  await page.evaluate(() => window.demo.ready);
  await page.evaluate((name) => window.demo.setTheme(name), theme);
  const command = (id) => page.evaluate((name) => window.demo.executeCommand(name), id);
  const stage = {
    page,
    command,
    openFile: (path) => page.evaluate((name) => window.demo.openFile(name), path),
    uri: (params) => page.evaluate((values) => window.demo.uri('interview-drill', values), params),
    cli: (name, params) => page.evaluate(([id, values]) => window.demo.cli(id, values), [name, params]),
    drill: async (note) => {
      await page.evaluate((name) => window.demo.openFile(name), note);
      await command('interview-drill:this-note');
      await page.locator('.interview-drill-asked:visible, .interview-drill-message:visible').waitFor();
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
  await screen.show(stage);
  await noticesOver(page);
  await animationsOver(page);
  await page.screenshot({ path });
  await context.close();
  await server.close();
  await rm(scratch, { recursive: true, force: true });
}

/** Notices go by themselves after a while; those that stay are closed. */
const noticesOver = (page) =>
  page.evaluate(() => {
    for (const notice of document.querySelectorAll('.notice')) notice.click();
  });

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
