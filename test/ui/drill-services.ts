import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { DrillServices } from '../../src/ui/drill/services';
import { START, TODAY } from './rig';

/** A world in which nothing happens, but for what a test says. */
export const drillServices = (ours: Partial<DrillServices>): DrillServices => ({
  settings: () => DEFAULT_SETTINGS,
  now: () => START,
  today: () => TODAY,
  read: () => Promise.resolve({ ok: false, reason: 'missing', message: '' }),
  readAll: () => Promise.resolve([]),
  queuePaths: () => [],
  newLeft: () => 10,
  nextDue: () => null,
  record: () => Promise.resolve({ ok: true, token: 1 }),
  mark: () => Promise.resolve({ ok: true, token: 1 }),
  undo: () => Promise.resolve({ ok: true, message: '' }),
  waiting: () => [],
  whyWaiting: () => null,
  listen: () => () => undefined,
  retry: () => Promise.resolve(),
  stopped: () => null,
  keep: () => undefined,
  letGo: () => undefined,
  copyLink: () => Promise.resolve(),
  dayOf: () => TODAY,
  drillQueue: () => undefined,
  openNote: () => Promise.resolve(),
  createSample: () => Promise.resolve(''),
  showHistory: () => Promise.resolve(),
  hasOrphans: () => false,
  tidy: () => undefined,
  logAttempts: () => undefined,
  compare: () => undefined,
  mock: () => undefined,
  chooseNote: () => undefined,
  ...ours,
});
