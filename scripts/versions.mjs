// Keeps the version of a release in step. `npm version` runs it without an argument: it writes the version of package.json
// into manifest.json and versions.json. With a tag, it checks that all four agree, and changes nothing.
import { readFileSync, writeFileSync } from 'node:fs';

const file = (name) => new URL(`../${name}`, import.meta.url);
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const write = (name, value) => writeFileSync(file(name), `${JSON.stringify(value, null, 2)}\n`);

const { version } = read('package.json');
const manifest = read('manifest.json');
const versions = read('versions.json');
const tag = process.argv[2];

if (tag === undefined) {
  write('manifest.json', { ...manifest, version });
  write('versions.json', { ...versions, [version]: manifest.minAppVersion });
} else {
  const wrong = [
    /^\d+\.\d+\.\d+$/.test(tag) || `The tag "${tag}" is not a version such as 1.2.3.`,
    version === tag || `package.json says ${version}, the tag says ${tag}.`,
    manifest.version === tag || `manifest.json says ${manifest.version}, the tag says ${tag}.`,
    versions[tag] === manifest.minAppVersion ||
      `versions.json does not say that ${tag} needs Obsidian ${manifest.minAppVersion}.`,
  ].filter((message) => message !== true);
  for (const message of wrong) console.error(message);
  if (wrong.length > 0) process.exitCode = 1;
}
