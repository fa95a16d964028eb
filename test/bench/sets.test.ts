import { describe, expect, it } from 'vitest';
import { SETS } from '../../bench/sets/sets.ts';

describe.each(SETS)('the made-up set $name', (set) => {
  const images = Array.from({ length: 12 }, (_, number) => set.image(1, number));

  it('gives the same image for the same seed and number, and another for another', () => {
    const again = set.image(1, 3);
    expect(again.pixels).toEqual(images[3].pixels);
    expect(again.canvas.labels).toEqual(images[3].canvas.labels);
    expect(set.image(2, 3).pixels).not.toEqual(images[3].pixels);
    expect(images[4].pixels).not.toEqual(images[3].pixels);
  });

  it('labels every pixel with one of its classes or as ignored, and shows every class', () => {
    const seen = new Set(images.flatMap(({ canvas }) => [...new Set(canvas.labels)]));
    seen.delete(255);
    expect([...seen].sort((a, b) => a - b)).toEqual(set.classes.map((_, index) => index));
    expect(set.palette).toHaveLength(set.classes.length);
  });

  it('is grey where it says so', () => {
    const { pixels, channels } = images[0];
    const differing = pixels.some((value, i) => value !== pixels[i - (i % 3)]);
    expect(differing).toBe(channels === 3);
  });
});
