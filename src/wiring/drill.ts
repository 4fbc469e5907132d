import { Notice } from 'obsidian';
import { planOfAll } from '../core/drill/plan';
import type { Queue } from '../core/drill/queue';
import type { ReadResult } from '../core/drill/results';
import { drillKey, isOfToday, repairStopped, type Source, type StoppedDrill } from '../core/drill/stopped';
import { questionLink } from '../core/link';
import { dayOf, now, today } from '../obsidian/clock';
import { registerCommands } from '../obsidian/commands';
import type { KeptDrills } from '../obsidian/kept-drills';
import { createSampleNote } from '../obsidian/sample-note';
import { DRILL_VIEW, DrillView } from '../ui/drill/drill-view';
import { HOVER_SOURCE } from '../ui/drill/links';
import { openDrill } from '../ui/drill/open-drill';
import type { DrillServices } from '../ui/drill/services';
import { PropertyPicker } from '../ui/picker/property-picker';
import { compareFamily } from './compare-notes';
import { showHistory } from './history';
import { markNote } from './mark';
import { chooseInterview, openNoteAt } from './notes';
import { showOrphans } from './orphans';
import type { Parts } from './parts';
import { showMock } from './show-mock';

/** Registers the drill: its view, its commands, and the preview of links in it. */
export function registerDrill(parts: Parts): void {
  const { plugin, notes } = parts;
  plugin.registerView(DRILL_VIEW, (leaf) => new DrillView(leaf, drillServices(parts)));
  plugin.registerHoverLinkSource(HOVER_SOURCE, { display: 'Interview drill', defaultMod: true });
  registerCommands(plugin, notes, {
    drill: (file) => void showDrill(parts, file.path),
    choose: () => void chooseNote(parts),
    drillQueue: (kind) => void showQueue(parts, { kind }),
    chooseProperty: () => {
      chooseProperty(parts);
    },
  });
}

/** Opens the drill of a note, or the drill that says how a note comes to be one. */
export const showDrill = ({ app }: Parts, path: string | null): Promise<void> => openDrill(app, { path });

/** Opens the drill of a note at a question. */
export const showQuestion = ({ app }: Parts, path: string, question: string): Promise<void> =>
  openDrill(app, { path, question });

/** Opens the drill of what is due or weak in one note. */
export const showPicked = (parts: Parts, path: string, pick: 'due' | 'weak'): Promise<void> =>
  showQueue(parts, {
    kind: 'session',
    plan: {
      pool: { kind: 'notes', paths: [path] },
      pick,
      order: pick === 'due' ? 'due' : 'weakest',
      seed: 0,
      size: null,
    },
  });

/** Opens the drill of a queue over several notes, as of today. */
export const showQueue = ({ app }: Parts, queue: Queue): Promise<void> =>
  openDrill(app, { path: null, queue, day: today() });

/** Lets the person choose a note to drill; where there is none, the drill says how a note becomes one. */
export const chooseNote = (parts: Parts): Promise<void> =>
  chooseInterview(parts, (path) => showDrill(parts, path));

/** Lets the person choose a property whose notes are drilled. */
function chooseProperty(parts: Parts): void {
  new PropertyPicker(parts.app, parts.index.choices(), ({ property, value }) => {
    const plan = planOfAll({ kind: 'property', property, value }, parts.settings(), today());
    void showQueue(parts, { kind: 'session', plan });
  }).open();
}

/** How many new questions today has room for. */
export const newLeft = ({ index, settings }: Parts): number =>
  Math.max(0, settings().newPerDay - index.begunOn(today()));

/** The kept drills of the same, the newest first: by what they hold, since a renamed note leaves its mark in their keys. */
function keptOf(
  kept: KeptDrills,
  source: Source,
): readonly (StoppedDrill & { readonly key: string; readonly at: number })[] {
  const wanted = drillKey(source);
  return kept.all().flatMap(({ key, at, state }) => {
    const stopped = repairStopped(state);
    return stopped && drillKey(stopped.source) === wanted ? [{ ...stopped, key, at }] : [];
  });
}

/** What the drill needs of the vault and of the world. */
export function drillServices(parts: Parts): DrillServices {
  const { app, notes, index, recorder, settings, kept } = parts;
  const orphaned = new Set<string>();
  const noted = (result: ReadResult): ReadResult => {
    if (result.ok && result.note.orphans.length > 0) orphaned.add(result.note.path);
    else if (result.ok) orphaned.delete(result.note.path);
    return result;
  };
  return {
    settings,
    now,
    today,
    // What was asked for before is in the text, or known to wait for it.
    read: (path) => recorder.idle().then(() => notes.read(path).then(noted)),
    readAll: (paths) =>
      recorder.idle().then(() => index.readAll(paths).then((results) => results.map(noted))),
    queuePaths: (queue) => index.paths(queue, today()),
    newLeft: () => newLeft(parts),
    nextDue: () => index.nextDue(today()),
    record: (path, edit) => recorder.record(path, edit),
    undo: (token) => recorder.undo(token),
    mark: (path, marking) => markNote(parts, path, marking),
    waiting: (path) => recorder.waiting(path),
    whyWaiting: (path) => recorder.whyWaiting(path),
    listen: (listener) => recorder.listen(listener),
    retry: (path) => recorder.retry(path),
    stopped: (source) => {
      const [newest] = keptOf(kept, source);
      const isOffered = newest !== undefined && isOfToday(newest, today());
      return isOffered ? { session: newest.session, at: newest.at } : null;
    },
    keep: (source, session) => {
      kept.keep({ key: drillKey(source), at: now(), state: { source, session } });
    },
    letGo: (source) => {
      for (const { key } of keptOf(kept, source)) kept.drop(key);
    },
    copyLink: async (path, id) => {
      const link = questionLink(app.vault.getName(), path, id);
      try {
        await activeWindow.navigator.clipboard.writeText(link);
        new Notice('The link to this question is on the clipboard.');
      } catch {
        new Notice(`The clipboard takes nothing. The link is ${link}`, 0);
      }
    },
    dayOf,
    drillQueue: (queue) => void showQueue(parts, queue),
    logAttempts: (attempts) => void parts.attempts.add(attempts),
    openNote: (path, line, mode) => openNoteAt(parts, path, line, mode),
    showHistory: (path, id) => showHistory(parts, path, id),
    hasOrphans: (path) => orphaned.has(path),
    tidy: (path) => {
      showOrphans(parts, path);
    },
    compare: (path) => {
      compareFamily(parts, path);
    },
    mock: (path) => void showMock(parts, path),
    createSample: () => createSampleNote(app, today()),
    chooseNote: () => void chooseNote(parts),
  };
}
