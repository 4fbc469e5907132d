import { TFile, type App } from 'obsidian';
import { decodeAttempts, withinRoom, type Attempt } from '../core/attempts/attempt';
import { appendAttempts } from '../core/attempts/entry';
import { parentOf } from '../core/attempts/log-path';
import { messageOf } from '../core/untrusted';
import type { DeviceStorage } from './journal';
import type { NoteWriter } from './note-writer';

const KEY = 'interview-drill-attempts';

/** What the log is told by, and whom it tells. */
export interface LogEvents {
  /** Vault path of the log; null while none is kept. */
  readonly path: () => string | null;
  /** Whether a file asks questions by what its writer says of it: it is then no place for answers. */
  readonly isInterview: (file: TFile) => boolean;
  /** The log did not take what was written, and why. */
  readonly refused: (path: string, why: string) => void;
}

/**
 * Appends attempts to the note that keeps them. What it does not take is kept on the device, and tried again with the next
 * and at the next start; it is written once, since a log that holds it already is left as it is.
 */
export class AttemptLog {
  private waiting: readonly Attempt[] | null = null;
  private last: Promise<void> = Promise.resolve();
  /** Why the log took nothing, as it was told last; once is enough. */
  private told = '';

  constructor(
    private readonly app: App,
    private readonly writer: NoteWriter,
    private readonly storage: DeviceStorage,
    private readonly events: LogEvents,
  ) {}

  /** Writes attempts, one step after another. Never rejects; without a log nothing happens. */
  add(attempts: readonly Attempt[]): Promise<void> {
    if (this.events.path() === null) return Promise.resolve();
    this.keep([...this.kept(), ...attempts]);
    return this.retry();
  }

  /** Tries once more to write what waits. */
  retry(): Promise<void> {
    this.last = this.last.then(() => this.write());
    return this.last;
  }

  private async write(): Promise<void> {
    const path = this.events.path();
    const attempts = this.kept();
    if (path === null || attempts.length === 0) return;
    const why = await this.append(path, attempts);
    if (why === null) this.keep(this.kept().filter((each) => !attempts.includes(each)));
    else if (this.told !== path + why) this.events.refused(path, why);
    this.told = why === null ? '' : path + why;
  }

  /** @returns why nothing was written, or null */
  private async append(path: string, attempts: readonly Attempt[]): Promise<string | null> {
    const { vault } = this.app;
    try {
      const there = vault.getAbstractFileByPath(path);
      if (there === null) {
        await this.makeFolder(parentOf(path));
        await vault.create(path, appendAttempts('', attempts));
        return null;
      }
      if (!(there instanceof TFile)) return 'There is a folder of this name.';
      if (this.events.isInterview(there)) return 'It is an interview note. Choose another in the settings.';
      const result = await this.writer.change(there, (text) => appendAttempts(text, attempts));
      return result.ok ? null : result.message;
    } catch (error) {
      return messageOf(error);
    }
  }

  private async makeFolder(path: string): Promise<void> {
    const { vault } = this.app;
    if (path === '' || vault.getAbstractFileByPath(path) !== null) return;
    await this.makeFolder(parentOf(path));
    await vault.createFolder(path);
  }

  private kept(): readonly Attempt[] {
    if (this.waiting) return this.waiting;
    try {
      this.waiting = decodeAttempts(this.storage.loadLocalStorage(KEY));
    } catch {
      this.waiting = [];
    }
    return this.waiting;
  }

  private keep(attempts: readonly Attempt[]): void {
    this.waiting = withinRoom(attempts);
    try {
      this.storage.saveLocalStorage(KEY, this.waiting.length === 0 ? null : this.waiting);
    } catch {
      // It is in memory still, and in the session.
    }
  }
}
