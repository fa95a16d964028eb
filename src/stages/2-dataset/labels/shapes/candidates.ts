// Which files may be a tool's exports: by their names, and by how they begin. Where a tool writes a file for each image, a few of
// these are looked at first: another tool's may be as many.
import { basename, join } from 'node:path/posix';
import { messageOf } from '../../../../shared/message-of.ts';
import { readHead, readTextHead } from '../../../../shared/plain-file.ts';
import { withoutExtension } from '../../endings.ts';
import type { DataFolder } from '../source.ts';
import { eachElement } from './json-elements.ts';
import { readXml } from './xml.ts';

export interface ExportForm {
  /** Of the file's path. */
  readonly named: RegExp;
  /** Of how a file begins. */
  readonly begins: RegExp;
}

const HEAD = 16 * 1024;
/** Of files called like an image each. */
const LOOKED_AT = 5;

type Listed = Pick<DataFolder, 'settings' | 'files' | 'others'>;

/** @returns those called like an image where one of the first begins so, and each other that does */
export async function candidatesIn(folder: Listed, form: ExportForm): Promise<readonly string[]> {
  const { candidates, perImage } = filesOf(folder, form);
  const beginsSo = async (file: string) => form.begins.test(await headOf(join(folder.settings.data, file)));
  const isOfTool = await anyOfFirst(folder, form, [...perImage]);
  return filterAsync(candidates, async (file) => (perImage.has(file) && !isOfTool ? false : beginsSo(file)));
}

export interface BrokenFile {
  readonly file: string;
  /** As a clause behind "can't be read:". */
  readonly why: string;
}

/**
 * Files called like an image each that are empty, or broke off before they say whose they are: where others are of the tool, so
 * were these.
 * @param candidates of the form
 */
export async function brokenBeside(
  folder: Listed,
  form: ExportForm,
  candidates: readonly string[],
): Promise<readonly BrokenFile[]> {
  const { perImage } = filesOf(folder, form);
  if (!candidates.some((file) => perImage.has(file))) return [];
  const known = new Set(candidates);
  const broken: BrokenFile[] = [];
  for (const file of perImage) {
    const why = known.has(file) ? undefined : await whyBroken(folder.settings.data, file);
    if (why !== undefined) broken.push({ file, why });
  }
  return broken;
}

/** Of another tool's file, which is whole, nothing. */
async function whyBroken(root: string, file: string): Promise<string | undefined> {
  const head = await readHead(join(root, file), HEAD, { links: 'refused' }).catch(() => undefined);
  if (head === undefined || head.length === HEAD) return undefined;
  if (isBlank(head.toString())) return 'it is empty';
  const reading = /\.xml$/i.test(file)
    ? readXml(root, file, {})
    : eachElement(join(root, file), ['{}', '[]'], () => {});
  return await reading.then(
    () => undefined,
    (error) => messageOf(error),
  );
}

function filesOf({ files, others }: Listed, { named }: ExportForm) {
  const images = new Set(files.flatMap((file) => [nameOf(file), stemOf(file)]));
  const candidates = others.filter((file) => named.test(file));
  return { candidates, perImage: new Set(candidates.filter((file) => images.has(stemOf(file)))) };
}

/** Of files with something in them. */
async function anyOfFirst(
  { settings }: Listed,
  { begins }: ExportForm,
  files: readonly string[],
): Promise<boolean> {
  let looked = 0;
  for (const file of files) {
    const head = await headOf(join(settings.data, file));
    if (isBlank(head)) continue;
    if (begins.test(head)) return true;
    if (++looked === LOOKED_AT) return false;
  }
  return false;
}

function isBlank(text: string): boolean {
  return text.replace(/^\uFEFF/, '').trim() === '';
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
