// Builds what the demo and the browser tests serve: the browser host, and the server for plain Node.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The mocks throw where code reads a property that they do not know. The app does not: a field that a plugin declares
 * and sets later reads as undefined. In the host the guard is off, as otherwise plugins would fail that work in the app.
 */
const mocksWithoutStrictness = {
  name: 'mocks-without-strictness',
  setup(plugin) {
    plugin.onLoad({ filter: /obsidian-test-mocks[\\/].*strict-proxy\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /function strictProxy\(value, mockClass\) \{[^}]*\}/,
        'function strictProxy(value) { return value; }',
      ),
      loader: 'js',
    }));
  },
};

/** Builds the browser host (main.js, main.css and what they load later) into a folder. */
export async function buildHost(outDir) {
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'demo/host/main.ts' },
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'warning',
    // Types come from the app's declarations, behaviour from the mocks.
    alias: { obsidian: 'obsidian-test-mocks/obsidian' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [mocksWithoutStrictness],
  });
}

/** Builds the server into a folder and gives its module's file. */
export async function buildServer(outDir) {
  const outfile = join(outDir, 'server.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['demo/server/server.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}
