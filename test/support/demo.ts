import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startServer, type RunningServer } from '../../demo/server/server';
import { CHROME_ARGS, findChrome } from './chrome';

const root = join(import.meta.dirname, '../..');

/** What the host offers to tests, inside the page. */
interface DemoWindow {
  demo: {
    ready: Promise<void>;
    openFile(path: string): Promise<void>;
    executeCommand(id: string): boolean;
    cli(command: string, params?: Record<string, string>): Promise<string>;
    uri(action: string, params?: Record<string, string>): Promise<void>;
    setTheme(theme: 'light' | 'dark'): void;
  };
}

/** The built plugin in a real browser, on a vault of its own in a temporary folder. */
export class Demo {
  private constructor(
    private readonly browser: Browser,
    private readonly server: RunningServer,
    private readonly folder: string,
    readonly page: Page,
    /** What went wrong in the page, told by the page. */
    readonly errors: string[],
  ) {}

  /** Opens a vault of some notes, or a copy of the sample vault with `more` files. */
  static async open(
    notes: Record<string, string> | 'sample',
    options: BrowserContextOptions = {},
    more: Readonly<Record<string, string>> = {},
  ): Promise<Demo> {
    const folder = await mkdtemp(join(tmpdir(), 'interview-drill-test-'));
    if (notes === 'sample') await cp(join(root, 'demo/vault'), folder, { recursive: true });
    const files = { ...(notes === 'sample' ? {} : notes), ...more };
    for (const [path, text] of Object.entries(files)) await writeNote(join(folder, path), text);
    const server = await startServer({
      vault: folder,
      port: 0,
      pluginDir: root,
      hostDir: join(root, '.demo/host'),
    });
    const browser = await chromium.launch({ executablePath: findChrome() ?? '', args: CHROME_ARGS });
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const demo = new Demo(browser, server, folder, page, errors);
    await demo.load();
    return demo;
  }

  /** Loads the page, also once more: what the app would restore after a restart is restored. */
  async load(): Promise<void> {
    await this.page.goto(this.server.url);
    await this.page.evaluate(() => (window as unknown as DemoWindow).demo.ready);
  }

  /** The file on disk, byte for byte as text. */
  async read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /** Writes a file past the app, as another program does. */
  async write(path: string, text: string): Promise<void> {
    await writeNote(join(this.folder, path), text);
  }

  /** What the focused element says of itself: its name, or else its words. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      const el = document.activeElement;
      const named = document.getElementById(el?.getAttribute('aria-labelledby') ?? '');
      return named?.textContent ?? el?.getAttribute('aria-label') ?? el?.textContent ?? '';
    });
  }

  /** Opens a note and drills it by the command. */
  async drill(path: string): Promise<void> {
    await this.openFile(path);
    await this.command('interview-drill:this-note');
    await this.page
      .locator('.interview-drill-asked:visible, .interview-drill-message:visible')
      .first()
      .waitFor();
  }

  async openFile(path: string): Promise<void> {
    await this.page.evaluate((file) => (window as unknown as DemoWindow).demo.openFile(file), path);
  }

  async command(id: string): Promise<void> {
    const done = await this.page.evaluate(
      (name) => (window as unknown as DemoWindow).demo.executeCommand(name),
      id,
    );
    if (!done) throw new Error(`The command ${id} could not be run.`);
  }

  async cli(command: string, params: Record<string, string> = {}): Promise<string> {
    return this.page.evaluate(([name, values]) => (window as unknown as DemoWindow).demo.cli(name, values), [
      command,
      params,
    ] as const);
  }

  /** Follows a link of the form `obsidian://interview-drill?…`. */
  async uri(params: Record<string, string>): Promise<void> {
    await this.page.evaluate(
      (values) => (window as unknown as DemoWindow).demo.uri('interview-drill', values),
      params,
    );
  }

  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate((name) => {
      (window as unknown as DemoWindow).demo.setTheme(name);
    }, theme);
  }

  /** Everything that the document holds: text, attributes, and what CSS hides. */
  async document(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }

  /** The text of the drill as a person sees it. */
  async text(selector = '.interview-drill'): Promise<string> {
    return this.page.locator(selector).first().innerText();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function writeNote(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
