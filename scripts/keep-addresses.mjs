// A plugin of esbuild for the scripts that bundle parts of src/ and test/: files find what lies beside their source,
// wherever the bundle is.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

export const keepAddresses = {
  name: 'keep-addresses',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](src|test|scripts)[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' };
    }),
};
