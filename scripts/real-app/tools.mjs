// What a check works with: notes of its own, keys, fingers, and waiting until something holds.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long what should come may take, in milliseconds. */
const PATIENCE = 8000;

/** Thrown by a check that cannot be made here. */
export class Skip extends Error {}

/** Fails a check with a message unless something holds. */
export function expect(holds, message) {
  if (!holds) throw new Error(message);
}

/** Leaves a check out, with the reason, unless what it needs is there. */
export function needs(isThere, what) {
  if (!isThere) throw new Skip(what);
}

export const NOTE = `---
tags: [interview]
---

### Q1: Why does a cache help?

First SECRET words.

- second SECRET words

### Q2: What else?

Nothing.
`;

export function makeTools({ kind, page, vault, ready }) {
  page.setDefaultTimeout(PATIENCE);
  let made = 0;
  let device = null;
  /** Waits until a function of the page gives something. */
  const until = (what, look, value) =>
    page.waitForFunction(look, value).catch(() => {
      throw new Error(`${what} did not come.`);
    });
  /** Waits until a function of ours gives something. */
  const eventually = async (what, look) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) if (await look()) return;
    throw new Error(`${what} did not come.`);
  };
  const read = (path) => readFile(join(vault, path), 'utf8');
  const tools = {
    kind,
    pause,
    until,
    eventually,
    read,
    /** Makes a note and waits until it is indexed. Gives its path. */
    async note(text = NOTE) {
      made += 1;
      const path = `Check ${made}.md`;
      await page.evaluate(([name, words]) => app.vault.create(name, words).then(() => null), [path, text]);
      await until(
        'The index of a new note',
        (name) => {
          const file = app.vault.getFileByPath(name);
          return file !== null && Boolean(app.metadataCache.getFileCache(file));
        },
        path,
      );
      return path;
    },
    /** Opens a file: in the tab in front (false), a new one ('tab'), or beside it ('split'). */
    async open(path, where = 'tab', mode = 'preview') {
      await page.evaluate(
        async ([name, place, shown]) => {
          const leaf = app.workspace.getLeaf(place);
          const state = { mode: shown, source: false };
          await leaf.openFile(app.vault.getFileByPath(name), { active: true, state });
          app.workspace.setActiveLeaf(leaf, { focus: true });
        },
        [path, where, mode],
      );
    },
    command: (id) => page.evaluate((name) => app.commands.executeCommandById(name), id),
    hasCommand: (id) =>
      page.evaluate((name) => {
        const { commands } = app.commands;
        return Boolean(commands instanceof Map ? commands.get(name) : commands[name]);
      }, id),
    asked: () => page.locator('.interview-drill-asked:visible').first().waitFor(),
    /** Opens a note and drills it by the command. */
    async drill(path, where = 'tab') {
      await tools.open(path, where);
      expect(await tools.command('interview-drill:this-note'), 'The command "Drill this note" did not run.');
      await tools.asked();
      return path;
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    layers: (on = page) => on.locator('.interview-drill-answer .interview-drill-layer:visible').count(),
    revealed: (count, on = page) =>
      eventually(`Part ${count} of the answer`, async () => (await tools.layers(on)) >= count),
    onDisk: (path, part) =>
      eventually(`"${part}" in the file`, async () => (await read(path)).includes(part)),
    /** Loads the app anew, as after a restart. */
    async reload() {
      await page.reload();
      await ready();
    },
    /** Makes a phone of the app, or a desktop again. */
    async phone(isPhone) {
      device ??= await page.context().newCDPSession(page);
      const metrics = { width: 390, height: 844, deviceScaleFactor: 2, mobile: true };
      if (isPhone) await device.send('Emulation.setDeviceMetricsOverride', metrics);
      else await device.send('Emulation.clearDeviceMetricsOverride');
      await device.send('Emulation.setTouchEmulationEnabled', { enabled: isPhone, maxTouchPoints: 5 });
      if (kind === 'app') {
        // The app loads itself anew for that, which ends what is evaluated.
        await page.evaluate((value) => app.emulateMobile(value), isPhone).catch(() => {});
        await pause(1000);
        await ready();
      } else await tools.reload();
      await until(
        'The change of device',
        (value) => document.body.classList.contains('is-phone') === value,
        isPhone,
      );
    },
    /** A finger that goes from one place to another, or taps. */
    async touch([x, y], [toX, toY] = [x, y]) {
      const send = (type, ...touchPoints) => device.send('Input.dispatchTouchEvent', { type, touchPoints });
      await send('touchStart', { x, y });
      for (let step = 1; step <= 5 && toX !== x; step += 1) {
        await send('touchMove', { x: x + ((toX - x) * step) / 5, y: y + ((toY - y) * step) / 5 });
        await pause(16);
      }
      await send('touchEnd');
    },
    /** Closes what a check left open. */
    async tidy() {
      for (const other of page.context().pages()) if (other !== page) await other.close().catch(() => {});
      await page.evaluate(() => {
        for (const el of document.querySelectorAll('.modal-close-button, .notice')) el.click();
        const leaves = [];
        app.workspace.iterateRootLeaves((leaf) => leaves.push(leaf));
        for (const leaf of leaves) leaf.detach();
      });
      await page.keyboard.press('Escape');
    },
  };
  return tools;
}
