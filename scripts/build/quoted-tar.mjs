// A plugin of esbuild: @actions/cache hands tar the workspace and the archive's path as words of one line, which its own
// reader parts at blanks. Here they are quoted, as that reader knows it, so that a runner in "My Folder" has a cache
// (actions/cache#1580). It fails where the client's text is another, for then somebody must look.
import { readFile } from 'node:fs/promises';

const TAR = /@actions[\\/]cache[\\/]lib[\\/]internal[\\/]tar\.js$/;
const PATHS =
  /\b(?:workingDirectory|archivePath)\.replace\(new RegExp\(`\\\\\$\{path\.sep\}`, 'g'\), '\/'\)/g;
const KNOWN = 4;

const QUOTED = `
function quotedPath(path) {
  return '"' + path.replaceAll('"', '\\\\"') + '"';
}
`;

export const quotedTar = {
  name: 'quoted-tar',
  setup({ onLoad }) {
    onLoad({ filter: TAR }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const found = text.match(PATHS)?.length ?? 0;
      if (found !== KNOWN) throw new Error(`${path} names ${found} paths in place of ${KNOWN}`);
      return { contents: text.replace(PATHS, 'quotedPath($&)') + QUOTED, loader: 'js' };
    });
  },
};
