import type { Metafile, Plugin } from 'esbuild';

/** What takes out of the libraries that which a plugin on a phone cannot use or does not need; the first is needed. */
export const plugins: Plugin[];

/** Builds main.js; rejects where it has grown too large. */
export function buildPlugin(): Promise<{ bytes: number; metafile: Metafile }>;
