import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';

/** Runs the script. Gives its exit code and what it says. */
const realApp = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['scripts/real-app.mjs', ...args], (error, out, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + errors });
    });
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interview-drill-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the checks of the real app', () => {
  it('hold in the browser host where that can do them, and are written as a table', async () => {
    const out = join(folder, 'report.md');
    const { code, said } = await realApp('--host', '--out', out);
    expect(said).not.toContain('FAIL');
    expect(said).not.toContain('Clean-up');
    expect(code).toBe(0);
    const rows = (await readFile(out, 'utf8')).split('\n').filter((line) => line.startsWith('| '));
    const results = rows.slice(2).map((row) => row.split('|')[1]?.trim());
    expect(new Set(results)).toEqual(new Set(['pass', 'not in the host']));
    expect(results.filter((result) => result === 'pass').length).toBeGreaterThan(20);
  });

  it('say what is wrong with a path, a port, and a program that does not answer', async () => {
    expect(await realApp('no/such/app')).toEqual({
      code: 1,
      said: 'Building the plugin…\nThere is no program "no/such/app".\n',
    });
    expect((await realApp()).said).toContain('Name the path of one installed Obsidian.');
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const busy = await realApp(process.execPath, '--port', String(port));
    taken.close();
    expect(busy.said).toContain(`The port ${String(port)} is in use; choose another with --port.`);
    // Node is no browser: it ends at once over an option that it does not know.
    expect((await realApp(process.execPath)).said).toContain('cannot be checked: it ended with the code 9.');
    expect((await realApp('/bin/cat', '--seconds', '1')).code).toBe(1);
  });
});
