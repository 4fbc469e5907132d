import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../demo/server/server';

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
interface Ask {
  method?: string;
  /** Sent as it stands: no client may tidy up a path that a test has made on purpose. */
  path: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
}

let base = '';
let vault = '';
let server: RunningServer;

function ask({ method = 'GET', path, headers = {}, body }: Ask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const origin = (): string => server.url.slice(0, -1);
const reading = { 'Sec-Fetch-Site': 'same-origin' };
const writing = (): OutgoingHttpHeaders => ({ Origin: origin(), 'X-Demo-Token': server.token });
const at = (path: string): string => `/api/file?path=${encodeURIComponent(path)}`;

const read = (path: string): Promise<Reply> => ask({ path: at(path), headers: reading });
const put = (path: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}): Promise<Reply> =>
  ask({ method: 'PUT', path: at(path), body, headers: { ...writing(), ...headers } });
const post = (action: string, body: object): Promise<Reply> =>
  ask({ method: 'POST', path: `/api/${action}`, body: JSON.stringify(body), headers: writing() });

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'demo-server-')));
});
afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});
beforeEach(async () => {
  const folder = await mkdtemp(join(base, 'case-'));
  vault = join(folder, 'vault');
  await mkdir(join(vault, 'Folder'), { recursive: true });
  await mkdir(join(vault, '.obsidian'));
  await writeFile(join(vault, 'Note.md'), 'text\n');
  await writeFile(join(vault, 'Folder', 'Inner.md'), 'inner\n');
  await writeFile(join(vault, 'data.csv'), 'a,b\n');
  await writeFile(join(vault, '.obsidian', 'app.md'), 'hidden\n');
  await writeFile(join(folder, 'outside.md'), 'outside\n');
  const hostDir = join(folder, 'host');
  const pluginDir = join(folder, 'plugin');
  await mkdir(hostDir);
  await mkdir(pluginDir);
  await writeFile(join(hostDir, 'main.js'), 'host');
  await writeFile(join(pluginDir, 'main.js'), 'plugin');
  await writeFile(join(pluginDir, 'package.json'), '{}');
  server = await startServer({ vault, port: 0, pluginDir, hostDir });
});
afterEach(async () => {
  await server.close();
});

