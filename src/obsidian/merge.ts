import type { App, TFile } from 'obsidian';
import { hasConflict } from '../core/record/conflict-markers';
import { homeOnce } from '../core/record/home-once';
import { mentionsProperty } from '../core/record/mentions';
import { copyCandidates } from '../core/record/merge-names';
import { isDoable, type MergeDone, type MergeOffer, type MergeOutcome } from '../core/record/merge-offer';
import { isSameNote, planMerge, readVersion } from '../core/record/merge-plan';
import { mendRecord, tearAgain } from '../core/record/merge-torn';
import { readRecord } from '../core/record/read';
import type { NoteRecord } from '../core/record/types';
import { parseOptions, recordKeys, type Settings } from '../core/settings';
import type { NoteWriter } from './note-writer';
import type { Recorder } from './recorder';
import { frontmatterOf, type VaultNotes } from './vault-notes';

/** What joining records takes. */
export interface MergeParts {
  readonly app: App;
  readonly settings: () => Settings;
  readonly notes: VaultNotes;
  readonly recorder: Pick<Recorder, 'idle' | 'recordAll' | 'undo'>;
  readonly writer: Pick<NoteWriter, 'change'>;
}

/** A copy and the note that it is a copy of. */
interface Pair {
  readonly original: TFile;
  readonly copy: TFile;
}

type Undo = () => Promise<string | null>;

/** Finds what two devices left behind, and joins it. Copies are only ever read. */
export class Merger {
  constructor(private readonly parts: MergeParts) {}

  /**
   * Finds conflicted copies of interview notes and of notes with a record, and records that a merge tore. Copies are told
   * by their names and the metadata cache, torn notes by having properties that the cache could not read: only those
   * files are read. Never rejects.
   * @param path of one note; all without it
   */
  async find(path?: string): Promise<MergeOffer[]> {
    await this.parts.recorder.idle();
    const isAsked = (file: TFile): boolean => path === undefined || file.path === path;
    const offers: MergeOffer[] = [];
    for (const file of this.unread().filter(isAsked)) {
      const offer = await this.offerToMend(file);
      if (offer) offers.push(offer);
    }
    for (const pair of this.pairs()) {
      if (isAsked(pair.original) || isAsked(pair.copy)) offers.push(await this.offerToJoin(pair));
    }
    return offers;
  }

  /** Does what is offered, each note in one step. Never rejects. */
  async apply(offers: readonly MergeOffer[]): Promise<MergeDone> {
    const outcomes: MergeOutcome[] = [];
    const undos: Undo[] = [];
    const wanted = offers.filter(isDoable);
    const tell = (offers: readonly MergeOffer[], message: string | null): void => {
      outcomes.push(...offers.map((offer) => ({ offer, ok: message === null, message: message ?? '' })));
    };
    for (const offer of wanted) {
      if (offer.kind === 'torn') tell([offer], await this.mend(offer.path, undos));
    }
    const copies = wanted.filter((offer) => offer.kind === 'copy');
    for (const path of new Set(copies.map((offer) => offer.path))) {
      const together = copies.filter((offer) => offer.path === path);
      tell(together, await this.join(path, together, undos));
    }
    const undo = async (): Promise<readonly string[]> => {
      const failures: string[] = [];
      for (const each of undos.splice(0).reverse()) {
        const message = await each();
        if (message !== null) failures.push(message);
      }
      return failures;
    };
    return { outcomes, undo };
  }

  private async mend(path: string, undos: Undo[]): Promise<string | null> {
    const { notes, writer } = this.parts;
    const file = notes.find(path);
    if (!file) return 'The note is gone.';
    let done = { before: '', after: '' };
    const result = await writer.change(file, (text, keys) => {
      const mended = mendRecord(text, keys);
      if (!mended.ok) return mended.diagnostic;
      done = mended;
      return mended.text;
    });
    if (!result.ok) return result.message;
    undos.push(async () => {
      const message = `"${path}" was changed since, so its conflict was not put back.`;
      const back = await writer.change(
        file,
        (text) =>
          tearAgain(text, done) ?? { code: 'frontmatter-invalid', severity: 'error', message, line: 1 },
      );
      return back.ok ? null : back.message;
    });
    return null;
  }

