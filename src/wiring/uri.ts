import { Notice, type ObsidianProtocolData } from 'obsidian';
import { readLink, shortened, type LinkTarget } from '../core/link';
import { compareNamed } from './compare-notes';
import { showDrill, showPicked, showQuestion, showQueue } from './drill';
import type { Parts } from './parts';

/**
 * Registers `obsidian://interview-drill?…`: `note=<note>` with nothing more, `&id=<question>`, `&due` or `&weak`; `due` or
 * `weak` alone; `compare=a.md|b.md`. A link that cannot be followed gets a notice and does nothing.
 */
export function registerUri(parts: Parts): void {
  parts.plugin.registerObsidianProtocolHandler('interview-drill', (data: ObsidianProtocolData) => {
    void follow(parts, readLink(data));
  });
}

async function follow(parts: Parts, target: LinkTarget): Promise<void> {
  if (target.kind === 'mistake') {
    new Notice(`This link is not understood. ${target.message}`);
    return;
  }
  if (target.kind === 'compare') {
    compareNamed(parts, target.notes);
    return;
  }
  if (target.note === null) {
    if (target.kind === 'pick') await showQueue(parts, { kind: target.pick });
    return;
  }
  const path = parts.notes.find(target.note)?.path;
  if (path === undefined) {
    new Notice(`Nothing to drill: "${shortened(target.note)}" is no note of this vault.`);
    return;
  }
  if (target.kind === 'note') await showDrill(parts, path);
  else if (target.kind === 'pick') await showPicked(parts, path, target.pick);
  else await followToQuestion(parts, path, target.id);
}

/** A question of that name comes first; `due` and `weak` are no names that people give. */
async function followToQuestion(parts: Parts, path: string, id: string): Promise<void> {
  const result = await parts.index.read(path);
  const isThere = result.ok && result.note.items.some(({ question }) => question.id === id);
  if (isThere) await showQuestion(parts, path, id);
  else if (id === 'due' || id === 'weak') await showPicked(parts, path, id);
  else if (result.ok) new Notice(`Nothing to drill: "${path}" has no question "${shortened(id)}".`);
  else new Notice(`Nothing to drill: "${path}" cannot be read. ${result.message}`);
}
