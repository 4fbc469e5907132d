import type { Metafile } from 'esbuild';

/** Builds main.js; rejects where it has grown too large. */
export function buildPlugin(): Promise<{ bytes: number; metafile: Metafile }>;
