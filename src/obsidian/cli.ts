import type { CliData, CliFlags, Plugin } from 'obsidian';
import { atLine } from '../core/diagnostic';
import { CONFIDENCES, isConfidence } from '../core/confidence';
import { formatDay } from '../core/day';
import { rateEdit, weakEdit } from '../core/drill/edits';
import type { DrillItem, DrillNote } from '../core/drill/item';
import type { WriteResult } from '../core/drill/results';
import { MARKINGS, QUESTIONS_PROPERTY } from '../core/note/questions-property';
import { replay } from '../core/schedule/schedule';
import type { RecordEdit } from '../core/record/edit';
import type { Settings } from '../core/settings';
import { answering, BadInput, type Run } from './cli-answer';
import { fileOf, given, ID, itemOf, PATH, readNote } from './cli-note';
import { today } from './clock';
import type { Recorder } from './recorder';
import type { VaultNotes } from './vault-notes';

const KNOWN = MARKINGS.join(', ');

/** What the commands work on. */
export interface CliParts {
  readonly notes: VaultNotes;
  readonly recorder: Recorder;
  readonly settings: () => Settings;
}

/** Registers the commands for Obsidian's command line. Each answers JSON, or one line that starts with `Error:`. */
export function registerCli(plugin: Plugin, parts: CliParts): void {
  const commands = new Commands(parts);
  const register = (action: string, description: string, flags: CliFlags | null, run: Run): void => {
    plugin.registerCliHandler(`interview-drill:${action}`, description, flags, answering(run));
  };
  register('questions', 'List the questions of a note', { path: PATH }, (params) =>
    commands.questions(params),
  );
  register(
    'rate',
    'Rate a question',
    {
      path: PATH,
      id: ID,
      confidence: { value: '<1-4>', description: '1 blank, 2 shaky, 3 solid, 4 instant', required: true },
    },
    (params) => commands.rate(params),
  );
  register(
    'weak',
    'Flag a question as weak, or take the flag off',
    { path: PATH, id: ID, off: { description: 'Take the flag off' } },
    (params) => commands.weak(params),
  );
  register(
    'mark-questions',
    'Write how a note marks its questions',
    { path: PATH, questions: { value: '<marking>', description: KNOWN, required: true } },
    (params) => commands.mark(params),
  );
  register('undo', 'Undo the latest rating, flag or marking', null, () => commands.undo());
  register('waiting', 'List what waits for notes that cannot be written', null, () => commands.waiting());
}

class Commands {
  constructor(private readonly parts: CliParts) {}

  async questions(params: CliData): Promise<unknown> {
    const { note, items, path, diagnostics } = await this.note(params);
    const { title, role, roundType: round_type, variant, tags, status, duration } = note;
    return {
      path,
      note: { title, role, round_type, variant, tags, status, duration },
      questions: items.map((item) => this.describe(item)),
      diagnostics: diagnostics.map(({ code, severity, message, line }) => ({
        code,
        severity,
        message,
        line,
      })),
    };
  }

  async rate(params: CliData): Promise<unknown> {
    const confidence = Number(params['confidence']?.trim());
    if (!isConfidence(confidence)) {
      const given = params['confidence'] === undefined ? 'missing' : `"${params['confidence']}"`;
      throw new BadInput(`confidence is ${given}; it must be one of ${CONFIDENCES.join(', ')}.`);
    }
    const { item, path } = await this.question(params);
    const { autoWeak } = this.parts.settings();
    await this.record(path, rateEdit(item, { confidence, day: today(), autoWeak }));
    const { item: rated } = await this.question(params);
    return { path, id: item.question.id, confidence, due: this.due(rated) };
  }

  async weak(params: CliData): Promise<unknown> {
    const { item, path } = await this.question(params);
    const weak = params['off'] === undefined || params['off'] === 'false';
    await this.record(path, weakEdit(item, weak));
    return { path, id: item.question.id, weak };
  }

  async mark(params: CliData): Promise<unknown> {
    const { path } = fileOf(this.parts.notes, params);
    const value = given(params, QUESTIONS_PROPERTY);
    const marking = MARKINGS.find((each) => each === value);
    if (!marking) throw new BadInput(`questions is "${value}"; it must be one of ${KNOWN}.`);
    await this.written(path, this.parts.recorder.mark(path, marking));
    const { items } = await this.note(params);
    return { path, questions: marking, count: items.length };
  }

  async undo(): Promise<unknown> {
    const last = this.parts.recorder.last();
    if (!last) throw new BadInput('There is nothing to undo: nothing was written since Obsidian started.');
    const { ok, message } = await this.parts.recorder.undo();
    if (!ok) throw new BadInput(message);
    const { path, edit } = last;
    return edit ? { path, id: edit.id, undone: edit.type } : { path, undone: QUESTIONS_PROPERTY };
  }

  waiting(): Promise<unknown> {
    const notes = this.parts.recorder.waitingNotes();
    return Promise.resolve(
      notes.map(({ path, edits, message, line }) => ({ path, count: edits.length, message, line })),
    );
  }

  private record(path: string, edit: RecordEdit): Promise<void> {
    return this.written(path, this.parts.recorder.record(path, edit));
  }

  private async written(path: string, writing: Promise<WriteResult>): Promise<void> {
    const result = await writing;
    if (result.ok) return;
    // The caller is told at once and asks again; nothing is left waiting behind its back.
    const { ok } = await this.parts.recorder.undo(result.token);
    const waits =
      ok || result.isTakenBack ? '' : ' It waits and is written as soon as that can be: do not ask again.';
    throw new BadInput(`${path}, ${atLine(result)}${waits}`);
  }

  private note(params: CliData): Promise<DrillNote> {
    return readNote(this.parts.notes, params);
  }

  private async question(params: CliData): Promise<{ item: DrillItem; path: string }> {
    const note = await this.note(params);
    return { item: itemOf(note, params), path: note.path };
  }

  private describe(item: DrillItem): unknown {
    const { id, label, text: question, topic, line, endLine, blocks } = item.question;
    const places = blocks.map((block) => ({
      role: block.role,
      kind: block.kind,
      line: block.line,
      endLine: block.endLine,
    }));
    const { confidence, weak } = item;
    return {
      id,
      label,
      question,
      topic,
      line,
      endLine,
      blocks: places,
      confidence,
      weak,
      due: this.due(item),
    };
  }

  private due({ ratings }: DrillItem): string | null {
    const memory = replay(ratings, { retention: this.parts.settings().retention / 100 });
    return memory ? formatDay(memory.due) : null;
  }
}
