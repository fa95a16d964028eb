// Texts beside the images, in the encodings that editors and spreadsheets save them in: none begins with the mark of its encoding.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEncodedText } from '../../../src/stages/2-dataset/text-in-data.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const MARK = '\uFEFF';
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each<[reason: string, bytes: Buffer, encoding: string]>([
  ['UTF-8', Buffer.from('names: [Æ]'), 'utf-8'],
  ['UTF-8 with a mark, as Notepad saves it', Buffer.from(`${MARK}names: [Æ]`), 'utf-8'],
  ['UTF-16, as PowerShell writes it', Buffer.from(`${MARK}names: [Æ]`, 'utf16le'), 'utf-16le'],
  ['UTF-16 the other way round', swapped(`${MARK}names: [Æ]`), 'utf-16be'],
  ['Windows-1252, as Excel saves it', Buffer.from('names: [Æ]', 'latin1'), 'windows-1252'],
])('%s', async (_, bytes, encoding) => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'a.yaml');
  await writeFile(path, bytes);
  expect(await readEncodedText(path, 100)).toEqual({ text: 'names: [Æ]', encoding });
});
