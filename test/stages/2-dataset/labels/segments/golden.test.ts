// Holds what is read of releases of Segments.ai to what its own package makes of the same pictures.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodePng } from '../../../../../src/image/encode.ts';
import { scanned } from '../shapes/scanned.ts';
import { release } from './release.ts';

interface Golden {
  readonly width: number;
  readonly height: number;
  readonly samples: readonly {
    readonly name: string;
    readonly annotations: readonly object[];
    readonly stored: string;
    readonly saved: string;
    readonly classes: readonly string[];
  }[];
}

const { width, height, samples }: Golden = JSON.parse(
  readFileSync(new URL('../../../../golden/segments/segments.json', import.meta.url), 'utf8'),
);

describe.each([
  ['as its package saves them', 'saved', (name: string) => `${name}_label_ground-truth.png`],
  ['as they lie at their addresses', 'stored', (name: string) => `${name}-1234.png`],
] as const)('pictures %s', (_, form, nameOf) => {
  test('show the same classes', async () => {
    const pictures = samples.map((sample) => [
      `labels/${nameOf(sample.name)}`,
      Buffer.from(sample[form], 'base64'),
    ]);
    const images = samples.map(({ name }, i) => [
      `images/${name}.png`,
      encodePng({ width, height, channels: 1, data: new Uint8Array(width * height).fill(i + 1) }),
    ]);
    const { classes, images: lines } = await scanned(
      {
        ...Object.fromEntries([...images, ...pictures]),
        'flowers-v1.json': release(
          samples.map(({ name, annotations }) => ({
            name: `${name}.png`,
            attributes: {
              annotations,
              segmentation_bitmap: { url: `https://example.com/assets/${name}-1234.png?sig=1` },
            },
          })),
        ),
      },
      { labels: 'segments' },
    );
    expect(classes).toEqual(['background', 'cell', 'dust']);
    expect(lines).toEqual(samples.map((sample) => `images/${sample.name}.png - ${sample.classes.join(' ')}`));
  });
});
