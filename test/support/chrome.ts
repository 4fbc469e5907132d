import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What `npm test` says where no browser was found. */
export const HOW_TO_GET_CHROME =
  'No Chrome, Edge or Chromium was found, so the browser tests are skipped. Install one (apt install chromium, brew install --cask google-chrome, winget install Google.Chrome), or name it in CHROME_PATH.';

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome.exe',
  'msedge.exe',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser to test with: the one in CHROME_PATH, else an installed Chrome, Edge or Chromium; null where none is. */
export function findChrome(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['CHROME_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...PLACES, ...onPath].find((path) => existsSync(path)) ?? null;
}

/** How the browser is started: no sandbox, since tests often run as root, and no traffic of its own. */
export const CHROME_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-gpu',
];
