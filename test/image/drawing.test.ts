import sharp from 'sharp';
import { expect, test } from 'vitest';
import { svgToPng } from '../../src/image/drawing.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="#00f"/><text y="15">abc</text></svg>';

test('a drawing becomes a picture of twice its size', async () => {
  const { width, height, format } = await sharp(await svgToPng(SVG)).metadata();
  expect([width, height, format]).toEqual([60, 40, 'png']);
});

test('without a font, when every letter is the same box, the text is left out', async () => {
  const drawn: string[] = [];
  const render = (glyph: (svg: string) => string) => async (svg: string) => {
    drawn.push(svg);
    return Buffer.from(glyph(svg));
  };
  await svgToPng(
    SVG,
    render(() => 'a box'),
  );
  expect(drawn.at(-1)).not.toContain('abc');
  expect(drawn.at(-1)).toContain('<rect');
  await svgToPng(
    SVG,
    render((svg) => svg),
  );
  expect(drawn.at(-1)).toBe(SVG);
});
