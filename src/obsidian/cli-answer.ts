import type { CliData, CliHandler } from 'obsidian';
import { messageOf } from '../core/untrusted';

/** A mistake of the caller of a command, told in one line. */
export class BadInput extends Error {}

/** What a command answers, as data. */
export type Run = (params: CliData) => Promise<unknown>;

/** Turns an answer into JSON, a text into itself, and a mistake into one line that starts with `Error:`. */
export function answering(run: Run): CliHandler {
  return async (params) => {
    try {
      const answer = await run(params);
      return typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2);
    } catch (error) {
      const message = messageOf(error);
      return `Error: ${message.replace(/\s+/g, ' ')}`;
    }
  };
}
