// Small data sets on disk for tests: images and masks written by sharp, and the settings that point to them.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encodeMask, encodePng } from '../../../src/image/encode.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { type ScanResult, scanDataset } from '../../../src/stages/2-dataset/scan.ts';
import { fitsOfFloats } from '../../image/fits-file.ts';

const EDGE = 4;

/** Files by path: bytes or text as they are, numbers as a grey picture of 4x4 whose pixels repeat them. */
export type Files = Readonly<Record<string, Content | Promise<Uint8Array>>>;
type Content = Uint8Array | string | readonly number[];

export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, given] of Object.entries(files)) {
    const content = await given;
    await mkdir(dirname(join(root, path)), { recursive: true });
    const bytes =
      typeof content === 'string' || content instanceof Uint8Array ? content : await grey(content);
    await writeFile(join(root, path), bytes);
  }
}

/** An 8-bit grey PNG of 4x4 pixels. */
export function grey(values: readonly number[]): Promise<Buffer> {
  return encodePng({ width: EDGE, height: EDGE, channels: 1, data: Uint8Array.from(repeated(values)) });
}

/** A 16-bit grey PNG of 4x4 pixels. */
export function grey16(values: readonly number[]): Promise<Buffer> {
  return encodePng({ width: EDGE, height: EDGE, channels: 1, data: Uint16Array.from(repeated(values)) });
}

/** A grey FITS image of 4x4 floats. */
export function floats(values: readonly number[]): Buffer {
  const data = Float32Array.from(repeated(values));
  return fitsOfFloats({ width: EDGE, height: EDGE, channels: 1, data });
}

/** A colour PNG of 4x4 pixels from 0xRRGGBB values. */
export function color(values: readonly number[]): Promise<Buffer> {
  const data = Uint8Array.from(
    repeated(values).flatMap((value) => [value >> 16, (value >> 8) & 255, value & 255]),
  );
  return encodePng({ width: EDGE, height: EDGE, channels: 3, data });
}

/** A palette PNG of 4x4 pixels. */
export function palette(indices: readonly number[], colors: readonly number[]): Buffer {
  const triples = colors.map((value) => [value >> 16, (value >> 8) & 255, value & 255] as const);
  return encodeMask({ width: EDGE, height: EDGE, data: Uint8Array.from(repeated(indices)) }, triples);
}

/** What every scan needs and these tests don't vary. */
export function settingsFor(data: string, changes: Partial<Settings> = {}): Settings {
  const settings: Partial<Settings> = {
    data,
    task: 'auto',
    labels: 'auto',
    crowds: 'drawn',
    stacking: 'auto',
    annotators: 'agree',
    output: join(data, 'best-epoch'),
    ...changes,
  };
  return settings as Settings;
}

/** Writes the files and scans them. */
export async function scanFiles(
  root: string,
  files: Files,
  changes: Partial<Settings> = {},
): Promise<ScanResult> {
  await writeFiles(root, files);
  return scanDataset(settingsFor(root, changes));
}

function repeated(values: readonly number[]): number[] {
  return Array.from({ length: EDGE * EDGE }, (_, i) => values[i % values.length]);
}
