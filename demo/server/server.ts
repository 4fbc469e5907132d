import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { basename, join } from 'node:path';
import { Api } from './api';
import { checkHost, checkOrigin, checkToken } from './guard';
import { CONTENT_SECURITY_POLICY, pageHtml } from './page';
import { HttpError, sendJson } from './requests';
import { watchVault } from './watch';

export interface ServerOptions {
  /** The folder that is served as the vault. */
  vault: string;
  /** 0 takes any free port. */
  port: number;
  /** Where main.js, manifest.json and styles.css of the plugin lie. */
  pluginDir: string;
  /** Where the built host lies. */
  hostDir: string;
}

export interface RunningServer {
  url: string;
  port: number;
  /** The secret that the page carries; tests need it to speak to the server without a page. */
  token: string;
  close(): Promise<void>;
}

const STATIC_TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
};

const COMMON_HEADERS: Record<string, string> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const PLUGIN_FILES = new Set(['main.js', 'manifest.json', 'styles.css']);

async function sendStatic(response: ServerResponse, folder: string, name: string): Promise<void> {
  const content = await readFile(join(folder, name)).catch(() => null);
  if (content === null) throw new HttpError(404, `${name} is not there.`);
  const type = STATIC_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type });
  response.end(content);
}

/** Serves the host page, the built plugin and a vault on 127.0.0.1. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const vault = await realpath(options.vault);
  const token = randomBytes(24).toString('hex');
  const api = new Api(vault);
  const listeners = new Set<ServerResponse>();
  const watch = await watchVault(vault, (change) => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(change)}\n\n`);
  });
  let port = options.port;

  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': connected\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    checkHost(request, port);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${String(port)}`);
    if (url.pathname.startsWith('/api/')) {
      checkOrigin(request);
      if (request.method !== 'GET') checkToken(request, token);
      if (request.method === 'GET' && url.pathname === '/api/events') listen(response);
      else await api.handle(request, response, url);
      return;
    }
    if (request.method !== 'GET') throw new HttpError(405, 'There is nothing to send here.');
    if (url.pathname === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(pageHtml(token, basename(vault)));
      return;
    }
    const file = /^\/(host|plugin)\/([\w-]+(?:\.[\w-]+)*)$/.exec(url.pathname);
    if (file?.[1] === 'host') await sendStatic(response, options.hostDir, file[2] ?? '');
    else if (file?.[1] === 'plugin' && PLUGIN_FILES.has(file[2] ?? '')) {
      await sendStatic(response, options.pluginDir, file[2] ?? '');
    } else throw new HttpError(404, 'There is nothing here.');
  };

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    route(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.end();
        return;
      }
      const status = error instanceof HttpError ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      // The rest of a refused body is not read; the connection cannot be used again.
      if (status === 413) response.setHeader('Connection', 'close');
      sendJson(response, { error: message }, status);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  }).catch((error: unknown) => {
    watch.stop();
    throw error;
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;

  const close = async (): Promise<void> => {
    watch.stop();
    for (const listener of listeners) listener.end();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  };
  return { url: `http://127.0.0.1:${String(port)}/`, port, token, close };
}
