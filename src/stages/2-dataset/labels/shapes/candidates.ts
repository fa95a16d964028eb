// Which files may be a tool's exports: by their names, and by how they begin. Where a tool writes a file for each image, a few of
// these are looked at first: another tool's may be as many.
import { basename, join } from 'node:path/posix';
import { readTextHead } from '../../../../shared/plain-file.ts';
import { withoutExtension } from '../../endings.ts';
import type { DataFolder } from '../source.ts';

export interface ExportForm {
  /** Of the file's path. */
  readonly named: RegExp;
  /** Of how a file begins. */
  readonly begins: RegExp;
}

const HEAD = 16 * 1024;
/** Of files called like an image each. */
const LOOKED_AT = 5;

/** @returns those called like an image where one of the first begins so, and each other that does */
export async function candidatesIn(
  { settings, files, others }: Pick<DataFolder, 'settings' | 'files' | 'others'>,
  { named, begins }: ExportForm,
): Promise<readonly string[]> {
  const images = new Set(files.flatMap((file) => [nameOf(file), stemOf(file)]));
  const candidates = others.filter((file) => named.test(file));
  const perImage = new Set(candidates.filter((file) => images.has(stemOf(file))));
  const beginsSo = async (file: string) => begins.test(await headOf(join(settings.data, file)));
  const first = await filterAsync([...perImage].slice(0, LOOKED_AT), beginsSo);
  return filterAsync(candidates, async (file) =>
    perImage.has(file) && first.length === 0 ? false : beginsSo(file),
  );
}

function nameOf(file: string): string {
  return basename(file).normalize('NFC');
}

function stemOf(file: string): string {
  return withoutExtension(nameOf(file));
}

async function filterAsync(files: readonly string[], test: (file: string) => Promise<boolean>) {
  const kept: string[] = [];
  for (const file of files) if (await test(file)) kept.push(file);
  return kept;
}

/** Nothing of what can't be read, and nothing behind a link. */
async function headOf(path: string): Promise<string> {
  return await readTextHead(path, HEAD, { links: 'refused' }).catch(() => '');
}
