import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/image/drawing.ts
import sharp from "sharp";
async function svgToPng(svg, render = rasterize) {
  return render(await hasFonts(render) ? svg : withoutText(svg));
}
__name(svgToPng, "svgToPng");
function rasterize(svg) {
  return sharp(Buffer.from(svg), { density: 2 * 72 }).png({ palette: true }).toBuffer();
}
__name(rasterize, "rasterize");
async function hasFonts(render) {
  const [i, w] = await Promise.all(
    ["i", "W"].map(
      (letter) => render(
        `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text y="24" font-family="sans-serif">${letter}</text></svg>`
      )
    )
  );
  return !i.equals(w);
}
__name(hasFonts, "hasFonts");
async function annotated(picture, elements) {
  const { width, height } = picture;
  const drawing = await hasFonts(rasterize) ? elements : withoutText(elements);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
  const image = sharp(picture.data, { raw: { width, height, channels: 3 } });
  return image.composite([{ input: Buffer.from(svg) }]).png().toBuffer();
}
__name(annotated, "annotated");
async function scaled({ width, height, data }, edge) {
  const factor = edge / Math.max(width, height);
  const size = {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor))
  };
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  const kernel = factor >= 1 ? "nearest" : "mitchell";
  const pixels = await image.resize({ ...size, fit: "fill", kernel }).raw().toBuffer();
  return { ...size, channels: 3, data: new Uint8Array(pixels) };
}
__name(scaled, "scaled");
function withoutText(svg) {
  return svg.replace(/<text[\s\S]*?<\/text>/g, "");
}
__name(withoutText, "withoutText");

export {
  svgToPng,
  annotated,
  scaled
};
