import { readFile, rename, rm, mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { entryOf, etagOf, listVault, writeAtomically } from './files';
import { requireWritable, resolveInVault, resolvePluginData } from './paths';
import { HttpError, readBody, readJson, sendJson, stringOf } from './requests';

const CONTENT_TYPES: Record<string, string> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  webp: 'image/webp',
};

/** Answers what lies under /api/. Whoever calls it has checked host, origin and token. */
export class Api {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly vault: string) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = url.searchParams.get('path') ?? '';
    switch (`${request.method ?? ''} ${url.pathname}`) {
      case 'GET /api/files':
        sendJson(response, await listVault(this.vault));
        return;
      case 'GET /api/file':
        await this.sendFile(response, path);
        return;
      case 'PUT /api/file':
        await this.serially(() => this.putFile(request, response, path));
        return;
      case 'POST /api/create':
        await this.serially(() => this.createFile(request, response));
        return;
      case 'POST /api/rename':
        await this.serially(() => this.renameFile(request, response));
        return;
      case 'POST /api/delete':
        await this.serially(() => this.deleteFile(request, response));
        return;
      case 'GET /api/plugin-data':
        await this.sendPluginData(response);
        return;
      case 'PUT /api/plugin-data':
        await this.serially(() => this.putPluginData(request, response));
        return;
      default:
        throw new HttpError(404, 'There is no such request.');
    }
  }

  /** One change after the other: a compare-and-write must not interleave with another write. */
  private serially<T>(task: () => Promise<T>): Promise<T> {
    const next = this.last.then(task, task);
    this.last = next.catch(() => undefined);
    return next;
  }

  private async sendFile(response: ServerResponse, path: string): Promise<void> {
    const full = await resolveInVault(this.vault, path);
    const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
    const content = await readFile(full).catch(() => null);
    const entry = await entryOf(this.vault, path);
    if (content === null || entry === null) throw new HttpError(404, 'There is no such file.');
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
      ETag: etagOf(content),
      'X-Entry': encodeURIComponent(JSON.stringify(entry)),
    });
    response.end(content);
  }

  private async putFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    requireWritable(path);
    const full = await resolveInVault(this.vault, path);
    const content = await readBody(request);
    const current = await readFile(full).catch(() => null);
    if (current === null) throw new HttpError(404, 'There is no such file.');
    const expected = request.headers['if-match'];
    if (expected !== undefined && expected !== etagOf(current)) {
      throw new HttpError(412, 'The file has changed since it was read.');
    }
    await writeAtomically(full, content);
    await this.sendEntry(response, path);
  }

  private async createFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const path = stringOf(body, 'path');
    const full = await resolveInVault(this.vault, path);
    if (body['folder'] === true) {
      await mkdir(full, { recursive: true });
    } else {
      requireWritable(path);
      if ((await entryOf(this.vault, path)) !== null) throw new HttpError(409, 'The file exists already.');
      await writeAtomically(full, Buffer.from(stringOf(body, 'data'), 'utf8'));
    }
    await this.sendEntry(response, path);
  }

  private async renameFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const from = stringOf(body, 'path');
    const to = stringOf(body, 'newPath');
    requireWritable(from);
    requireWritable(to);
    const source = await resolveInVault(this.vault, from);
    const target = await resolveInVault(this.vault, to);
    const sameFile = from.toLowerCase() === to.toLowerCase();
    if (!sameFile && (await entryOf(this.vault, to)) !== null)
      throw new HttpError(409, 'The file exists already.');
    if ((await entryOf(this.vault, from)) === null) throw new HttpError(404, 'There is no such file.');
    await mkdir(dirname(target), { recursive: true });
    await rename(source, target);
    await this.sendEntry(response, to);
  }

  private async deleteFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = stringOf(await readJson(request), 'path');
    requireWritable(path);
    await rm(await resolveInVault(this.vault, path));
    sendJson(response, {});
  }

  private async sendPluginData(response: ServerResponse): Promise<void> {
    const text = await readFile(await resolvePluginData(this.vault), 'utf8').catch(() => 'null');
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(text);
  }

  private async putPluginData(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = await readBody(request);
    try {
      JSON.parse(content.toString('utf8'));
    } catch {
      throw new HttpError(400, 'The body is no JSON.');
    }
    await writeAtomically(await resolvePluginData(this.vault), content);
    sendJson(response, {});
  }

  private async sendEntry(response: ServerResponse, path: string): Promise<void> {
    sendJson(response, await entryOf(this.vault, path));
  }
}
