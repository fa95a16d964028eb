// What a command is given to work on, files, folders and globs, as a list of images. Names only; nothing is opened.
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import {
  type Fault,
  inputHoldsNoImage,
  inputInsideOutput,
  inputMatchesNothing,
  inputMissing,
  outputInsideInput,
} from '../../errors.ts';
import { withoutExtension } from './endings.ts';
import { listFiles } from './files.ts';
import { IMAGE_FILE } from './image-file.ts';
import { isError } from './samples.ts';

export interface InputImage {
  /** Absolute. */
  readonly path: string;
  /** As the user would name it: the input as typed, and what follows inside it. */
  readonly name: string;
  /** In the input that it's of, `/` separated. */
  readonly within: string;
  /** Without extension, `/` separated, relative, different for each image: what results are named after. */
  readonly stem: string;
}

export interface InputOptions {
  readonly inputs: readonly string[];
  /** Absolute: relative inputs count from here. */
  readonly cwd: string;
  /** Absolute, and as typed; what lies in it is passed over, and it may not lie in an input. */
  readonly output: { readonly path: string; readonly name: string };
  /** Folders that the results go to: no input may come from them. */
  readonly written: readonly string[];
}

/** Each image once, in the order of the inputs and by name in each; every fault is collected. */
export async function listInputs(
  options: InputOptions,
): Promise<{ readonly images: readonly InputImage[]; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const found = new Map<string, Omit<InputImage, 'stem'>>();
  for (const input of options.inputs) {
    const listed = await listInput(input, options);
    for (const fault of listed.faults) faults.push(fault);
    for (const image of listed.images) if (!found.has(image.path)) found.set(image.path, image);
  }
  for (const { path, name } of found.values()) {
    const folder = options.written.find((one) => isInside(path, one));
    if (folder !== undefined) faults.push(inputInsideOutput(name, relative(options.cwd, folder)));
  }
  return { images: withStems([...found.values()]), faults };
}

interface Listed {
  readonly images: readonly Omit<InputImage, 'stem'>[];
  readonly faults: readonly Fault[];
}

async function listInput(input: string, { cwd, output }: InputOptions): Promise<Listed> {
  const path = resolve(cwd, input);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) {
    if (isInside(await real(output.path), await real(path)))
      return { images: [], faults: [outputInsideInput(output.name, input)] };
    const { files, faults } = await listFiles(path, output.path);
    if (files.length === 0 && !faults.some(isError))
      return { images: [], faults: [...faults, inputHoldsNoImage(input)] };
    return {
      images: files.map((file) => ({ path: join(path, file), name: join(input, file), within: file })),
      faults,
    };
  }
  if (stats !== undefined) return { images: [{ path, name: input, within: basename(input) }], faults: [] };
  if (!isDynamicPattern(input)) return { images: [], faults: [inputMissing(input)] };
  const pattern = sep === '\\' ? input.replaceAll('\\', '/') : input;
  const matched = await glob(pattern, { cwd, onlyFiles: true, expandDirectories: false, absolute: true });
  const images = matched.filter((file) => IMAGE_FILE.test(file) && !isInside(file, output.path)).sort();
  const base = resolve(cwd, staticPart(pattern));
  return {
    images: images.map((file) => ({
      path: resolve(file),
      name: isAbsolute(input) ? file : relative(cwd, file),
      within: relative(base, file).split(sep).join('/'),
    })),
    faults: images.length === 0 ? [inputMatchesNothing(input)] : [],
  };
}

/** The folders of a pattern before the first with a wildcard. */
function staticPart(pattern: string): string {
  const parts = dirname(pattern).split('/');
  const wild = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, wild < 0 ? parts.length : wild).join('/') || (isAbsolute(pattern) ? '/' : '.');
}

/** Two images of one name, such as a.png and a.tif, get a number. */
function withStems(images: Listed['images']): InputImage[] {
  const taken = new Set<string>();
  return images.map(({ path, name, within }) => {
    const plain = withoutExtension(within);
    let stem = plain;
    // Windows and macOS take "A" and "a" for the same file.
    for (let i = 2; taken.has(stem.toLowerCase()); i++) stem = `${plain}-${i}`;
    taken.add(stem.toLowerCase());
    return { path, name, within, stem };
  });
}

/** Links resolved; of a folder that isn't there yet, those above it. */
async function real(path: string): Promise<string> {
  const found = await realpath(path).catch(() => undefined);
  if (found !== undefined) return found;
  return dirname(path) === path ? path : join(await real(dirname(path)), basename(path));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
