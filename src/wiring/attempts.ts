import { Notice } from 'obsidian';
import { logPath } from '../core/attempts/log-path';
import { AttemptLog } from '../obsidian/attempt-log';
import type { Parts } from './parts';

/** What the log of attempts is made of. */
type LogParts = Pick<Parts, 'app' | 'writer' | 'notes' | 'settings'>;

/** The log of attempts; where it does not take one, a notice says why. */
export const makeAttemptLog = ({ app, writer, notes, settings }: LogParts): AttemptLog =>
  new AttemptLog(app, writer, app, {
    path: () => logPath(settings()),
    isInterview: (file) => notes.isInterview(file),
    refused: (path, why) => {
      const end = /[.!?]$/.test(why) ? '' : '.';
      new Notice(
        `Your answer could not be added to "${path}": ${why}${end} It is kept on this device and tried again with the next.`,
        0,
      );
    },
  });

/** Registers the command that opens the log, and writes what waited for it since the last time. */
export function registerAttempts({ app, plugin, notes, settings, attempts }: Parts): void {
  plugin.addCommand({
    id: 'attempts',
    name: 'Open my attempts',
    checkCallback: (checking) => {
      const path = logPath(settings());
      if (path === null) return false;
      if (checking) return true;
      if (notes.find(path)) void app.workspace.openLinkText(path, '', 'tab');
      else new Notice(`"${path}" comes with the first answer that you write and rate.`);
      return true;
    },
  });
  app.workspace.onLayoutReady(() => void attempts.retry());
}
