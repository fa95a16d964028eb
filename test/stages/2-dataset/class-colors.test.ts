import { expect, test } from 'vitest';
import { defaultColor } from '../../../src/stages/2-dataset/class-colors.ts';

test('all 255 default colours differ and are colours', () => {
  const colors = Array.from({ length: 255 }, (_, index) => defaultColor(index));
  expect(new Set(colors.map(String)).size).toBe(255);
  expect(colors.flat().every((channel) => Number.isInteger(channel) && channel >= 0 && channel <= 255)).toBe(
    true,
  );
});
