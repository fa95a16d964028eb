// Turns SVG drawings into PNG pictures, and draws over pictures.
import sharp from 'sharp';
import type { Raster } from './raster.ts';

/**
 * At twice the drawing's size, for screens of high density. Text takes the machine's fonts; where there are none
 * every character would be an empty box, so the text is left out.
 */
export async function svgToPng(svg: string, render: (svg: string) => Promise<Buffer> = rasterize) {
  return render((await hasFonts(render)) ? svg : withoutText(svg));
}

function rasterize(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 2 * 72 })
    .png({ palette: true })
    .toBuffer();
}

/** Two letters look alike only where both are the box that stands for a missing one. */
async function hasFonts(render: (svg: string) => Promise<Buffer>): Promise<boolean> {
  const [i, w] = await Promise.all(
    ['i', 'W'].map((letter) =>
      render(
        `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text y="24" font-family="sans-serif">${letter}</text></svg>`,
      ),
    ),
  );
  return !i.equals(w);
}

/** An 8-bit colour picture with SVG elements drawn over it, as PNG; without their text where there are no fonts. */
export async function annotated(picture: Raster, elements: string): Promise<Buffer> {
  const { width, height } = picture;
  const drawing = (await hasFonts(rasterize)) ? elements : withoutText(elements);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
  const image = sharp(picture.data, { raw: { width, height, channels: 3 } });
  return image
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
}

/** An 8-bit picture of 1 or 3 channels at another size: its longer edge is `edge`. Enlarged pixels stay squares. */
export async function scaled({ width, height, channels, data }: Raster, edge: number): Promise<Raster> {
  if (channels !== 1 && channels !== 3)
    throw new Error(`a picture has 1 or 3 channels here, not ${channels}`);
  const factor = edge / Math.max(width, height);
  const size = {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
  const image = sharp(data, { raw: { width, height, channels } });
  const kernel = factor >= 1 ? 'nearest' : 'mitchell';
  const pixels = await image
    .resize({ ...size, fit: 'fill', kernel })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer();
  return { ...size, channels, data: new Uint8Array(pixels) };
}

function withoutText(svg: string): string {
  return svg.replace(/<text[\s\S]*?<\/text>/g, '');
}
