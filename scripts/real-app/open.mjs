// Opens what the checks run in: an installed Obsidian on a vault of its own, or the browser host on the same vault.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { buildHost, buildServer } from '../../demo/server/build.mjs';
import { loadSource } from '../load-source.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PLUGIN = 'interview-drill';

/** What a person can put right; only its message is shown. */
export class UsageError extends Error {}

/** A folder with the sample notes as a vault, in which the built plugin is installed and turned on. */
async function makeVault(folder) {
  const vault = join(folder, 'Interview Drill check');
  const plugin = join(vault, '.obsidian', 'plugins', PLUGIN);
  await cp(join(root, 'demo', 'vault'), vault, { recursive: true });
  await mkdir(plugin, { recursive: true });
  for (const file of ['main.js', 'manifest.json', 'styles.css'])
    await cp(join(root, file), join(plugin, file));
  await writeFile(join(vault, '.obsidian', 'community-plugins.json'), JSON.stringify([PLUGIN]));
  return vault;
}

/** The program in a folder such as Obsidian.app, or the path itself. */
async function executableOf(path) {
  const inside = path.endsWith('.app') ? join(path, 'Contents', 'MacOS', basename(path, '.app')) : path;
  const found = await stat(inside).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no program "${inside}".`);
  return inside;
}

const portIsFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Waits until something is there; gives null where that takes longer than `seconds`. */
async function waitFor(seconds, look) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(250)) {
    const found = await look().catch(() => null);
    if (found) return found;
  }
  return null;
}

const folderOf = () => mkdtemp(join(tmpdir(), 'interview-drill-'));
const remove = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });

/** Starts an installed Obsidian with user data of its own, so that the person's own vaults and settings stay untouched. */
export async function openApp(path, { port, seconds }) {
  const program = await executableOf(path);
  if (!(await portIsFree(port)))
    throw new UsageError(`The port ${port} is in use; choose another with --port.`);
  const folder = await folderOf();
  const vault = await makeVault(folder);
  const data = join(folder, 'user-data');
  await mkdir(data);
  const known = { vaults: { c0ffee0123456789: { path: vault, ts: Date.now(), open: true } } };
  await writeFile(join(data, 'obsidian.json'), JSON.stringify({ ...known, updateDisabled: true }));
  const args = [`--user-data-dir=${data}`, `--remote-debugging-port=${port}`];
  // Chromium refuses to start as root with its sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const child = spawn(program, args, { stdio: 'ignore' });
  let failure = null;
  child.on('error', (error) => (failure = error.message));
  // The program may hand over to another process and end with 0.
  child.on('exit', (code) => (failure ??= code ? `it ended with the code ${code}` : null));
  let browser = null;
  const close = async () => {
    await browser
      ?.newBrowserCDPSession()
      .then((session) => session.send('Browser.close'))
      .catch(() => {});
    child.kill();
    await remove(folder);
  };
  const giveUp = (why) => new UsageError(`"${program}" cannot be checked: ${why}.`);
  try {
    browser = await waitFor(seconds, async () => {
      if (failure !== null) return 'failed';
      return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    });
    if (browser === 'failed') {
      browser = null;
      throw giveUp(failure);
    }
    if (browser === null)
      throw giveUp(`it did not answer on port ${port} within ${seconds} s (set another time with --seconds)`);
    const [context] = browser.contexts();
    const isReady = () => globalThis.app?.workspace?.layoutReady === true;
    const page = await waitFor(seconds, async () => {
      for (const each of context.pages()) if (await each.evaluate(isReady)) return each;
      return null;
    });
    if (page === null) throw giveUp(`no vault was open within ${seconds} s`);
    const ready = () => page.waitForFunction(isReady, undefined, { timeout: seconds * 1000 });
    await trust(page);
    const version = await page.evaluate(() => {
      const title = /Obsidian v?(\d[\w.]*)/.exec(document.title)?.[1] ?? 'unknown';
      return `Obsidian ${title} (${navigator.userAgent})`;
    });
    return { kind: 'app', page, vault, version, ready, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A new vault asks whether its plugins may run; files alone cannot answer that. */
async function trust(page) {
  await page.evaluate(async (id) => {
    localStorage.setItem(`enable-plugin-${app.appId}`, 'true');
    [...document.querySelectorAll('button')].find((el) => /^Trust author/.test(el.textContent))?.click();
    await app.plugins.setEnable(true);
    if (app.plugins.plugins[id]) return;
    await app.plugins.loadManifests();
    await app.plugins.enablePlugin(id);
  }, PLUGIN);
  const isLoaded = (id) => Boolean(app.plugins.plugins[id]);
  await page.waitForFunction(isLoaded, PLUGIN, { timeout: 15_000 }).catch(() => {
    throw new UsageError('Obsidian did not load the plugin; its console (Ctrl + Shift + I) says why.');
  });
  // Dialogs of the first start lie over everything.
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape');
}

/** The browser host of the demo, on the same vault. */
export async function openHost() {
  const { CHROME_ARGS, findChrome, HOW_TO_GET_CHROME } = await loadSource('test/support/chrome.ts');
  const executablePath = findChrome();
  if (executablePath === null) throw new UsageError(HOW_TO_GET_CHROME);
  const out = join(root, '.demo');
  await buildHost(join(out, 'host'));
  const { startServer } = await import(pathToFileURL(await buildServer(out)).href);
  const folder = await folderOf();
  const vault = await makeVault(folder);
  const server = await startServer({ vault, port: 0, pluginDir: root, hostDir: join(out, 'host') });
  const browser = await chromium.launch({ executablePath, args: CHROME_ARGS });
  const close = async () => {
    await browser.close();
    await server.close();
    await remove(folder);
  };
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(server.url);
    /** Checks reach the app as they do in Obsidian. */
    const ready = () =>
      page.evaluate(async () => {
        await globalThis.demo.ready;
        const { app: host, plugin } = globalThis.demo;
        globalThis.app = Object.assign(host, { plugins: { plugins: { 'interview-drill': plugin } } });
      });
    await ready();
    return { kind: 'host', page, vault, version: 'The browser host of the demo', ready, close };
  } catch (error) {
    await close();
    throw error;
  }
}
