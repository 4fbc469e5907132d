import { lastResult } from './clock';
import { compareRows } from './compare';
import { pairRows } from './pairs';
import { linearRows, readingRows } from './reading';
import { table } from './table';
import { vaultRows } from './vault';

/** All measurements of one run, as ratios: they say the same on a fast machine and on a slow one. */
async function main(): Promise<void> {
  const rows = [...readingRows(), ...linearRows(), ...(await vaultRows()), ...compareRows(), ...pairRows()];
  if (!lastResult()) throw new Error('The last measurement found nothing.');
  console.log(table(rows));
}

void main();