  private async join(
    path: string,
    offers: readonly Extract<MergeOffer, { kind: 'copy' }>[],
    undos: Undo[],
  ): Promise<string | null> {
    const { recorder } = this.parts;
    const edits = offers.flatMap(({ plan }) => plan.gains.map(({ edit }) => edit));
    const result = await recorder.recordAll(path, homeOnce(edits));
    const back: Undo = async () => {
      const { ok, message } = await recorder.undo(result.token);
      return ok ? null : message;
    };
    if (result.ok) {
      undos.push(back);
      return null;
    }
    // The person is told at once and asks again; nothing is left waiting behind their back.
    await back();
    return `Line ${String(result.line)}: ${result.message}`;
  }

  /** Notes whose properties the metadata cache could not read, and the active one, of which it may not know yet. */
  private unread(): TFile[] {
    const { vault, metadataCache, workspace } = this.parts.app;
    const active = workspace.getActiveFile();
    return vault.getMarkdownFiles().filter((file) => {
      const cache = metadataCache.getFileCache(file);
      // Of a note that it could not read, the cache may know nothing at all.
      const first = cache?.sections?.[0]?.type ?? 'unknown';
      return file.path === active?.path || (!cache?.frontmatter && ['yaml', 'unknown'].includes(first));
    });
  }

  private async offerToMend(file: TFile): Promise<MergeOffer | null> {
    const text = await this.read(file);
    if (text === null) return null;
    const keys = recordKeys(this.parts.settings());
    const { path } = file;
    const mended = mendRecord(text, keys);
    if (mended.ok) return mended.text === text ? null : { kind: 'torn', path };
    const { message, line } = mended.diagnostic;
    const isOurs =
      hasConflict(text) && [keys.log, keys.confidence, keys.weak].some((key) => mentionsProperty(text, key));
    return isOurs ? { kind: 'unreadable', path, message, line } : null;
  }

  private pairs(): Pair[] {
    const { notes, app } = this.parts;
    return app.vault.getMarkdownFiles().flatMap((copy): Pair[] => {
      for (const { original: path, isSure } of copyCandidates(copy.path)) {
        const original = notes.find(path);
        if (original?.path !== path) continue;
        const [a, b] = [this.known(original), this.known(copy)];
        const isRecord =
          a.log.size + b.log.size > 0 || notes.isInterview(original) || notes.isInterview(copy);
        if (isSure ? isRecord : isSameNote(a.log, b.log)) return [{ original, copy }];
      }
      return [];
    });
  }

  /** The record as the metadata cache knows it. */
  private known(file: TFile): NoteRecord {
    const cache = this.parts.app.metadataCache.getFileCache(file);
    return readRecord(frontmatterOf(cache), recordKeys(this.parts.settings()));
  }

  private async offerToJoin({ original, copy }: Pair): Promise<MergeOffer> {
    const settings = this.parts.settings();
    const versions = [];
    for (const file of [original, copy]) {
      const text = await this.read(file);
      const version = text === null ? null : readVersion(text, recordKeys(settings), parseOptions(settings));
      if (version === null || 'code' in version) {
        const { message, line } = version ?? { message: 'This note could not be read.', line: 1 };
        return { kind: 'unreadable', path: file.path, message, line };
      }
      versions.push(version);
    }
    const [ours, theirs] = versions;
    const plan = ours && theirs ? planMerge(ours, theirs) : { gains: [], same: 0, untold: [] };
    return { kind: 'copy', path: original.path, copy: copy.path, plan };
  }

  private async read(file: TFile): Promise<string | null> {
    try {
      return await this.parts.app.vault.cachedRead(file);
    } catch {
      return null;
    }
  }
}
