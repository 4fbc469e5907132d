import { Notice } from 'obsidian';
import { history } from '../core/schedule/history';
import { replay, retrievability } from '../core/schedule/schedule';
import { today } from '../obsidian/clock';
import { registerHistoryCli } from '../obsidian/history-cli';
import { HistoryModal } from '../ui/history/history-modal';
import type { Parts } from './parts';

/** Registers the command of Obsidian's command line that lists ratings. */
export function registerHistory(parts: Parts): void {
  registerHistoryCli(parts.plugin, parts);
}

/** Shows the history of a question as its note has it now; says why where that cannot be told. */
export async function showHistory(parts: Parts, path: string, id: string): Promise<void> {
  const { app, notes, recorder, settings } = parts;
  await recorder.idle();
  const result = await notes.read(path);
  const item = result.ok ? result.note.items.find(({ question }) => question.id === id) : null;
  if (!item) {
    new Notice(result.ok ? `"${path}" has no question "${id}" any more.` : result.message);
    return;
  }
  const options = { retention: settings().retention / 100 };
  const memory = replay(item.ratings, options);
  new HistoryModal(app, {
    path,
    question: item.question.asked,
    ratings: history(item.ratings, options),
    lapses: memory?.lapses ?? 0,
    retrievability: memory ? retrievability(memory, today()) : 0,
    today: today(),
  }).open();
}
