// Turns an SVG drawing into a PNG picture.
import sharp from 'sharp';

/**
 * At twice the drawing's size, for screens of high density. Text takes the machine's fonts; where there are none
 * every character would be an empty box, so the text is left out.
 */
export async function svgToPng(svg: string, render: (svg: string) => Promise<Buffer> = rasterize) {
  return render((await hasFonts(render)) ? svg : svg.replace(/<text[\s\S]*?<\/text>/g, ''));
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
