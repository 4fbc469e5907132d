// The checks: what our tests cannot know of the real app. Each makes its own notes, and throws where something is not as the
// plugin assumes. `appOnly` marks what the browser host cannot do, `phone` what is checked on an emulated phone.
import { expect, needs } from './tools.mjs';

const DRILL = 'interview-drill';
const LATER = `---\ntags: [interview]\n---\n\n### Q1: What is drawn?\n\n`;

/** Opens a drill in a window of its own. Gives its page. */
async function drillInWindow(page, path) {
  const opened = page.context().waitForEvent('page');
  await page.evaluate(async (name) => {
    const leaf = app.workspace.getLeaf('window');
    await leaf.setViewState({ type: 'interview-drill', active: true, state: { path: name } });
    app.workspace.setActiveLeaf(leaf, { focus: true });
  }, path);
  const popout = await opened;
  const asked = popout.locator('.interview-drill-asked');
  await asked.waitFor();
  await asked.click();
  return popout;
}

/** Opens the plugin's settings. Gives the page that shows them: the app's, or a window of their own. */
async function openSettings(page, tools) {
  await page.evaluate((id) => {
    app.setting.open();
    app.setting.openTabById(id);
  }, DRILL);
  let shown = null;
  await tools.eventually('The setting "Desired retention"', async () => {
    for (const each of page.context().pages())
      if (await each.getByText('Desired retention').first().isVisible()) shown = each;
    return shown !== null;
  });
  return shown;
}

async function showsBase(page, tools, path) {
  await tools.open(path);
  await page.locator('.interview-drill-base-notes li:visible').first().waitFor();
}

const retention = (page) => page.locator('.setting-item', { hasText: 'Desired retention' });

