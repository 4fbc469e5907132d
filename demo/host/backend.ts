export interface FileEntry {
  path: string;
  mtime: number;
  ctime: number;
  size: number;
}
export interface FileContent {
  text: string;
  etag: string;
  entry: FileEntry;
}
export interface VaultChange {
  type: 'create' | 'modify' | 'delete';
  entry: FileEntry;
}

const metaOf = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

export const vaultName = (): string => metaOf('demo-vault');

/** The file has changed between a read and the write that was based on it. */
export class StaleError extends Error {}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    ...(init.headers as Record<string, string> | undefined),
    'x-demo-token': metaOf('demo-token'),
  };
  const response = await fetch(path, { ...init, headers });
  if (response.ok) return response;
  const body = (await response.json().catch(() => ({}))) as { error?: string };
  const message = body.error ?? `The server answered ${String(response.status)}.`;
  throw response.status === 412 ? new StaleError(message) : new Error(message);
}

async function post(path: string, body: object): Promise<FileEntry> {
  const response = await call(path, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as FileEntry;
}

export const fileUrl = (path: string): string => `/api/file?path=${encodeURIComponent(path)}`;

/** The vault on disk, as the server lets it be read and written. */
export const backend = {
  async list(): Promise<{ files: FileEntry[]; folders: string[] }> {
    return (await (await call('/api/files')).json()) as { files: FileEntry[]; folders: string[] };
  },
  async read(path: string): Promise<FileContent> {
    const response = await call(fileUrl(path));
    // Without ignoreBOM the decoder drops a byte order mark, and the next write would change the file.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    const entry = JSON.parse(decodeURIComponent(response.headers.get('X-Entry') ?? 'null')) as FileEntry;
    return { text, etag: response.headers.get('ETag') ?? '', entry };
  },
  /** With an etag, writes only over the text that the etag stands for. */
  async write(path: string, text: string, etag?: string): Promise<FileEntry> {
    const headers: Record<string, string> = etag === undefined ? {} : { 'If-Match': etag };
    const response = await call(fileUrl(path), { method: 'PUT', body: text, headers });
    return (await response.json()) as FileEntry;
  },
  create: (path: string, data: string): Promise<FileEntry> => post('/api/create', { path, data }),
  createFolder: (path: string): Promise<unknown> => post('/api/create', { path, folder: true }),
  rename: (path: string, newPath: string): Promise<FileEntry> => post('/api/rename', { path, newPath }),
  remove: (path: string): Promise<unknown> => post('/api/delete', { path }),
  async loadData(): Promise<unknown> {
    return (await call('/api/plugin-data')).json();
  },
  async saveData(data: unknown): Promise<void> {
    await call('/api/plugin-data', { method: 'PUT', body: JSON.stringify(data, null, 2) });
  },
  async pluginFile(name: string): Promise<string> {
    return (await call(`/plugin/${name}`)).text();
  },
  onChange(tell: (change: VaultChange) => void): void {
    new EventSource('/api/events').addEventListener('message', (event: MessageEvent<string>) => {
      tell(JSON.parse(event.data) as VaultChange);
    });
  },
};
