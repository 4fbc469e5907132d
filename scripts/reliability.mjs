// `npm run reliability -- --notes 100000 --seed 1`: changes as many notes and looks for anything that got lost; see
// test/reliability. It fails where something did.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleSource } from './load-source.mjs';

const self = fileURLToPath(import.meta.url);

/** One of several processes: it does its share and tells what became of it. */
async function work(bundle, share) {
  const { runShare } = await import(pathToFileURL(bundle).href);
  process.send(await runShare(share));
}

function started(bundle, share) {
  return new Promise((resolve, reject) => {
    const child = fork(self, ['--worker', bundle, JSON.stringify(share)]);
    child.once('message', resolve);
    // After its message, this says nothing any more.
    child.once('exit', (code) => reject(new Error(`A process ended with ${code} and without a result.`)));
  });
}

function wholeNumber(text, name) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} takes a whole number.`);
  return number;
}

async function run() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      notes: { type: 'string', default: '100000' },
      only: { type: 'string', default: '' },
    },
  });
  const seed = wholeNumber(values.seed ?? String(Date.now() % 1_000_000), 'seed');
  const notes = wholeNumber(values.notes, 'notes');
  const bundle = await bundleSource('test/reliability/main.ts');
  const parts = Math.min(availableParallelism(), 8);
  const shares = Array.from({ length: parts }, (_, part) => ({
    seed,
    notes,
    part,
    parts,
    only: values.only,
  }));
  const { sumOf, report } = await import(pathToFileURL(bundle).href);
  const results = await Promise.all(shares.map((share) => started(bundle, share)));
  const { text, isSafe } = report(sumOf(results), seed);
  console.log(text);
  if (!isSafe) process.exitCode = 1;
}

const [flag, bundle, share] = process.argv.slice(2);
const done = flag === '--worker' ? work(bundle, JSON.parse(share)) : run();
done.catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
