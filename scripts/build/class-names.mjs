// A plugin of esbuild: @actions/cache tells its own errors apart by the names of their classes, and esbuild calls a class
// otherwise that speaks of itself. Here those classes keep their names. All of dist/ could, by esbuild's own setting, but
// that names every function anew each time it is made, which took a tenth of a training.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const COMPARES = /\.name === (\w+Error)\.name/;

export const classNames = {
  name: 'class-names',
  setup({ onLoad }) {
    onLoad({ filter: /@actions[\\/]cache[\\/]lib[\\/]cache\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!COMPARES.test(text)) throw new Error(`${path} compares no names of classes any longer`);
      const { code } = await transform(text, { keepNames: true, target: 'node20' });
      return { contents: code, loader: 'js' };
    });
  },
};
