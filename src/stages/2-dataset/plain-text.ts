// Reads a text that lies in the data folder beside the images.
import { lstat, readFile } from 'node:fs/promises';

/** A link could show any file of the machine in a message, and a pipe would never end: only a plain file is read. */
export async function readPlainText(path: string, mostBytes: number): Promise<string> {
  const stats = await lstat(path);
  if (!stats.isFile()) throw new Error('it is not a plain file');
  if (stats.size > mostBytes) throw new Error(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
  return readFile(path, 'utf8');
}
