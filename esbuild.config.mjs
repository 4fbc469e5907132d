// Builds the plugin into one file, main.js, that runs where there is nothing of Node: on a phone.
import { build, context } from 'esbuild';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The largest main.js that we ship, in bytes. */
export const MAX_BYTES = 605_000;

/**
 * gray-matter loads `fs`, `Buffer` and js-yaml when it is loaded, and carries an engine that evaluates JavaScript.
 * We hand it YAML from the `yaml` package, so that none of these is needed: its engines and its Buffer are replaced.
 */
const grayMatterWithoutNode = {
  name: 'gray-matter-without-node',
  setup(plugin) {
    const stub = (contents) => ({ contents, loader: 'js' });
    plugin.onResolve({ filter: /^fs$/ }, () => ({ path: 'fs', namespace: 'stub' }));
    plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => stub('module.exports = {};'));
    plugin.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => stub('module.exports = {};'));
    plugin.onLoad({ filter: /gray-matter[\\/]lib[\\/]utils\.js$/ }, ({ path }) =>
      stub(readFileSync(path, 'utf8').replace('Buffer.from(input)', 'input')),
    );
  },
};

/**
 * What stands for the writing half of `yaml`. We only read with it, and put our edits into the text ourselves; the one
 * caller left is a key that is a list or a mapping, which needs some text of its own.
 */
const YAML_WRITER = `
  export const createStringifyContext = () => ({});
  export const stringifyCollection = (collection) => JSON.stringify(collection);
  export const stringifyPair = (pair) => JSON.stringify(pair);
  export const stringify = String;
  export const stringifyString = (item) => String(item.value);
  export const stringifyNumber = (item) => String(item.value);
  export const stringifyComment = String;
  export const lineComment = String;
  export const indentComment = String;
  export const foldFlowLines = String;
  export const stringifyDocument = String;
`;

/**
 * `yaml` brings the tags of YAML 1.1 and of JSON along (dates, sets, binary). We read with the core schema and without
 * known tags, so none of them is ever asked for; without them the bundle is a twentieth smaller.
 */
const yamlReaderOnly = {
  name: 'yaml-reader-only',
  setup(plugin) {
    plugin.onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]schema[\\/]tags\.js$/ }, () => ({
      contents: `
        import { schema } from './core/schema.js';
        export const coreKnownTags = {};
        export function getTags() { return schema.slice(); }
      `,
      loader: 'js',
    }));
    plugin.onResolve(
      { filter: /stringify[\\/]\w+\.js$|^\.\/(stringify\w*|foldFlowLines)\.js$/ },
      ({ importer }) =>
        /[\\/]yaml[\\/]browser[\\/]/.test(importer)
          ? { path: 'yaml-writer', namespace: 'yaml-writer' }
          : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'yaml-writer' }, () => ({
      contents: YAML_WRITER,
      loader: 'js',
    }));
  },
};

/** What takes out of the libraries that which a plugin on a phone cannot use or does not need. */
export const plugins = [grayMatterWithoutNode, yamlReaderOnly];

/** Options of the build; the browser tests and the demo build with the same. */
export const options = {
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outfile: 'main.js',
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  target: 'es2021',
  external: ['obsidian'],
  minify: true,
  treeShaking: true,
  // Question words of many scripts: as escapes they would take three times the bytes.
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  plugins,
};

/** Builds main.js and fails where it has grown over {@link MAX_BYTES}. */
export async function buildPlugin() {
  const result = await build({ ...options, metafile: true });
  const bytes = statSync(new URL('main.js', import.meta.url)).size;
  if (bytes > MAX_BYTES) throw new Error(`main.js has ${bytes} bytes; ${MAX_BYTES} are allowed.`);
  return { bytes, metafile: result.metafile };
}

/** Bytes of the bundle by package, largest first: what CONTRIBUTING.md states of each dependency. */
function bytesByPackage(metafile) {
  const sums = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(metafile.outputs['main.js'].inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'src';
    sums.set(name, (sums.get(name) ?? 0) + bytesInOutput);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--watch')) {
    await (await context({ ...options, logLevel: 'info' })).watch();
  } else {
    const { bytes, metafile } = await buildPlugin();
    console.log(`main.js: ${bytes} bytes`);
    if (process.argv.includes('--analyze')) {
      for (const [name, size] of bytesByPackage(metafile)) console.log(`  ${name}: ${size} bytes`);
    }
  }
}
