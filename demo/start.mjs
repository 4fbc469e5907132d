// `npm start`: builds the plugin and the demo, serves a vault on this machine and opens it in the browser.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPlugin } from '../esbuild.config.mjs';
import { buildHost, buildServer } from './server/build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const FIRST_PORT = 8735;
const PORTS_TRIED = 20;
const USAGE = 'Usage: npm start -- [--vault <folder>] [--port <number>] [--no-open]';

class UsageError extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        vault: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    const reason = error.message
      .split('\n')[0]
      .replace(/\.? (?:To specify|This command).*/, '')
      .replace(/\.$/, '');
    throw new UsageError(`${reason}. ${USAGE}`);
  }
}

function portOf(text) {
  if (text === undefined) return null;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new UsageError(`--port must be a number up to 65535, not "${text}".`);
  return port;
}

/** The folder to serve: the given one, or a fresh copy of the sample, so that the sample stays as it is. */
async function vaultOf(given) {
  if (given !== undefined) {
    const folder = resolve(given);
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory()) throw new UsageError(`--vault: there is no folder "${given}".`);
    return folder;
  }
  const scratch = join(await mkdtemp(join(tmpdir(), 'interview-drill-')), 'Interview Drill demo');
  await cp(join(root, 'demo', 'vault'), scratch, { recursive: true });
  return scratch;
}

/** A port that was asked for is taken or the start fails; else the next free one does. */
async function serve(startServer, options, wanted) {
  const last = FIRST_PORT + PORTS_TRIED;
  for (let port = wanted ?? FIRST_PORT; ; port += 1) {
    try {
      return await startServer({ ...options, port });
    } catch (error) {
      if (error.code === 'EADDRINUSE') {
        if (wanted === null && port < last) continue;
        throw new UsageError(`The port ${port} is in use; choose another with --port.`);
      }
      if (error.code === 'EACCES')
        throw new UsageError(`The port ${port} may not be used; choose another with --port.`);
      throw error;
    }
  }
}

function openBrowser(url) {
  const openers = { darwin: ['open', [url]], win32: ['cmd', ['/c', 'start', '', url]] };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  // Without an opener the line with the address is enough.
  child.on('error', () => {});
  child.unref();
}

async function main() {
  const values = readArguments();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const port = portOf(values.port);
  const vault = await vaultOf(values.vault);
  const out = join(root, '.demo');
  const hostDir = join(out, 'host');
  console.log('Building the plugin…');
  const built = await buildPlugin().catch((error) => error);
  // The host says in the page that main.js is missing; a broken build is shown here.
  if (built instanceof Error) console.error(`The plugin could not be built: ${built.message}`);
  await buildHost(hostDir);
  await buildServer(out);
  const { startServer } = await import('../.demo/server.mjs');
  const server = await serve(startServer, { vault, pluginDir: root, hostDir }, port);
  // The sample vault has a note that says where to begin.
  const url = values.vault === undefined ? `${server.url}#Welcome.md` : server.url;
  console.log(`Interview Drill demo: ${url} (vault: ${vault})`);
  console.log('Press Ctrl + C to stop it.');
  if (!values['no-open'] && !process.env.CI) openBrowser(url);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
}
