// Loads a TypeScript module of this project in Node, bundled with what it imports.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a module (by its path from the top of the project) into the ignored `.demo` folder. Gives the bundle's path. */
export async function bundleSource(entry) {
  const outfile = join(root, '.demo', `${entry.replaceAll(/[\\/]/g, '-')}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    // Adapters that write notes run in Node on a few lines in the place of Obsidian.
    alias: { obsidian: join(root, 'test/reliability/host.ts') },
    // gray-matter is CommonJS and asks for modules of Node.
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  return outfile;
}

/** Bundles a module and imports it. */
export async function loadSource(entry) {
  return import(pathToFileURL(await bundleSource(entry)).href);
}