export const CHECKS = [
  {
    name: 'Command line',
    shows: 'Handlers of the command line are registered: a second one of a name is refused',
    async run(page) {
      const isRefused = await page.evaluate((id) => {
        const plugin = app.plugins.plugins[id];
        // The plugin's own method lets a refusal pass; the app's, the one furthest up, does not.
        let register;
        for (let at = plugin; at; at = Object.getPrototypeOf(at))
          register = at.registerCliHandler ?? register;
        try {
          register.call(plugin, `${id}:check`, 'Taken', null, () => '');
          return false;
        } catch {
          return true;
        }
      }, DRILL);
      expect(isRefused, 'The name interview-drill:check was free.');
    },
  },
  {
    name: 'Protocol link',
    shows: 'A link obsidian://interview-drill?note=… opens the drill of that note',
    async run(page, tools) {
      const note = await tools.note();
      const isThere = await page.evaluate(
        ([action, path]) => {
          if (globalThis.demo) return globalThis.demo.uri(action, { note: path }).then(() => true);
          const handler = app.workspace.protocolHandlers?.get(action);
          handler?.({ action, note: path });
          return Boolean(handler);
        },
        [DRILL, note],
      );
      needs(isThere, 'The app does not show its handlers; try a link by hand.');
      await tools.asked();
    },
  },
  {
    name: 'Keys',
    shows: 'Space reveals, 3 rates, and the rating is in the file',
    async run(page, tools) {
      const note = await tools.drill(await tools.note());
      await tools.press(' ', ' ');
      await tools.revealed(2);
      await tools.press('3');
      await tools.onDisk(note, 'q1: 3');
    },
  },
  {
    name: 'Keys of another layout',
    shows: 'The key of W flags the question also where it types a Cyrillic letter',
    async run(page, tools) {
      const note = await tools.drill(await tools.note());
      const session = await page.context().newCDPSession(page);
      const key = { key: 'ц', code: 'KeyW', windowsVirtualKeyCode: 87 };
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'ц', ...key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await tools.onDisk(note, '- q1');
    },
  },
  {
    name: 'Ctrl/Cmd + Enter in My answer',
    shows: 'The key reveals the answer, though the app has a hotkey of that name',
    async run(page, tools) {
      await tools.drill(await tools.note());
      await tools.press('a');
      await page.keyboard.type('mine');
      await tools.press('ControlOrMeta+Enter');
      await tools.revealed(1);
    },
  },
  {
    name: 'Titles',
    shows: 'Tab and header name the note of the drill',
    async run(page, tools) {
      const note = await tools.drill(await tools.note());
      const name = note.replace('.md', '');
      for (const part of ['.workspace-tab-header.is-active', `[data-type="${DRILL}"] .view-header-title`])
        await tools.until(
          `"${name}" in ${part}`,
          ([selector, text]) =>
            [...document.querySelectorAll(selector)].some((el) => el.textContent.includes(text)),
          [part, name],
        );
    },
  },
  {
    name: 'Back',
    shows: 'Back leads from a drill to the note in whose tab it opened',
    appOnly: true,
    async run(page, tools) {
      const note = await tools.drill(await tools.note());
      expect(await tools.command('app:go-back'), 'The command "Navigate back" did not run.');
      await tools.until(
        'The note',
        (path) => app.workspace.getMostRecentLeaf()?.view.file?.path === path,
        note,
      );
    },
  },
  {
    name: 'A window of its own',
    shows: 'Keys reveal and rate in a pop-out',
    async run(page, tools) {
      const note = await tools.note();
      const popout = await drillInWindow(page, note);
      await popout.keyboard.press(' ');
      await tools.revealed(1, popout);
      await popout.keyboard.press(' ');
      await popout.keyboard.press('2');
      await tools.onDisk(note, 'q1: 2');
    },
  },
  {
    name: 'Moved to a new window',
    shows: 'A drill that is moved to a window keeps its question, its state and its keys',
    appOnly: true,
    async run(page, tools) {
      const note = await tools.drill(await tools.note());
      await tools.press(' ');
      await tools.revealed(1);
      const opened = page.context().waitForEvent('page');
      await page.evaluate((type) => {
        app.workspace.moveLeafToPopout(app.workspace.getLeavesOfType(type)[0]);
      }, DRILL);
      const popout = await opened;
      await tools.revealed(1, popout);
      await popout.locator('.interview-drill-asked').click();
      await popout.keyboard.press(' ');
      await popout.keyboard.press('4');
      await tools.onDisk(note, 'q1: 4');
    },
  },
  {
    name: 'Deferred tab',
    shows: 'A drill in a background tab is a placeholder after a restart and comes back when it is shown',
    async run(page, tools) {
      await tools.drill(await tools.note());
      await tools.press(' ');
      await tools.revealed(1);
      await tools.open(await tools.note());
      await page.evaluate(() => app.workspace.requestSaveLayout());
      await tools.pause(3000);
      await tools.reload();
      const isDeferred = await page.evaluate(async (type) => {
        const [leaf] = app.workspace.getLeavesOfType(type);
        const deferred = leaf.isDeferred;
        await app.workspace.revealLeaf(leaf);
        return deferred;
      }, DRILL);
      await tools.asked();
      return isDeferred ? '' : 'The tab was loaded at once.';
    },
  },
  {
    name: 'First paint of hidden answers',
    shows: 'Hidden answers do not flash up when their note is opened in reading view',
    async run(page, tools) {
      const note = await tools.note();
      await tools.open(note);
      expect(await tools.command(`${DRILL}:hide-answers`), 'The command "Hide answers" did not run.');
      await page.locator('.interview-drill-fold-button:visible').first().waitFor();
      await tools.open(await tools.note('# Another note'), false);
      await page.evaluate(() => {
        const seen = (globalThis.paints = { frames: 0, secrets: 0, on: true });
        const look = () => {
          seen.frames += 1;
          if (document.querySelector('.mod-root')?.innerText.includes('SECRET')) seen.secrets += 1;
          if (seen.on) requestAnimationFrame(look);
        };
        look();
      });
      await tools.open(note, false);
      await page.locator('.interview-drill-fold-button:visible').first().waitFor();
      const { frames, secrets } = await page.evaluate(() => Object.assign(globalThis.paints, { on: false }));
      expect(secrets === 0, `The answer was seen in ${secrets} of ${frames} frames.`);
      return `${frames} frames`;
    },
  },
  {
    name: 'Sections of post processors',
    shows: 'getSectionInfo knows the section of an answer when a post processor runs',
    async run(page, tools) {
      const note = await tools.note();
      await page.evaluate((id) => {
        globalThis.sections = [];
        app.plugins.plugins[id].registerMarkdownPostProcessor((el, context) => {
          if (el.textContent.includes('SECRET'))
            globalThis.sections.push(context.getSectionInfo(el) !== null);
        }, 100);
      }, DRILL);
      await tools.open(note);
      await tools.until('A section', () => globalThis.sections.length > 0);
      const known = await page.evaluate(() => globalThis.sections);
      expect(!known.includes(false), `Of ${known.length} sections, some were not known.`);
    },
  },
  {
    name: 'Rendered again',
    shows: 'rerender(true) hides and shows answers in a reading view that is open',
    async run(page, tools) {
      await tools.open(await tools.note());
      const words = page.getByText('First SECRET words');
      await words.first().waitFor();
      await tools.command(`${DRILL}:hide-answers`);
      await tools.eventually('Hiding', async () => !(await words.first().isVisible()));
      await tools.command(`${DRILL}:show-answers`);
      await tools.eventually('Showing', () => words.first().isVisible());
    },
  },
  {
    name: 'Diagrams',
    shows: 'loadMermaid gives mermaid, also before the app was asked to show diagrams',
    async run(page, tools) {
      await tools.drill(
        await tools.note(`${LATER}\`\`\`mermaid\nflowchart LR\n  a[One] --> b[Two]\n\`\`\`\n`),
      );
      await tools.press('Shift+Space');
      await page.locator('.interview-drill svg .node:visible').first().waitFor();
    },
  },
  {
    name: 'Embeds and callouts',
    shows: 'MarkdownRenderer.render fills embeds, and callouts in it fold',
    async run(page, tools) {
      const embedded = await tools.note('EMBEDDED words');
      await tools.drill(
        await tools.note(`${LATER}![[${embedded}]]\n\n> [!example]- Folded\n> UNFOLDED words\n`),
      );
      await tools.press('Shift+Space');
      await page.getByText('EMBEDDED words').first().waitFor();
      const inside = page.getByText('UNFOLDED words').first();
      if (!(await inside.isVisible())) await page.getByText('Folded', { exact: true }).first().click();
      await inside.waitFor();
    },
  },
  {
    name: 'Properties editor',
    shows: 'A rating holds while the properties of its note are shown and one of them is being edited',
    appOnly: true,
    async run(page, tools) {
      const note = await tools.note();
      await tools.open(note, 'tab', 'source');
      const properties = page.locator('.metadata-property-value:visible').first();
      await properties.waitFor();
      await properties.click();
      await page.evaluate(async (path) => {
        const leaf = app.workspace.getLeaf('split');
        await leaf.setViewState({ type: 'interview-drill', active: true, state: { path } });
        app.workspace.setActiveLeaf(leaf, { focus: true });
      }, note);
      await tools.asked();
      await tools.press('Shift+Space', '3');
      await tools.onDisk(note, 'q1: 3');
      await tools.pause(4000);
      const text = await tools.read(note);
      expect(text.includes('q1: 3') && text.includes('interview'), 'The properties were written over.');
    },
  },
  {
    name: 'Unsaved text',
    shows: 'Text that the editor has not saved yet and a rating both reach the file',
    async run(page, tools) {
      const note = await tools.drill(await tools.note());
      await tools.press('Shift+Space');
      await tools.revealed(2);
      await tools.open(note, 'split', 'source');
      await page.evaluate((type) => {
        const { editor } = app.workspace.getMostRecentLeaf().view;
        editor.replaceRange('TYPED\n', { line: editor.lastLine(), ch: 0 });
        app.workspace.setActiveLeaf(app.workspace.getLeavesOfType(type)[0], { focus: true });
      }, DRILL);
      await tools.press('4');
      await tools.onDisk(note, 'q1: 4');
      await tools.onDisk(note, 'TYPED');
      await tools.pause(3000);
      const text = await tools.read(note);
      expect(text.includes('q1: 4') && text.includes('TYPED'), 'One of both was lost by the next save.');
    },
  },
  {
    name: 'Tooltips',
    shows: 'No tooltip lies over an answer on which the mouse rests',
    async run(page, tools) {
      await tools.drill(await tools.note());
      await tools.press(' ');
      await tools.revealed(1);
      await page.locator('.interview-drill-layer').first().hover();
      await tools.pause(1500);
      const words = await page.locator('.tooltip').allInnerTexts();
      expect(words.length === 0, `It says "${words.join('", "')}".`);
    },
  },
  {
    name: 'Notices',
    shows: 'A second notice shows beside the first, and both go on a click',
    async run(page, tools) {
      await tools.open(await tools.note('# Nothing to hide'));
      const notices = page.locator('.notice', { hasText: 'nothing to hide' });
      for (const count of [1, 2]) {
        await tools.command(`${DRILL}:hide-answers`);
        await tools.eventually(`Notice ${count}`, async () => (await notices.count()) === count);
      }
      await notices.first().click();
      await notices.first().click();
      await tools.eventually('The end of both', async () => (await notices.count()) === 0);
    },
  },
  {
    name: 'Menu by keyboard',
    shows: 'A menu that is opened by Enter stands at its button',
    async run(page, tools) {
      await tools.drill(await tools.note());
      const button = page.locator('.interview-drill-menu:visible').last();
      await button.focus();
      await tools.press('Enter');
      const menu = page.locator('.menu').last();
      await menu.waitFor();
      const [from, to] = [await button.boundingBox(), await menu.boundingBox()];
      const place = `The menu is at ${Math.round(to.x)},${Math.round(to.y)}, the button at ${Math.round(from.x)},${Math.round(from.y)}.`;
      expect(Math.abs(to.y - from.y) < 400 && (to.x > 20 || from.x < 100), place);
      return place;
    },
  },
  {
    name: 'List of questions',
    shows: 'A press on a row of a list in live preview opens the note, not the source of the block',
    async run(page, tools) {
      const note = await tools.note('# List\n\n```interview-drill\nshow: new\nlimit: 3\n```\n\nEnd.\n');
      await tools.open(note, 'tab', tools.kind === 'app' ? 'source' : 'preview');
      const row = page.locator('.interview-drill-listing-row:visible').first();
      await row.waitFor();
      await row.click();
      const isElsewhere = (path) => {
        const file = app.workspace.getActiveFile();
        return file !== null && file.path !== path;
      };
      await tools.until('Another note', isElsewhere, note);
    },
  },
  {
    name: 'Base',
    shows: 'The view "Interview drill" of a base lists the interview notes',
    run: (page, tools) => showsBase(page, tools, 'Interviews.base'),
  },
  {
    name: 'Base in a note',
    shows: 'The view works in a base that is embedded in a note',
    appOnly: true,
    run: async (page, tools) => showsBase(page, tools, await tools.note('![[Interviews.base]]\n')),
  },
  {
    name: 'Settings',
    shows: 'The settings open, in the app or in a window of their own',
    async run(page, tools) {
      return (await openSettings(page, tools)) === page ? 'In the app' : 'In a window of their own';
    },
  },
  {
    name: 'Slider reset',
    shows: 'The reset button of "Desired retention" brings back 90',
    appOnly: true,
    async run(page, tools) {
      const shown = await openSettings(page, tools);
      const slider = retention(shown).locator('input[type="range"]');
      await slider.focus();
      await shown.keyboard.press('ArrowLeft');
      const reset = retention(shown).locator('.clickable-icon, button').first();
      needs(await reset.isVisible(), 'There is no reset button.');
      await reset.click();
      const value = await slider.inputValue();
      expect(value === '90', `It is ${value}.`);
    },
  },
  {
    name: 'Files that the app cannot show',
    shows: 'openLinkText hands a CSV to the system, and makes no note of that name',
    appOnly: true,
    async run(page) {
      const handed = await page.evaluate(async () => {
        await app.vault.create('Numbers.csv', 'a,b\n');
        const calls = [];
        const original = app.openWithDefaultApp;
        app.openWithDefaultApp = (path) => calls.push(path);
        try {
          await app.workspace.openLinkText('Numbers.csv', '', false);
        } finally {
          app.openWithDefaultApp = original;
        }
        return calls;
      });
      const files = await page.evaluate(() => app.vault.getFiles().map(({ path }) => path));
      expect(!files.includes('Numbers.csv.md'), 'A note "Numbers.csv.md" was made.');
      return `Handed over: ${handed.join(', ') || 'nothing'}`;
    },
  },
  {
    name: 'Phone: ratings',
    shows: 'A tap reveals; the rating buttons are neither below a bar, nor flush with the end, nor faded out',
    phone: true,
    async run(page, tools) {
      await tools.drill(await tools.note());
      await tools.touch([195, 500]);
      await tools.revealed(1);
      await tools.press('Shift+Space');
      const button = page.locator('.interview-drill-rating:visible').last();
      await button.waitFor();
      const { isOnTop, below, spacing, mask } = await button.evaluate((el) => {
        const box = el.getBoundingClientRect();
        const view = el.closest('.view-content');
        const masks = [];
        for (let at = el; at; at = at.parentElement) masks.push(getComputedStyle(at).maskImage);
        return {
          isOnTop: el.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)),
          below: Math.round(view.getBoundingClientRect().bottom - box.bottom),
          spacing: getComputedStyle(view).getPropertyValue('--view-bottom-spacing').trim(),
          mask: masks.find((each) => /transparent|rgba/.test(each ?? '')),
        };
      });
      const detail = `${below} px below the ratings; --view-bottom-spacing is "${spacing}"`;
      expect(isOnTop && below >= 6 && !mask, `${detail}; on top: ${isOnTop}; mask: ${mask ?? 'none'}`);
      return detail;
    },
  },
  {
    name: 'Phone: strokes',
    shows: 'A stroke to the left reveals and opens no sidebar of the app',
    phone: true,
    async run(page, tools) {
      await tools.drill(await tools.note());
      await tools.touch([300, 500], [120, 504]);
      await tools.revealed(1);
      await tools.pause(600);
      const isOpen = await page.evaluate(
        (kind) =>
          kind === 'host'
            ? document.body.classList.contains('demo-side-toggled')
            : [app.workspace.leftSplit, app.workspace.rightSplit].some(({ collapsed }) => !collapsed),
        tools.kind,
      );
      expect(!isOpen, 'A sidebar opened.');
    },
  },
];
