import { plainLabel } from './mermaid-source';
import type { DrawStep, Piece } from './outline';

const KEYWORD =
  /^(?:loop|rect|opt|alt|else|par|par_over|and|critical|option|break|end|box|activate|deactivate|destroy|autonumber|title|acctitle|accdescr|links?|properties|details)(?=[\s:{]|$)/i;
const PARTICIPANT = /^(create[ \t]+)?(?:participant|actor)[ \t]+(.*)$/i;
const NOTE = /^note[ \t]+(?:left of|right of|over)[ \t]([^:]*):(.*)$/i;
/** Heads of arrows, the plainest first: a dash with a letter behind it may be part of a name. */
const ARROWS = [/(?:<<)?--?>>?/, /--?[x)](?=[ \t+-]|\w|$)/, /[-\\/|()]{2,8}/] as const;

/**
 * The steps in which a sequence diagram is drawn: the participants, one by one, then messages and notes from above to
 * below. Who is created on the way comes with the message that does so. Time is linear in the length of the text.
 */
export function sequenceSteps(text: string): DrawStep[] {
  return new Reader().read(text);
}

class Reader {
  private readonly names = new Map<string, string>();
  private readonly participants: DrawStep[] = [];
  private readonly events: DrawStep[] = [];
  /** Created by the next message. */
  private created: string[] = [];
  private messages = 0;
  private notes = 0;

  read(text: string): DrawStep[] {
    let isDescription = false;
    for (const statement of statementsOf(text)) {
      if (isDescription) {
        isDescription = !statement.includes('}');
        continue;
      }
      if (/^accdescr[ \t]*\{/i.test(statement)) isDescription = !statement.includes('}');
      else this.statement(statement);
    }
    const left = this.created.map((id) => this.participant(id));
    return [...this.participants, ...this.events, ...left];
  }

  private statement(statement: string): void {
    const participant = PARTICIPANT.exec(statement);
    if (participant) {
      this.declare(participant[2] ?? '', participant[1] !== undefined);
      return;
    }
    const note = NOTE.exec(statement);
    if (note) {
      for (const id of (note[1] ?? '').split(',')) this.meet(id.trim());
      this.events.push({ text: plainLabel(note[2] ?? ''), pieces: [{ kind: 'note', nth: this.notes }] });
      this.notes += 1;
      return;
    }
    if (!KEYWORD.test(statement)) this.message(statement);
  }

  private declare(words: string, isCreated: boolean): void {
    const [named = '', ...alias] = words.replace(/@\{[^{}]*\}/, ' ').split(/[ \t]as[ \t]/);
    const id = named.trim();
    if (id === '' || this.names.has(id)) return;
    this.names.set(id, plainLabel(alias.join(' as ')) || id);
    if (isCreated) this.created.push(id);
    else this.participants.push(this.participant(id));
  }

  /** Who is not declared is there with the first message. */
  private meet(id: string): void {
    if (id !== '') this.declare(id, false);
  }

  private participant(id: string): DrawStep {
    return { text: this.names.get(id) ?? id, pieces: [{ kind: 'participant', id }] };
  }

  private message(statement: string): void {
    const colon = statement.indexOf(':');
    if (colon < 0) return;
    const head = statement.slice(0, colon);
    const arrow = arrowIn(head);
    if (!arrow) return;
    const from = head
      .slice(0, arrow.start)
      .replace(/\(\)[ \t]*$/, '')
      .trim();
    const to = head
      .slice(arrow.end)
      .replace(/^[ \t]*(?:\(\))?[ \t]*[+-]?/, '')
      .trim();
    if (from === '' || to === '') return;
    this.meet(from);
    this.meet(to);
    const created = this.created.map((id): Piece => ({ kind: 'participant', id }));
    this.created = [];
    const name = (id: string): string => this.names.get(id) ?? id;
    this.events.push({
      text: `${name(from)} to ${name(to)}: ${plainLabel(statement.slice(colon + 1).replace(/^(?:no)?wrap:/, ''))}`,
      pieces: [...created, { kind: 'message', nth: this.messages }],
    });
    this.messages += 1;
  }
}

function arrowIn(head: string): { readonly start: number; readonly end: number } | null {
  for (const pattern of ARROWS) {
    const found = pattern.exec(head);
    if (found) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** Statements without space around them: lines, and what semicolons part unless they end an entity (`#59;`). */
function statementsOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/#(\w{1,20});/g, '#$1\0').split(';'))
    .map((statement) => statement.replaceAll('\0', ';').trim())
    .filter((statement) => statement !== '' && !statement.startsWith('#'));
}
