// `npm run bench`: bundles the benchmark with the source as it stands and runs it where memory can be measured; the part
// in a browser comes after it, or alone: `npm run bench -- drill`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleSource } from '../scripts/load-source.mjs';
import { drillTable } from './drill.mjs';

const args = process.argv.slice(2);

/** @returns the exit code */
async function benchInNode() {
  const outfile = await bundleSource('bench/main.ts');
  const child = spawn(process.execPath, ['--expose-gc', outfile, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

if (!args.includes('drill')) process.exitCode = await benchInNode();
console.log(`\n${await drillTable()}`);
