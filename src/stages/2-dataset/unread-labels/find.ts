// Whether another tool's labels lie where nothing that is read labels the images: by names, and a look at how a few files
// begin.
import { basename, join } from 'node:path/posix';
import {
  type Fault,
  labelsNotRead,
  noClassFolders,
  noMasks,
  oneClassFolder,
  tableWithoutLabels,
} from '../../../errors.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { NotPlainFile, readTextHead } from '../../../shared/plain-file.ts';
import { withoutExtension } from '../endings.ts';
import type { FoundFiles } from '../files.ts';
import { emptyAnnotations } from './empty.ts';
import { LABEL_FORMS, type LabelForm } from './forms.ts';
import { annotationsInUtf16 } from './utf16.ts';

/** What is told where nothing labels the images. */
const UNLABELLED = new Set(
  [noMasks, noClassFolders, oneClassFolder, tableWithoutLabels].map(({ code }) => code),
);
const BYTES = 4096;
/** An image without anything in it has an empty file, and a folder may hold other texts of the same ending. */
const LOOKED_AT = 5;

type Listed = Pick<FoundFiles, 'files' | 'others'>;

/** Undefined: something else is wrong, or no such labels lie there. */
export async function unreadLabels(
  root: string,
  listed: Listed,
  said: readonly Fault[],
): Promise<Fault | undefined> {
  if (!said.some(({ code }) => UNLABELLED.has(code))) return undefined;
  const images = new Set(listed.files.flatMap((file) => [folded(basename(file)), folded(stemOf(file))]));
  const heads = new Map<string, Promise<string>>();
  const headOf = (file: string) => {
    const head = heads.get(file) ?? textHead(join(root, file)).catch(unlessOutOfMemory(''));
    heads.set(file, head);
    return head;
  };
  const instead = await annotationsInUtf16(root, listed.others);
  if (instead !== undefined) return instead;
  for (const form of LABEL_FORMS) {
    const files = listed.others.filter((file) => form.named.test(file));
    const own = form.perImage ? files.filter((file) => images.has(folded(stemOf(file)))) : files;
    if (await beginsAny(own.slice(0, LOOKED_AT), form, headOf)) return labelsNotRead(form, own);
  }
  return emptyAnnotations(root, listed.others, listed.files.length);
}

async function beginsAny(
  files: readonly string[],
  { begins }: LabelForm,
  headOf: (file: string) => Promise<string>,
): Promise<boolean> {
  for (const file of files) if (begins.test(await headOf(file))) return true;
  return false;
}

function stemOf(file: string): string {
  return withoutExtension(basename(file));
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Through no link, which could lead to any file of the machine. */
async function textHead(path: string): Promise<string> {
  return await readTextHead(path, BYTES, { links: 'refused' }).catch(unlessOther);
}

/** A link, a folder or a pipe says nothing. */
function unlessOther(error: unknown): string {
  if (error instanceof NotPlainFile) return '';
  throw error;
}
