// What words and picture of a tile of the contact sheet must agree in. It needs no picture itself: the section's words are
// made where no package with native code is there yet.
import type { ClassInfo } from '../../2-dataset/dataset.ts';

/** By its place in the sheet. */
export function sheetKey(index: number): string {
  return `sheet-${index + 1}`;
}

/** Black over an image says only that it is dark: the ground stays as it is. */
export function isGround(label: number, classes: readonly Pick<ClassInfo, 'color'>[]): boolean {
  return label === 0 && (classes[0]?.color.every((value) => value < 32) ?? true);
}
