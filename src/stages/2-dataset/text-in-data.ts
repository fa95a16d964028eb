// Reads a text that lies in the data folder beside the images.
import { readPlainFile } from '../../shared/plain-file.ts';

/** A link could show any file of the machine in a message, and a pipe would never end: only a plain file is read. */
export async function readTextInData(path: string, mostBytes: number): Promise<string> {
  return decoded(await readPlainFile(path, mostBytes, { links: 'refused' }));
}

/** By the mark in front: PowerShell and Excel on Windows write UTF-16. Without one it's UTF-8. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes);
}
