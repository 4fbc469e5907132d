import { Notice, type ObsidianProtocolData } from 'obsidian';
import { compareNamed } from './compare-notes';
import type { Parts } from './parts';

/** Parts the paths in a link; no path of a vault holds it. */
const SEPARATOR = '|';

/** Obsidian's own parameters of a link. */
const OWN = new Set(['action', 'vault', 'compare']);

/** Registers `obsidian://interview-drill?compare=a.md|b.md`. A link that cannot be followed gets a notice and does nothing. */
export function registerUri(parts: Parts): void {
  parts.plugin.registerObsidianProtocolHandler('interview-drill', (data) => {
    follow(parts, data);
  });
}

function follow(parts: Parts, data: ObsidianProtocolData): void {
  const unknown = Object.keys(data).find((key) => !OWN.has(key));
  const { compare } = data;
  if (unknown !== undefined)
    new Notice(`This link is not understood: "${unknown.slice(0, 40)}" means nothing here.`);
  else if (compare === undefined) new Notice('This link says nothing to do: it needs compare=<notes>.');
  else
    compareNamed(
      parts,
      compare
        .split(SEPARATOR)
        .map((path) => path.trim())
        .filter((path) => path !== ''),
    );
}
