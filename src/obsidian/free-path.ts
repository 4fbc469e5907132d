import type { Vault } from 'obsidian';

/** A vault path that is free: `name.ending`, else `name 2.ending` and so on. Nothing is ever overwritten. */
export function freePath(vault: Vault, name: string, ending: string): string {
  let path = `${name}.${ending}`;
  for (let copy = 2; vault.getAbstractFileByPath(path); copy += 1) path = `${name} ${String(copy)}.${ending}`;
  return path;
}
