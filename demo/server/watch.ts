import { type FileEntry, type VaultListing, listVault } from './files';

export interface VaultChange {
  type: 'create' | 'modify' | 'delete';
  entry: FileEntry;
}

export interface VaultWatch {
  stop(): void;
}

const PERIOD_MS = 500;

function* changesBetween(before: Map<string, FileEntry>, after: VaultListing): Generator<VaultChange> {
  const gone = new Map(before);
  for (const entry of after.files) {
    const old = gone.get(entry.path);
    gone.delete(entry.path);
    if (old === undefined) yield { type: 'create', entry };
    else if (old.mtime !== entry.mtime || old.size !== entry.size) yield { type: 'modify', entry };
  }
  for (const entry of gone.values()) yield { type: 'delete', entry };
}

/**
 * Tells what other programs change. By looking again and again, since `fs.watch` is recursive only on some systems
 * and misses changes on network drives; a vault of a few thousand notes is listed in some milliseconds.
 */
export async function watchVault(root: string, tell: (change: VaultChange) => void): Promise<VaultWatch> {
  const index = (listing: VaultListing): Map<string, FileEntry> =>
    new Map(listing.files.map((entry) => [entry.path, entry]));
  let known = index(await listVault(root));
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const look = async (): Promise<void> => {
    const listing = await listVault(root);
    for (const change of changesBetween(known, listing)) tell(change);
    known = index(listing);
  };
  const plan = (): void => {
    timer = setTimeout(() => {
      void look()
        .catch(() => undefined)
        .then(() => {
          if (!stopped) plan();
        });
    }, PERIOD_MS);
  };
  plan();
  return {
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
