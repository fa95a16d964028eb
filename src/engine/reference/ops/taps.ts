// Which pixels of one image a window meets, for the convolutions: it knows no channels.
import { samePadding, type Window } from '../../../network/padding.ts';

/**
 * Visits, for every place of the window, each of its taps that lies inside the image: output pixel, tap and input pixel, all
 * in row order.
 */
export function forEachTap(
  { height, width }: { readonly height: number; readonly width: number },
  window: Window,
  visit: (yPixel: number, tap: number, xPixel: number) => void,
): void {
  const { kernel, stride = 1, dilation = 1 } = window;
  const { before } = samePadding(window);
  for (let u = 0; u < kernel; u++) {
    for (let v = 0; v < kernel; v++) {
      for (let h = 0; h < height / stride; h++) {
        const row = stride * h + dilation * u - before;
        if (row < 0 || row >= height) continue;
        for (let w = 0; w < width / stride; w++) {
          const column = stride * w + dilation * v - before;
          if (column < 0 || column >= width) continue;
          visit((h * width) / stride + w, u * kernel + v, row * width + column);
        }
      }
    }
  }
}