describe('who is let in', () => {
  it('listens on this machine only', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one !== undefined && one.family === 'IPv4' && !one.internal);
    for (const other of others) {
      const reached = await fetch(`http://${other?.address ?? ''}:${String(server.port)}/`).then(
        () => true,
        () => false,
      );
      expect(reached).toBe(false);
    }
    expect((await ask({ path: '/' })).status).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example', ' '])(
    'refuses the Host "%s", as after DNS rebinding',
    async (host) => {
      for (const path of ['/', '/host/main.js', '/api/files']) {
        expect((await ask({ path, headers: { ...reading, Host: host } })).status).toBe(403);
      }
    },
  );

  it('answers to localhost with its own port', async () => {
    const headers = { ...reading, Host: `localhost:${String(server.port)}` };
    expect((await ask({ path: '/api/files', headers })).status).toBe(200);
  });

  it.each([
    ['a foreign origin', { Origin: 'http://evil.example' }],
    ['an origin on another port', { Origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { Origin: 'null' }],
    ['a cross-site request', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a request from another port of this host', { 'Sec-Fetch-Site': 'same-site' }],
    ['no word on where it comes from', {}],
  ])('refuses to be read by %s', async (_name, headers) => {
    expect((await ask({ path: '/api/files', headers })).status).toBe(403);
    expect((await ask({ path: at('Note.md'), headers })).status).toBe(403);
    expect((await ask({ path: '/api/events', headers })).status).toBe(403);
  });

  it('refuses writes without an origin, with a foreign one, and without the right token', async () => {
    const right = writing();
    const wrong: OutgoingHttpHeaders[] = [
      { 'X-Demo-Token': server.token },
      { 'X-Demo-Token': server.token, 'Sec-Fetch-Site': 'same-origin' },
      { ...right, Origin: 'http://evil.example' },
      { Origin: origin() },
      { ...right, 'X-Demo-Token': '' },
      { ...right, 'X-Demo-Token': 'a'.repeat(server.token.length) },
    ];
    for (const headers of wrong) {
      const writes: Ask[] = [
        { method: 'PUT', path: at('Note.md'), body: 'x' },
        { method: 'POST', path: '/api/create', body: '{"path":"New.md","data":""}' },
        { method: 'POST', path: '/api/rename', body: '{"path":"Note.md","newPath":"New.md"}' },
        { method: 'POST', path: '/api/delete', body: '{"path":"Note.md"}' },
        { method: 'PUT', path: '/api/plugin-data', body: '{}' },
      ];
      for (const write of writes) expect((await ask({ ...write, headers })).status).toBe(403);
    }
    expect(await readFile(join(vault, 'Note.md'), 'utf8')).toBe('text\n');
    expect(await readdir(vault)).not.toContain('New.md');
  });

  it('gives each start another token, and only the page carries it', async () => {
    const page = (await ask({ path: '/' })).body.toString();
    expect(page).toContain(server.token);
    const other = await startServer({ vault, port: 0, pluginDir: base, hostDir: base });
    expect(other.token).not.toBe(server.token);
    await other.close();
  });

  it('lets the page run nothing but its own scripts, in no frame', async () => {
    const { headers } = await ask({ path: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('paths', () => {
  const escapes = [
    '../outside.md',
    'Folder/../../outside.md',
    './Note.md',
    'Folder//Inner.md',
    '/etc/passwd',
    '//etc/passwd',
    '..\\outside.md',
    'Folder\\..\\..\\outside.md',
    'C:\\note.md',
    'C:/note.md',
    'Note.md\0.md',
    '.obsidian/app.md',
    'Folder/.hidden.md',
    '.hidden.md',
    '',
    '.',
    '..',
  ];

  it.each(escapes)('refuses to read and write "%s"', async (path) => {
    expect((await read(path)).status).toBe(400);
    expect([400, 415]).toContain((await put(path, 'x')).status);
    expect([400, 415]).toContain((await post('create', { path, data: 'x' })).status);
    expect([400, 415]).toContain((await post('delete', { path })).status);
    expect([400, 415]).toContain((await post('rename', { path: 'Note.md', newPath: path })).status);
    expect(await readFile(join(vault, '..', 'outside.md'), 'utf8')).toBe('outside\n');
    expect(await readFile(join(vault, 'Note.md'), 'utf8')).toBe('text\n');
  });

  it.each([
    '/api/file?path=../outside.md',
    '/api/file?path=%2e%2e%2foutside.md',
    '/api/file?path=..%2foutside.md',
    '/api/file?path=%2e%2e/outside.md',
    '/api/file?path=%252e%252e%252foutside.md',
    '/api/file?path=..%5coutside.md',
    '/api/file?path=%c0%ae%c0%ae%2foutside.md',
    '/api/file?path=Folder/%2e%2e/%2e%2e/outside.md',
    '/api/file?path=Note.md%00',
    '/host/../outside.md',
    '/host/%2e%2e/outside.md',
    '/host/..%2foutside.md',
    '/plugin/../vault/Note.md',
    '/plugin/package.json',
    '/plugin/..%2foutside.md',
    '/../outside.md',
    '//etc/passwd',
  ])('finds nothing outside at %s', async (path) => {
    const reply = await ask({ path, headers: reading });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.body.toString()).not.toContain('outside\n');
  });

  it('follows no link out of the vault', async () => {
    await symlink(join(vault, '..', 'outside.md'), join(vault, 'Link.md'));
    await symlink(join(vault, '..'), join(vault, 'Up'));
    await symlink(join(vault, '..', 'missing.md'), join(vault, 'Dangling.md'));
    for (const path of ['Link.md', 'Up/outside.md', 'Up/new.md', 'Up/deep/new.md', 'Dangling.md']) {
      expect((await read(path)).status).toBe(400);
      expect((await put(path, 'x')).status).toBe(400);
      expect((await post('create', { path, data: 'x' })).status).toBe(400);
      expect((await post('delete', { path })).status).toBe(400);
      expect((await post('rename', { path: 'Note.md', newPath: path })).status).toBe(400);
    }
    expect(await readFile(join(vault, '..', 'outside.md'), 'utf8')).toBe('outside\n');
    expect((await readdir(join(vault, '..'))).sort()).toEqual(['host', 'outside.md', 'plugin', 'vault']);
  });

  it('lists no hidden folders and no links', async () => {
    await symlink(join(vault, '..', 'outside.md'), join(vault, 'Link.md'));
    const listing = JSON.parse((await ask({ path: '/api/files', headers: reading })).body.toString()) as {
      files: { path: string }[];
      folders: string[];
    };
    expect(listing.files.map((file) => file.path).sort()).toEqual(['Folder/Inner.md', 'Note.md', 'data.csv']);
    expect(listing.folders).toEqual(['Folder']);
  });
});

describe('what is written', () => {
  it.each(['data.csv', 'Note.txt', 'Note', 'script.js', 'Note.md.html'])('writes no "%s"', async (path) => {
    expect((await put(path, 'x')).status).toBe(415);
    expect((await post('create', { path, data: 'x' })).status).toBe(415);
    expect((await post('delete', { path })).status).toBe(415);
    expect((await post('rename', { path: 'Note.md', newPath: path })).status).toBe(415);
    expect(await readFile(join(vault, 'data.csv'), 'utf8')).toBe('a,b\n');
  });

  it('refuses a body that is too large, announced or not', async () => {
    const large = Buffer.alloc(6_000_000, 'x');
    const announced = await put('Note.md', large).catch(() => null);
    expect([413, undefined]).toContain(announced?.status);
    const chunked = await put('Note.md', large, { 'Transfer-Encoding': 'chunked' }).catch(() => null);
    expect([413, undefined]).toContain(chunked?.status);
    expect(await readFile(join(vault, 'Note.md'), 'utf8')).toBe('text\n');
  });

  it.each([
    ['a byte order mark and Windows line ends', Buffer.from('\ufeff---\r\ntitle: ü\r\n---\r\ntext\r\n')],
    ['no line end at the end', Buffer.from('text')],
    ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0xfe, 0x0a])],
    ['nothing', Buffer.alloc(0)],
  ])('keeps every byte: %s', async (_name, bytes) => {
    expect((await put('Note.md', bytes)).status).toBe(200);
    expect(await readFile(join(vault, 'Note.md'))).toEqual(bytes);
    expect((await read('Note.md')).body).toEqual(bytes);
  });

  it('replaces a file in one step and leaves nothing behind', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(20_000));
    const watching = { on: true };
    const seen = new Set<string>();
    const watch = (async () => {
      while (watching.on) seen.add(await readFile(join(vault, 'Note.md'), 'utf8'));
    })();
    await Promise.all(texts.map((text) => put('Note.md', text)));
    watching.on = false;
    await watch;
    for (const text of seen) expect(['text\n', ...texts]).toContain(text);
    expect((await readdir(vault)).sort()).toEqual(['.obsidian', 'Folder', 'Note.md', 'data.csv']);
  });

  it('writes over the text that was read, and not over another one', async () => {
    const { etag } = (await read('Note.md')).headers;
    await writeFile(join(vault, 'Note.md'), 'changed elsewhere\n');
    expect((await put('Note.md', 'mine', { 'If-Match': etag })).status).toBe(412);
    expect(await readFile(join(vault, 'Note.md'), 'utf8')).toBe('changed elsewhere\n');
    const fresh = (await read('Note.md')).headers.etag;
    expect((await put('Note.md', 'mine', { 'If-Match': fresh })).status).toBe(200);
  });

  it('makes, renames and deletes notes, and never over another note', async () => {
    expect((await put('Missing.md', 'x')).status).toBe(404);
    expect((await post('create', { path: 'New folder/New.md', data: 'new' })).status).toBe(200);
    expect((await post('create', { path: 'New folder/New.md', data: 'again' })).status).toBe(409);
    expect((await post('rename', { path: 'New folder/New.md', newPath: 'Note.md' })).status).toBe(409);
    expect((await post('rename', { path: 'New folder/New.md', newPath: 'Moved/Note.md' })).status).toBe(200);
    expect(await readFile(join(vault, 'Moved', 'Note.md'), 'utf8')).toBe('new');
    expect((await post('rename', { path: 'Note.md', newPath: 'note.md' })).status).toBe(200);
    expect((await post('delete', { path: 'Moved/Note.md' })).status).toBe(200);
    expect(await readdir(join(vault, 'Moved'))).toEqual([]);
    expect((await post('delete', { path: 'Moved/Note.md' })).status).toBeGreaterThanOrEqual(400);
  });

  it('refuses what is no JSON object', async () => {
    for (const body of ['', 'x', '[]', 'null', '{"path":1,"data":""}', '{"path":"New.md"}']) {
      const reply = await ask({ method: 'POST', path: '/api/create', body, headers: writing() });
      expect(reply.status).toBe(400);
    }
  });

  it("keeps the plugin's data where Obsidian does", async () => {
    const get = (): Promise<Reply> => ask({ path: '/api/plugin-data', headers: reading });
    const save = (body: string): Promise<Reply> =>
      ask({ method: 'PUT', path: '/api/plugin-data', body, headers: writing() });
    expect((await get()).body.toString()).toBe('null');
    expect((await save('no json')).status).toBe(400);
    expect((await save('{"a":1}')).status).toBe(200);
    expect((await get()).body.toString()).toBe('{"a":1}');
    const file = join(vault, '.obsidian', 'plugins', 'interview-drill', 'data.json');
    expect(await readFile(file, 'utf8')).toBe('{"a":1}');
  });

  it("follows no link out of the vault for the plugin's data", async () => {
    await symlink(join(vault, '..'), join(vault, '.obsidian', 'plugins'));
    const body = '{"a":1}';
    expect((await ask({ path: '/api/plugin-data', headers: reading })).status).toBe(400);
    const reply = await ask({ method: 'PUT', path: '/api/plugin-data', body, headers: writing() });
    expect(reply.status).toBe(400);
    expect((await readdir(join(vault, '..'))).sort()).toEqual(['host', 'outside.md', 'plugin', 'vault']);
  });
});

describe('changes by other programs', () => {
  it('are told to the page', async () => {
    const told: { type: string; entry: { path: string } }[] = [];
    const stream = request(
      { host: '127.0.0.1', port: server.port, path: '/api/events', headers: reading },
      (incoming) => {
        incoming.on('data', (chunk: Buffer) => {
          for (const line of chunk.toString().split('\n')) {
            if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)) as (typeof told)[number]);
          }
        });
        incoming.on('error', () => undefined);
      },
    );
    stream.on('error', () => undefined);
    stream.end();
    await writeFile(join(vault, 'Note.md'), 'longer than before\n');
    await writeFile(join(vault, 'Other.md'), 'other\n');
    await rm(join(vault, 'Folder', 'Inner.md'));
    await expect
      .poll(() => told.map(({ type, entry }) => `${type} ${entry.path}`).sort(), { timeout: 5000 })
      .toEqual(['create Other.md', 'delete Folder/Inner.md', 'modify Note.md']);
    stream.destroy();
  });
});

describe('npm start', () => {
  const start = (...args: string[]): string => {
    try {
      return execFileSync(process.execPath, ['demo/start.mjs', ...args], { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  };

  it.each([
    [['--vault', 'no/such/folder'], '--vault: there is no folder "no/such/folder".'],
    [['--port', 'many'], '--port must be a number up to 65535, not "many".'],
    [['--port', '70000'], '--port must be a number up to 65535, not "70000".'],
    [['--colour'], "Unknown option '--colour'."],
    [['stray'], "Unexpected argument 'stray'."],
  ])('says in one line what is wrong with %j', (args, message) => {
    const said = start(...args);
    expect(said).toContain(message);
    expect(said.trim().split('\n')).toHaveLength(1);
  });
});
