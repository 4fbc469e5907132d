import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { Demo } from '../support/demo';
import { SCREENS } from '../support/screens';

/** What is ours on the page: the drill, modals with what the host puts around them, notices, the status bar. */
const OURS = [
  '.interview-drill',
  '.interview-drill-modal .modal-content',
  '.interview-drill-keys',
  '.vertical-tab-content .setting-item.mod-warning',
  '.suggestion-content',
  '.notice',
  '.interview-drill-status',
  '.interview-drill-fold-bar',
  '.interview-drill-listing',
];

/** Rules that ask for what only the host can give, each with its reason. */
const OF_THE_HOST = {
  'landmark-one-main': 'the page with its landmarks is that of the app',
  'page-has-heading-one': 'the page with its headings is that of the app',
  region: 'the page with its landmarks is that of the app',
};

/** Where the colours are wholly those of the app's theme: its accent, warning buttons, callouts, code, links of a note. */
const OF_THE_THEME = '.mod-cta, button.mod-warning, .callout-title, pre, .markdown-rendered a';

const DEVICES = {
  desktop: {},
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

/** A phone has larger letters and no keys; otherwise the screens are the same. */
const ON_A_PHONE = [
  'drill-half',
  'drill-offers',
  'drill-unsaved',
  'drill-summary',
  'drill-footnotes',
  'summary-long',
  'waiting',
  'tidy',
  'merge-many',
  'history',
  'plan',
  'resume',
  'compare',
  'compare-shown',
  'base',
  'base-compare',
  'reading-shown',
  'listing',
  'mock-plan',
  'mock-answer',
  'mock-report',
];

const CASES: readonly (readonly [name: string, device: keyof typeof DEVICES])[] = [
  ...Object.keys(SCREENS).map((name) => [name, 'desktop'] as const),
  ...ON_A_PHONE.map((name) => [name, 'phone'] as const),
];

let demo: Demo;

/** What axe finds in what is ours, one line for each place; `only` names the one rule to look at, none looks at all. */
async function violations(only: string | null): Promise<string[]> {
  const found = await demo.page.evaluate(
    async ({ ours, off, theme, only }) => {
      const holder = window as unknown as { axe: typeof axe };
      const include = ours.filter((selector) => document.querySelector(selector) !== null);
      const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
      const { violations } = await holder.axe.run(
        { include },
        {
          ...(only === null ? { rules } : { runOnly: [only] }),
          resultTypes: ['violations'],
          elementRef: true,
        },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ element }) => id !== 'color-contrast' || !element?.closest(theme))
          .map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
      );
    },
    { ours: OURS, off: Object.keys(OF_THE_HOST), theme: OF_THE_THEME, only },
  );
  return found.map((line) => line.replace(/\s+/g, ' '));
}

/** What shows a tooltip though it is larger than a control: the app makes one of every `aria-label`. */
const largeTooltips = (): Promise<string[]> =>
  demo.page.evaluate(
    (ours) =>
      [...document.querySelectorAll<HTMLElement>(ours.map((each) => `${each} [aria-label]`).join(', '))]
        .filter((el) => el.closest('.markdown-rendered') === null && el.offsetParent !== null)
        .filter(
          (el) => !el.matches('button, select, input') && (el.offsetWidth > 120 || el.offsetHeight > 44),
        )
        .map((el) => `${el.className} ${el.getAttribute('aria-label') ?? ''}`),
    OURS,
  );

afterEach(async () => {
  await demo.close();
});

it.each(CASES)('%s on a %s has no barrier that axe knows, and no large tooltip', async (name, device) => {
  const screen = SCREENS[name];
  if (!screen) throw new Error(`There is no screen ${name}.`);
  demo = await Demo.open('sample', { reducedMotion: 'reduce', ...DEVICES[device] }, screen.files);
  await screen.show(demo);
  expect(await largeTooltips()).toEqual([]);
  // The page may not evaluate text by its policy; what the browser's tools hand in may.
  await demo.page.evaluate(axe.source);
  await demo.setTheme('light');
  expect(await violations(null), 'light').toEqual([]);
  await demo.setTheme('dark');
  expect(await violations('color-contrast'), 'dark').toEqual([]);
});

it('a mouse that rests in an answer shows no tooltip, on an icon it does', async () => {
  demo = await Demo.open('sample', { reducedMotion: 'reduce' });
  await SCREENS['attempt-side']?.show(demo);
  const { page } = demo;
  const tooltip = page.locator('.tooltip');
  await page.locator('.interview-drill-menu:visible').last().hover();
  expect(await tooltip.innerText()).toBe('More options');
  for (const part of ['answer', 'attempt-text', 'segments', 'clock', 'ratings', 'rating'])
    for (const each of await page.locator(`.interview-drill-${part}:visible`).all()) {
      await each.hover();
      expect(await tooltip.count(), part).toBe(0);
    }
});
