import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InternalError
} from "./errors.js";

// src/stages/6-evaluate/tiles.ts
var TILE_SIZE = { edge: 1024, margin: 128 };
function tileOfEdge(edge) {
  return { ...TILE_SIZE, edge };
}
function overlappingTiles(height, width, size = TILE_SIZE) {
  const rows = spans(height, size);
  const columns = spans(width, size);
  return rows.flatMap(
    (row) => columns.map((column) => ({
      top: row.start,
      left: column.start,
      height: row.end - row.start,
      width: column.end - column.start,
      keep: { top: row.keepStart, left: column.keepStart, bottom: row.keepEnd, right: column.keepEnd }
    }))
  );
}
function spans(length, { edge, margin }) {
  const step = edge - 2 * margin;
  if (step <= 0) throw new RangeError(`a tile of ${edge} pixels has nothing but its margins of ${margin}`);
  const result = [];
  for (let start = 0; ; start += step) {
    const last = start + edge >= length;
    const end = last ? length : start + edge;
    result.push({
      start,
      end,
      keepStart: start === 0 ? 0 : start + margin,
      keepEnd: last ? length : end - margin
    });
    if (last) return result;
  }
}

// src/stages/6-evaluate/predict.ts
async function predictImage(model, image, { classes }) {
  const { height, width } = image;
  const raw = planes(image, { top: 0, left: 0, height, width });
  const probabilities = await model.predict(raw, { size: 1, height, width });
  return { label: argmax(probabilities, classes, 1).labels[0], probabilities };
}
async function predictPixels(model, image, { classes, tileSize = model.tileSize ?? TILE_SIZE, wholeImagePixels = tileSize.edge ** 2 }) {
  const { height, width } = image;
  const whole = height * width <= wholeImagePixels;
  const labels = new Uint8Array(height * width);
  const confidence = new Float32Array(height * width);
  for (const tile of overlappingTiles(
    height,
    width,
    whole ? { edge: Math.max(height, width), margin: 0 } : tileSize
  )) {
    const raw = planes(image, tile);
    const probabilities = await model.predict(raw, { size: 1, height: tile.height, width: tile.width });
    const most = argmax(probabilities, classes, tile.height * tile.width);
    const { top, left, bottom, right } = tile.keep;
    for (let y = top; y < bottom; y++) {
      const row = (y - tile.top) * tile.width;
      const [from, to] = [row + left - tile.left, row + right - tile.left];
      labels.set(most.labels.subarray(from, to), y * width + left);
      confidence.set(most.values.subarray(from, to), y * width + left);
    }
  }
  return { labels: { width, height, data: labels }, confidence };
}
function planes(image, area) {
  const { channels, data } = image;
  const { height, width } = area;
  const result = new Float32Array(channels * height * width);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      const from = ((area.top + y) * image.width + area.left) * channels + c;
      const to = (c * height + y) * width;
      for (let x = 0; x < width; x++) result[to + x] = data[from + x * channels];
    }
  }
  return result;
}
async function mirrored(model, raw, shape, classes) {
  const sum = new Float32Array(classes * shape.height * shape.width);
  for (const [acrossX, acrossY] of MIRRORINGS) {
    const probabilities = mirror(
      await model.predict(mirror(raw, shape, acrossX, acrossY), shape),
      shape,
      acrossX,
      acrossY
    );
    for (let i = 0; i < sum.length; i++) sum[i] += probabilities[i] / MIRRORINGS.length;
  }
  return sum;
}
var MIRRORINGS = [
  [false, false],
  [true, false],
  [false, true],
  [true, true]
];
function mirror(planes2, { height, width }, columns, rows) {
  if (!columns && !rows) return planes2;
  const result = new Float32Array(planes2.length);
  for (let from = 0; from < planes2.length; from += width) {
    const y = from / width % height;
    const to = rows ? from + (height - 1 - 2 * y) * width : from;
    const line = planes2.subarray(from, from + width);
    result.set(columns ? line.toReversed() : line, to);
  }
  return result;
}
function argmax(probabilities, classes, pixels) {
  if (probabilities.length !== classes * pixels) {
    throw new InternalError(
      `the model gave ${probabilities.length} probabilities for ${pixels} pixels of ${classes} classes`
    );
  }
  const labels = new Uint8Array(pixels);
  const values = new Float32Array(pixels);
  for (let p = 0; p < pixels; p++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      const value = probabilities[k * pixels + p];
      if (Number.isNaN(value)) throw new InternalError("the model gave a probability that is not a number");
      if (value > best) {
        best = value;
        labels[p] = k;
      }
    }
    values[p] = best;
  }
  return { labels, values };
}

// src/image/drawing.ts
import sharp from "sharp";
async function svgToPng(svg, render = rasterize) {
  return render(await hasFonts(render) ? svg : withoutText(svg));
}
function rasterize(svg) {
  return sharp(Buffer.from(svg), { density: 2 * 72 }).png({ palette: true }).toBuffer();
}
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
async function annotated(picture, elements) {
  const { width, height } = picture;
  const drawing = await hasFonts(rasterize) ? elements : withoutText(elements);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`;
  const image = sharp(picture.data, { raw: { width, height, channels: 3 } });
  return image.composite([{ input: Buffer.from(svg) }]).png().toBuffer();
}
async function scaled({ width, height, channels, data }, edge) {
  if (channels !== 1 && channels !== 3)
    throw new Error(`a picture has 1 or 3 channels here, not ${channels}`);
  const factor = edge / Math.max(width, height);
  const size = {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor))
  };
  const image = sharp(data, { raw: { width, height, channels } });
  const kernel = factor >= 1 ? "nearest" : "mitchell";
  const pixels = await image.resize({ ...size, fit: "fill", kernel }).toColourspace(channels === 1 ? "b-w" : "srgb").raw().toBuffer();
  return { ...size, channels, data: new Uint8Array(pixels) };
}
function withoutText(svg) {
  return svg.replace(/<text[\s\S]*?<\/text>/g, "");
}

export {
  tileOfEdge,
  predictImage,
  predictPixels,
  mirrored,
  argmax,
  svgToPng,
  annotated,
  scaled
};
