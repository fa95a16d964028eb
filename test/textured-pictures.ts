// Made-up colour pictures in class folders that features of photographs tell apart and pixels by themselves don't: a
// texture of any colours, turned and scaled at random, on a ground that is shaded at random.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePng } from '../src/image/encode.ts';
import { Random } from '../src/shared/random.ts';

/** How bright a texture is at a place, 0 to 1, in units of its period. */
const TEXTURES = {
  discs: (x: number, y: number) => (Math.hypot(wrap(x), wrap(y)) < 0.3 ? 1 : 0),
  stripes: (_: number, y: number) => (Math.abs(wrap(y)) < 0.25 ? 1 : 0),
  checks: (x: number, y: number) => (wrap(x) < 0 === wrap(y) < 0 ? 1 : 0),
} as const;

export const TEXTURE_NAMES = Object.keys(TEXTURES) as (keyof typeof TEXTURES)[];

/** -0.5 to 0.5 */
function wrap(value: number): number {
  return value - Math.round(value);
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  /** H,W,C */
  readonly data: Uint8Array;
}

export function texturedPicture(name: keyof typeof TEXTURES, edge: number, random: Random): Picture {
  const angle = random.next() * Math.PI;
  const period = edge * (0.15 + 0.15 * random.next());
  const [ground, paint, shade] = [colour(random), colour(random), colour(random)];
  const data = new Uint8Array(edge * edge * 3);
  for (let i = 0; i < edge * edge; i++) {
    const [x, y] = [i % edge, Math.floor(i / edge)];
    const along = (x * Math.cos(angle) + y * Math.sin(angle)) / period;
    const across = (y * Math.cos(angle) - x * Math.sin(angle)) / period;
    const share = TEXTURES[name](along, across);
    for (let c = 0; c < 3; c++) {
      const lit = ground[c] + ((shade[c] - ground[c]) * x) / edge;
      data[i * 3 + c] = Math.round(lit + share * (paint[c] - lit) * 0.8 + random.integer(12));
    }
  }
  return { width: edge, height: edge, channels: 3, data };
}

/** @param each number of pictures of each texture */
export async function writeTexturedPictures(folder: string, each: number, edge: number): Promise<void> {
  const random = new Random(5);
  for (const name of TEXTURE_NAMES) {
    await mkdir(join(folder, name), { recursive: true });
    for (let i = 0; i < each; i++)
      await writeFile(join(folder, name, `${i}.png`), await encodePng(texturedPicture(name, edge, random)));
  }
}

function colour(random: Random): number[] {
  return [0, 1, 2].map(() => random.integer(240));
}
