import { join } from 'node:path';
import { buildPlugin } from '../../esbuild.config.mjs';
import { buildHost } from '../../demo/server/build.mjs';

/** Builds what the browser tests run: the plugin as it ships, and the host. */
export default async function setup(): Promise<void> {
  await buildPlugin();
  await buildHost(join(import.meta.dirname, '../../.demo/host'));
}
