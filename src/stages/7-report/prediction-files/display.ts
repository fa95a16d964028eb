// How a prediction's pictures show raw pixels: as the network sees them, clipped and stretched by the model's own
// normalisation, so that faint and bright are seen in an exposure, too, and every part of a mosaic alike.
import type { Raster } from '../../../image/raster.ts';
import type { Normalization } from '../../../shared/normalization.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';

/** Red, green, blue 0..255 of pixel `p`, written into `target` at `at`. */
export type Painter = (image: Raster, p: number, target: Uint8Array, at: number) => void;

export function displayPainter({ channels, stretch }: Normalization): Painter {
  const levels = channels.map((channel) => {
    const stretched = (raw: number) => {
      const value = (Math.min(Math.max(raw, channel.low), channel.high) - channel.offset) * channel.scale;
      return stretch === 'asinh' ? Math.asinh(value) : value;
    };
    const [low, high] = [stretched(channel.low), stretched(channel.high)];
    const level = (raw: number) => ((stretched(raw) - low) / (high - low || 1)) * 255;
    // Whole numbers from 0 to 65535 have few different levels.
    const table = Uint8Array.from({ length: 65_536 }, (_, raw) => Math.round(level(raw)));
    return (raw: number, isInteger: boolean) => (isInteger ? table[raw] : Math.round(level(raw)));
  });
  return (image, p, target, at) => {
    const { channels: count, data } = image;
    const isInteger = !(data instanceof Float32Array);
    for (let c = 0; c < 3; c++) {
      const from = count < 3 ? 0 : c;
      target[at + c] = levels[from](data[p * count + from], isInteger);
    }
  };
}

/** Half the picture and half the class's colour; the first class, the ground, leaves the picture as it is. */
export function tint(target: Uint8Array, at: number, classes: readonly ClassInfo[], label: number): void {
  if (label === 0) return;
  const { color } = classes[label];
  for (let c = 0; c < 3; c++) target[at + c] = (target[at + c] + color[c]) >> 1;
}
