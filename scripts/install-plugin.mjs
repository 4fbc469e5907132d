// `npm run install-plugin -- <vault>`: builds the plugin and copies its three files into a vault.
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPlugin } from '../esbuild.config.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILES = ['main.js', 'manifest.json', 'styles.css'];

const isFolder = async (path) => (await stat(path).catch(() => null))?.isDirectory() ?? false;

async function install() {
  const given = process.argv.slice(2);
  if (given.length !== 1) throw new Error('Name one vault: npm run install-plugin -- <vault>');
  const vault = resolve(given[0]);
  if (!(await isFolder(vault))) throw new Error(`There is no folder "${given[0]}".`);
  if (!(await isFolder(join(vault, '.obsidian'))))
    throw new Error(
      `"${given[0]}" is no vault: it has no .obsidian folder. Open it in Obsidian once, then try again.`,
    );
  const target = join(vault, '.obsidian', 'plugins', 'interview-drill');
  await buildPlugin();
  await mkdir(target, { recursive: true });
  for (const file of FILES) await copyFile(join(root, file), join(target, file));
  console.log(`Installed in ${target}. Turn it on in Obsidian under Settings, Community plugins.`);
}

install().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
