// Reads VIA's exports in CSV, a line for each region: where in the file the lines of each image stand.
import { join } from 'node:path';
import { MOST_BYTES, readPlainFile } from '../../../../shared/plain-file.ts';
import type { ViaFile } from './file.ts';
import { type ViaImage, viaImage } from './image.ts';
import { entryInCsv, regionCountsIn } from './regions.ts';

const [QUOTE, LINE_FEED] = [0x22, 0x0a];

/** @throws NotPlainFile that says why it can't be read */
export async function readViaCsv(root: string, file: string): Promise<ViaFile> {
  const bytes = await readPlainFile(join(root, file), MOST_BYTES.run, { links: 'refused' });
  const images: ViaImage[] = [];
  const counts = new RegionCounts();
  const unreadable = { count: 0, example: 0 };
  const [, ...lines] = linesOf(bytes);
  for (const { from, to } of runsOfImages(lines, bytes)) {
    const text = bytes.toString('utf8', from, to);
    const entry = entryInCsv(text);
    if (entry !== undefined) images.push(viaImage(entry, { file, from, to }));
    else if (unreadable.count++ === 0) unreadable.example = from;
    counts.take(text);
  }
  return { file, images, unreadable, lacking: counts.lacking() };
}

/** Each line says how many regions its image has: a file that broke off at the end of a line has fewer. */
class RegionCounts {
  readonly #images = new Map<string, { told: number; found: number }>();

  take(text: string): void {
    for (const { filename, told } of regionCountsIn(text)) {
      const before = this.#images.get(filename) ?? { told: 0, found: 0 };
      this.#images.set(filename, { told: Math.max(before.told, told), found: before.found + 1 });
    }
  }

  lacking(): ViaFile['lacking'] {
    return [...this.#images].flatMap(([filename, { told, found }]) =>
      found < told ? [{ filename, told, found }] : [],
    );
  }
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** A line feed in quotes ends no line. */
function linesOf(bytes: Buffer): readonly Run[] {
  const lines: Run[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (bytes[at] === QUOTE) isQuoted = !isQuoted;
    if (at < bytes.length && (bytes[at] !== LINE_FEED || isQuoted)) continue;
    if (bytes.toString('latin1', from, at).trim() !== '') lines.push({ from, to: at });
    from = at + 1;
  }
  return lines;
}

/** Lines of one image that follow each other. */
function runsOfImages(lines: readonly Run[], bytes: Buffer): readonly Run[] {
  const runs: Run[] = [];
  let before: string | undefined;
  for (const { from, to } of lines) {
    const filename = entryInCsv(bytes.toString('utf8', from, to))?.filename;
    const last = runs.at(-1);
    if (last !== undefined && filename !== undefined && filename === before)
      runs[runs.length - 1] = { from: last.from, to };
    else runs.push({ from, to });
    before = filename;
  }
  return runs;
}
