// `npm run bench`: bundles the benchmark with the source as it stands and runs it where memory can be measured.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleSource } from '../scripts/load-source.mjs';

const outfile = await bundleSource('bench/main.ts');
const child = spawn(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
