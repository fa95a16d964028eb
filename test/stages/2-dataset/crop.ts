// A part of an image and its mask, copied pixel by pixel.
import type { Area } from '../../../src/image/raster.ts';
import type { LabelledArea, LabelledImage } from '../../../src/stages/2-dataset/labelled-image.ts';

export function crop({ image, labels }: LabelledImage, area: Area): LabelledArea {
  const { left, top, width, height } = area;
  const { channels } = image;
  const data = image.data.slice(0, width * height * channels);
  const labelData = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (top + y) * image.width + left + x;
      const to = y * width + x;
      labelData[to] = labels.data[from];
      for (let c = 0; c < channels; c++) data[to * channels + c] = image.data[from * channels + c];
    }
  }
  return {
    image: { width, height, channels, data },
    labels: { width, height, data: labelData },
    left,
    top,
    whole: { width: image.width, height: image.height },
  };
}
