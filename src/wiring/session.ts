import { noteName } from '../core/note/name';
import { planned, planOfAll, previewOf, topicChoices, type Plan, type Pool } from '../core/drill/plan';
import type { DrillNote } from '../core/drill/item';
import { repairStopped, type StoppedDrill } from '../core/drill/stopped';
import { today } from '../obsidian/clock';
import { loadPlan, savePlan } from '../obsidian/last-plan';
import type { DrillViewState } from '../ui/drill/drill-view';
import { openDrill } from '../ui/drill/open-drill';
import { NotesPicker, type Choosing } from '../ui/picker/notes-picker';
import { PropertyPicker } from '../ui/picker/property-picker';
import { PlanModal } from '../ui/session/plan-modal';
import type { PlanServices } from '../ui/session/services';
import { TopicPicker } from '../ui/session/topic-picker';
import { newLeft, showQueue } from './drill';
import { noteChoices } from './notes';
import type { Parts } from './parts';

const DRILLING: Choosing = {
  title: 'Drill some notes',
  verb: 'Take these',
  least: 1,
  most: 999,
  few: 'Choose one note or more.',
};

/** Registers the ways to a session that somebody plans, and back to one that stopped. */
export function registerSession(parts: Parts): void {
  const { app, plugin, kept, notes } = parts;
  const isThere = ({ source }: StoppedDrill): boolean =>
    !('path' in source) || notes.find(source.path) !== null;
  kept.watch(plugin);
  plugin.addCommand({
    id: 'session',
    name: 'Start a session…',
    callback: () => {
      planSession(parts);
    },
  });
  plugin.addCommand({
    id: 'go-on',
    name: 'Go on with the last drill',
    checkCallback: (checking) => {
      const stopped = kept
        .all()
        .flatMap(({ state }) => repairStopped(state) ?? [])
        .find(isThere);
      if (stopped && !checking) void openDrill(app, viewStateOf(stopped));
      return stopped !== undefined;
    },
  });
}

/** Lets the person plan a session, beginning with the plan before. */
function planSession(parts: Parts): void {
  const { app, notes, settings } = parts;
  const file = app.workspace.getActiveFile();
  const note =
    file?.extension === 'md'
      ? { path: file.path, title: noteName(file.path, notes.properties(file).title) }
      : null;
  const pool: Pool = note ? { kind: 'notes', paths: [note.path] } : { kind: 'vault' };
  const usual = planOfAll(pool, settings(), today());
  const last = lastPlan(parts, note);
  const plan: Plan = last ? { ...last, seed: usual.seed } : { ...usual, pick: 'practice' };
  new PlanModal(app, planServices(parts, note), plan).open();
}

/** What was planned last; one note stands for whichever is at hand. */
function lastPlan({ app }: Parts, note: PlanServices['note']): Plan | null {
  const plan = loadPlan(app);
  const isOfOne = plan?.pool.kind === 'notes' && plan.pool.paths.length === 1;
  if (!plan || !isOfOne) return plan;
  return note && { ...plan, pool: { kind: 'notes', paths: [note.path] } };
}

function planServices(parts: Parts, note: PlanServices['note']): PlanServices {
  const { app, index, settings } = parts;
  return {
    note,
    preview: async (plan) => {
      const read = await readNotes(parts, index.paths({ kind: 'session', plan }, today()));
      const options = { retention: settings().retention / 100 };
      return previewOf(planned(read, plan, { today: today(), options, newLeft: newLeft(parts) }));
    },
    choose: (kind, chosen) => {
      choosePool(parts, kind, chosen);
    },
    start: (plan) => {
      savePlan(app, plan);
      void showQueue(parts, { kind: 'session', plan });
    },
  };
}

/** The notes that can be read. */
async function readNotes({ index }: Parts, paths: readonly string[]): Promise<DrillNote[]> {
  const results = await index.readAll(paths);
  return results.flatMap((result) => (result.ok ? [result.note] : []));
}

function choosePool(parts: Parts, kind: Pool['kind'], chosen: (pool: Pool) => void): void {
  const { app, index } = parts;
  if (kind === 'notes')
    new NotesPicker(app, noteChoices(parts), { chosen: [], related: [] }, DRILLING, (paths) => {
      chosen({ kind, paths });
    }).open();
  else if (kind === 'property')
    new PropertyPicker(app, index.choices(), ({ property, value }) => {
      chosen({ kind, property, value });
    }).open();
  else if (kind === 'topic')
    void readNotes(
      parts,
      noteChoices(parts).map(({ path }) => path),
    ).then((read) => {
      new TopicPicker(app, topicChoices(read), ({ topic, paths }) => {
        chosen({ kind, topic, paths });
      }).open();
    });
}

/** What the workspace is told so that a drill that stopped goes on. */
function viewStateOf({ source, session }: StoppedDrill): DrillViewState {
  return 'path' in source ? { path: source.path, session } : { path: null, ...source, session };
}
