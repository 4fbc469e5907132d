import { type App, TAbstractFile, TFile, type TFolder, Vault } from 'obsidian';
import { TFile as MockFile, TFolder as MockFolder } from 'obsidian-test-mocks/obsidian';
import { type FileEntry, StaleError, type VaultChange, backend, fileUrl, vaultName } from './backend';
import { patch } from './patch';

interface VaultFields {
  setVaultAbstractFile__(path: string, file: TAbstractFile): void;
  deleteVaultAbstractFile__(path: string): void;
  fileMap__: Record<string, TAbstractFile>;
}
type HostVault = Vault & VaultFields;

/** The text of each note and base as last seen on disk; what cachedRead answers and the metadata is parsed from. */
const texts = new Map<string, string>();
export const knownText = (path: string): string | null => texts.get(path) ?? null;

let last: Promise<unknown> = Promise.resolve();

/** Vault calls run one after the other, as in the app. */
function serially<T>(task: () => Promise<T>): Promise<T> {
  const next = last.then(task, task);
  last = next.catch(() => undefined);
  return next;
}

function folderOf(vault: HostVault, path: string): void {
  const at = path.lastIndexOf('/');
  if (at > 0) ensureFolder(vault, path.slice(0, at));
}

function ensureFolder(vault: HostVault, path: string): TFolder {
  const existing = vault.getFolderByPath(path);
  if (existing !== null) return existing;
  folderOf(vault, path);
  const folder = MockFolder.create__(vault as never, path).asOriginalType2__();
  vault.setVaultAbstractFile__(path, folder);
  return folder;
}

function addFile(vault: HostVault, entry: FileEntry): TFile {
  folderOf(vault, entry.path);
  const file = MockFile.create__(vault as never, entry.path).asOriginalType2__();
  setStat(file, entry);
  vault.setVaultAbstractFile__(entry.path, file);
  return file;
}

function setStat(file: TFile, entry: FileEntry): void {
  file.stat = { ctime: entry.ctime, mtime: entry.mtime, size: entry.size };
}

function written(vault: Vault, file: TFile, text: string, entry: FileEntry): void {
  texts.set(file.path, text);
  setStat(file, entry);
  vault.trigger('modify', file);
}

function forget(vault: HostVault, file: TAbstractFile): void {
  texts.delete(file.path);
  vault.deleteVaultAbstractFile__(file.path);
  vault.trigger('delete', file);
}

async function processFile(vault: HostVault, file: TFile, change: (data: string) => string): Promise<string> {
  for (;;) {
    const { text, etag } = await backend.read(file.path);
    const next = change(text);
    try {
      written(vault, file, next, await backend.write(file.path, next, etag));
      return next;
    } catch (error) {
      // Another program was faster; the change is made anew on what it wrote.
      if (!(error instanceof StaleError)) throw error;
    }
  }
}

async function renameFile(vault: HostVault, file: TAbstractFile, newPath: string): Promise<void> {
  const oldPath = file.path;
  if (!(file instanceof TFile)) throw new Error('Folders cannot be renamed here.');
  const entry = await backend.rename(oldPath, newPath);
  vault.deleteVaultAbstractFile__(oldPath);
  file.path = newPath;
  file.name = newPath.slice(newPath.lastIndexOf('/') + 1);
  file.basename = file.name.replace(/\.[^.]*$/, '');
  folderOf(vault, newPath);
  vault.setVaultAbstractFile__(newPath, file);
  setStat(file, entry);
  texts.set(newPath, texts.get(oldPath) ?? '');
  texts.delete(oldPath);
  vault.trigger('rename', file, oldPath);
}

/** Makes the vault read and write the files that the server serves. */
export function installVault(): void {
  patch<HostVault>(Vault as unknown as { prototype: HostVault }, {
    getName: vaultName,
    getResourcePath: (file) => fileUrl(file.path),
    cachedRead(file) {
      const known = texts.get(file.path);
      return known === undefined ? this.read(file) : Promise.resolve(known);
    },
    async read(file) {
      return (await backend.read(file.path)).text;
    },
    process(file, change) {
      return serially(() => processFile(this, file, change));
    },
    modify(file, data) {
      return serially(async () => {
        written(this, file, data, await backend.write(file.path, data));
      });
    },
    append(file, data) {
      return serially(async () => {
        await processFile(this, file, (text) => text + data);
      });
    },
    create(path, data) {
      return serially(async () => {
        const entry = await backend.create(path, data);
        texts.set(path, data);
        const file = addFile(this, entry);
        this.trigger('create', file);
        return file;
      });
    },
    createFolder(path) {
      return serially(async () => {
        if (this.getAbstractFileByPath(path) !== null) throw new Error('Folder already exists.');
        await backend.createFolder(path);
        const folder = ensureFolder(this, path);
        this.trigger('create', folder);
        return folder;
      });
    },
    rename(file, newPath) {
      return serially(() => renameFile(this, file, newPath));
    },
    delete(file) {
      return serially(async () => {
        await backend.remove(file.path);
        forget(this, file);
      });
    },
    trash(file) {
      return this.delete(file);
    },
    createBinary: () => Promise.reject(new Error('Only Markdown files are written here.')),
    modifyBinary: () => Promise.reject(new Error('Only Markdown files are written here.')),
  });
}

async function readIntoMemory(path: string): Promise<void> {
  if (/\.(?:md|base)$/.test(path)) texts.set(path, (await backend.read(path)).text);
}

async function takeOver(vault: HostVault, change: VaultChange): Promise<void> {
  const { path } = change.entry;
  const file = vault.getFileByPath(path);
  if (change.type === 'delete') {
    if (file !== null) forget(vault, file);
    return;
  }
  if (file === null) {
    await readIntoMemory(path);
    vault.trigger('create', addFile(vault, change.entry));
    return;
  }
  if (file.stat.mtime === change.entry.mtime && file.stat.size === change.entry.size) return;
  const { text, entry } = await backend.read(path);
  if (text === texts.get(path)) setStat(file, entry);
  else written(vault, file, text, entry);
}

const PARALLEL_READS = 8;

/** Reads the vault into memory and follows what other programs do to it. */
export async function loadVault(app: App): Promise<void> {
  const vault = app.vault as HostVault;
  const { files, folders } = await backend.list();
  for (const folder of folders) ensureFolder(vault, folder);
  for (const entry of files) addFile(vault, entry);
  const waiting = files.map((entry) => entry.path);
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await readIntoMemory(path);
  };
  await Promise.all(Array.from({ length: PARALLEL_READS }, work));
  backend.onChange((change) => {
    serially(() => takeOver(vault, change)).catch((error: unknown) => {
      console.error(error);
    });
  });
}
