// Reads a text that lies in the data folder beside the images.
import { isUtf8 } from 'node:buffer';
import { readPlainFile } from '../../shared/plain-file.ts';

interface TextInData {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

export async function readTextInData(path: string, mostBytes: number): Promise<string> {
  return (await readEncodedText(path, mostBytes)).text;
}

/** A link could show any file of the machine in a message, and a pipe would never end: only a plain file is read. */
export async function readEncodedText(path: string, mostBytes: number): Promise<TextInData> {
  const bytes = await readPlainFile(path, mostBytes, { links: 'refused' });
  const encoding = encodingOf(bytes);
  // Without the mark in front: a text begins with what it says, in whatever form that is.
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/**
 * By the mark in front: PowerShell and Excel on Windows write UTF-16. Without one it's UTF-8, and what can't be that is
 * Windows-1252, as Excel writes CSV in the west.
 */
function encodingOf(bytes: Uint8Array): TextInData['encoding'] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
