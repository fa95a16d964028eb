// Prints what CHANGELOG.md says of a version: `node scripts/release-notes.mjs v1.2.3`. Without a section that says
// something it fails, so that a tag can't be released before its changes are written down.
import { readFile } from 'node:fs/promises';

const version = (process.argv[2] ?? '').replace(/^v/, '');
const text = await readFile(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const section = text
  .split(/^(?=## )/m)
  .find((part) => part.startsWith(`## [${version}]`))
  ?.replace(/^.*\n/, '')
  .replace(/^\[[^\]]+\]: .*$/gm, '')
  .trim();
if (version === '' || !section) {
  console.error(`CHANGELOG.md has no section "## [${version}]" with anything in it.`);
  process.exitCode = 1;
} else console.log(section);
