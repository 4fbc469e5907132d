// `npm run real-app -- <path to an installed Obsidian>`: runs the built plugin in the real app, in a vault of its own, and
// checks what no test of ours can. With `--host` the same checks run in the browser host, where they apply.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { buildPlugin } from '../esbuild.config.mjs';
import { CHECKS } from './real-app/checks.mjs';
import { openApp, openHost, UsageError } from './real-app/open.mjs';
import { makeTools, Skip } from './real-app/tools.mjs';

const USAGE = `Usage: npm run real-app -- <path to an installed Obsidian> [--port <number>] [--seconds <number>] [--only <words>] [--out <file>]
       npm run real-app -- --host`;
/** No check may hold up the others. */
const SECONDS_A_CHECK = 60;

function readArguments() {
  const options = {
    help: { type: 'boolean', short: 'h' },
    host: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: 'real-app-report.md' },
    port: { type: 'string', default: '9333' },
    seconds: { type: 'string', default: '60' },
  };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [port, seconds] = [Number(values.port), Number(values.seconds)];
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`--port must be a number up to 65535, not "${values.port}"`);
    if (!(seconds > 0)) throw new Error(`--seconds must be a number, not "${values.seconds}"`);
    if (!values.help && positionals.length !== (values.host ? 0 : 1))
      throw new Error(values.host ? '--host takes no path' : 'Name the path of one installed Obsidian');
    return { ...values, port, seconds, path: positionals[0] };
  } catch (error) {
    throw new UsageError(`${error.message.split('\n')[0].replace(/\.$/, '')}.\n${USAGE}`);
  }
}

const inTime = (work) =>
  Promise.race([
    work,
    pause(SECONDS_A_CHECK * 1000, undefined, { ref: false }).then(() => {
      throw new Error(`It did not end within ${SECONDS_A_CHECK} s.`);
    }),
  ]);

const firstLine = (error) => String(error?.message ?? error).split('\n')[0];

async function runCheck(check, page, tools) {
  if (tools.kind === 'host' && check.appOnly) return { result: 'not in the host', detail: '' };
  try {
    return { result: 'pass', detail: (await inTime(check.run(page, tools))) ?? '' };
  } catch (error) {
    return { result: error instanceof Skip ? 'skipped' : 'FAIL', detail: firstLine(error) };
  } finally {
    await inTime(tools.tidy()).catch((error) => console.error(`Clean-up: ${firstLine(error)}`));
  }
}

/** Runs the checks of a desktop, then those of a phone; one that fails stops no other. */
async function runAll({ page, tools }, only) {
  const rows = [];
  let isPhone = false;
  const wanted = CHECKS.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
  for (const check of wanted) {
    let row = null;
    if (check.phone && !isPhone) {
      isPhone = true;
      await inTime(tools.phone(true)).catch((error) => (row = { result: 'FAIL', detail: firstLine(error) }));
    }
    row ??= await runCheck(check, page, tools);
    rows.push({ ...check, ...row });
    console.log(`${row.result.padEnd(16)} ${check.name}${row.detail && `: ${row.detail}`}`);
  }
  if (isPhone) await inTime(tools.phone(false)).catch(() => {});
  return rows;
}

function report(version, plugin, rows) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    `# Interview Drill ${plugin} in the app`,
    '',
    `${version}, on ${process.platform}.`,
    '',
    '| Result | Check | What it shows | Detail |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ result, name, shows, detail }) => `| ${[result, name, shows, detail].map(cell).join(' | ')} |`,
    ),
    '',
  ].join('\n');
}

async function main() {
  const options = readArguments();
  if (options.help) {
    console.log(USAGE);
    return;
  }
  console.log('Building the plugin…');
  await buildPlugin();
  const opened = options.host ? await openHost() : await openApp(options.path, options);
  try {
    console.log(opened.version);
    const rows = await runAll({ page: opened.page, tools: makeTools(opened) }, options.only);
    const manifest = JSON.parse(await readFile(new URL('../manifest.json', import.meta.url), 'utf8'));
    await writeFile(options.out, report(opened.version, manifest.version, rows));
    const failed = rows.filter(({ result }) => result === 'FAIL').length;
    console.log(`${rows.length} checks, ${failed} failed. The table is in ${options.out}.`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    await opened.close();
  }
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
});
