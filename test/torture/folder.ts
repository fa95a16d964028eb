// Whether what a program leaves is whole: nothing under its final name is half written, results.json tells the truth of the
// files beside it, and a program that ended by itself has cleaned up.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import sharp from 'sharp';
import { type Results, resultsSchema } from '../../src/results/results.ts';
import { filesOf } from '../../src/results/run-folder.ts';
import { decodeSafetensors } from '../../src/shared/safetensors.ts';
import { readModelFile } from '../../src/stages/6-evaluate/read-model.ts';

/** Their names say that they aren't whole yet. */
const UNFINISHED = /\.(?:tmp|old)(?:\/|$)|(?:^|\/)\.output-lock/;

/** Every file below a folder, `/` separated, sorted; none where there's no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

/** SHA-256 of every file by its path. */
export async function snapshot(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await filesBelow(folder);
  const digests = files.map(async (path) => [path, sha256(await readFile(join(folder, path)))] as const);
  return new Map(await Promise.all(digests));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What differs, a sentence each. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...before].flatMap(([path, digest]) => {
    const now = after.get(path);
    if (now === digest) return [];
    return [now === undefined ? `${path} is gone` : `${path} was changed`];
  });
}

/** @returns what is half written, a sentence each */
export async function halfWritten(folder: string): Promise<string[]> {
  const wrong: string[] = [];
  const finished = (await filesBelow(folder)).filter((path) => !UNFINISHED.test(path));
  for (const path of finished) {
    const reason = await brokenIn(join(folder, path)).catch((error: Error) => error.message);
    if (reason !== undefined) wrong.push(`${path}: ${reason}`);
  }
  return [...wrong, ...(await untrue(folder))];
}

/** What of a program that ended by itself isn't cleaned up, a sentence each. */
export async function leftBehind(output: string, isDone: boolean): Promise<string[]> {
  const isLeft = (path: string) => UNFINISHED.test(path) || (isDone && path.startsWith('unfinished/'));
  return (await filesBelow(output)).filter(isLeft).map((path) => `left behind: ${path}`);
}

async function brokenIn(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  switch (extname(path)) {
    case '.json':
      return bytes.length > 0 && JSON.parse(bytes.toString()) !== undefined ? undefined : 'it is empty';
    case '.html':
      return bytes.toString().trimEnd().endsWith('</html>') ? undefined : 'it has no end';
    case '.svg':
      return bytes.toString().trimEnd().endsWith('</svg>') ? undefined : 'it has no end';
    case '.csv':
    case '.md':
      return bytes.at(-1) === 10 ? undefined : 'its last line has no end';
    case '.png':
    case '.tiff':
      await sharp(bytes).raw().toBuffer();
      return undefined;
    case '.safetensors':
      decodeSafetensors(bytes);
      return undefined;
    case '.onnx':
      return readModelFile(bytes, basename(path)).faults.map(({ message }) => message)[0];
  }
  return undefined;
}

/** Where results.json is there, all that it names is, too. */
async function untrue(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'results.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { data: results } = resultsSchema.safeParse(JSON.parse(text));
  if (results === undefined) return ['results.json does not keep to its schema'];
  const found = new Set(await filesBelow(folder));
  const missing = filesOf(results).filter((path) => !found.has(path));
  return [
    ...missing.map((path) => `results.json names ${path}, which is not there`),
    ...(await otherThan(folder, results)),
  ];
}

async function otherThan(folder: string, results: Results): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, sha256: digest } of [results.model, ...results.exports.flatMap(({ files }) => files)]) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes !== undefined && sha256(bytes) !== digest) wrong.push(`${path} is not the one of results.json`);
  }
  return wrong;
}
