// Where an export says what an image shows: a run of bytes of a file. Exports stay on disk, however large they are; what an
// image's labels are is read when it's asked for.
import { join } from 'node:path';
import { openPlainFile } from '../../../../shared/plain-file.ts';

export interface Passage {
  /** Relative to the data folder. */
  readonly file: string;
  /** In bytes: from the first to before the other. */
  readonly from: number;
  readonly to: number;
  /** The class of the one shape in it, where the passage itself says it by a number only. */
  readonly class?: string;
  /** Which of several labels of one image that the passage holds, from 0 on. */
  readonly entry?: number;
  /** Of what was drawn with several of a project's controls, that one alone. */
  readonly control?: string;
  /** How its bytes become text, of what is none; undefined: by UTF-8. */
  readonly coding?: 'base64';
  /** Of its shapes, in their order, the class of each, empty where none is said; where the passage itself doesn't tell which it is. */
  readonly classes?: readonly string[];
}

export interface ReadPassage extends Passage {
  readonly text: string;
}

/** In their order. A link isn't followed: it could show any file of the machine. */
export async function readPassages(
  root: string,
  passages: readonly Passage[],
): Promise<readonly ReadPassage[]> {
  const texts = new Map<Passage, string>();
  for (const file of new Set(passages.map((one) => one.file))) {
    const own = passages.filter((one) => one.file === file);
    for (const [i, text] of (await readFrom(join(root, file), own)).entries()) texts.set(own[i], text);
  }
  return passages.map((passage) => ({ ...passage, text: texts.get(passage)! }));
}

async function readFrom(path: string, passages: readonly Passage[]): Promise<readonly string[]> {
  await using file = await openPlainFile(path, { links: 'refused' });
  const texts: string[] = [];
  for (const { from, to, coding = 'utf8' } of passages) {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    texts.push(bytes.toString(coding, 0, bytesRead));
  }
  return texts;
}
