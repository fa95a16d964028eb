// The model card's example for the browser: one page with onnxruntime-web. The text is what a reader copies, and what
// the tests open. A canvas holds 8 bits a channel, so of 16-bit images the page decodes the PNG itself.
import { type Input, list, RUNTIME_VERSION } from './input.ts';

export interface BrowserClass {
  readonly name: string;
  /** Red, green, blue, 0-255. */
  readonly color: readonly number[];
}

export function browserExample(input: Input, classes: readonly BrowserClass[]): string {
  const { task, bitDepth, channels } = input;
  const segments = task === 'segmentation';
  const accept = { 8: 'image/*', 16: 'image/png', 32: '.fits,.fit,.fts' }[bitDepth];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${segments ? 'Segmentation' : 'Classification'}</title>
<p><label>Image: <input type="file" accept="${accept}"></label> <output>Loading the model</output></p>${segments ? '\n<canvas></canvas>' : ''}
<script type="module">
import { InferenceSession, Tensor } from 'https://cdn.jsdelivr.net/npm/onnxruntime-web@${RUNTIME_VERSION}/dist/ort.wasm.min.mjs';

const CLASSES = ${list(classes.map(({ name, color }) => (segments ? [name, color] : name)))};
const CHANNELS = ${channels};
const [input, output${segments ? ', canvas' : ''}] = ['input', 'output'${segments ? ", 'canvas'" : ''}].map((name) => document.querySelector(name));
const session = await InferenceSession.create('model.onnx');
output.value = 'Pick an image.';
input.onchange = () => ${segments ? 'segment' : 'classify'}(input.files[0]).catch((error) => (output.value = String(error)));

async function ${segments ? 'segment' : 'classify'}(file) {
  const { width, height, samples, step } = await read(file); // H,W, every step of them a pixel
  const pixels = width * height;
  const values = new Float32Array(CHANNELS * pixels); // C,H,W
  for (let p = 0; p < pixels; p++)
    for (let c = 0; c < CHANNELS; c++) values[c * pixels + p] = samples[p * step + c];
  const feeds = { image: new Tensor('float32', values, [1, CHANNELS, height, width]) };
${segments ? SEGMENT : CLASSIFY}
}

${READERS[bitDepth]}
</script>`;
}

const SEGMENT = `  const { probabilities } = await session.run(feeds); // 1,K,H,W
  const mask = new ImageData(width, height);
  const counts = CLASSES.map(() => 0);
  for (let p = 0; p < pixels; p++) {
    let best = 0; // the pixel's index in CLASSES
    for (let k = 1; k < CLASSES.length; k++)
      if (probabilities.data[k * pixels + p] > probabilities.data[best * pixels + p]) best = k;
    counts[best]++;
    mask.data.set([...CLASSES[best][1], 255], 4 * p);
  }
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d').putImageData(mask, 0, 0);
  output.value = CLASSES.map(([name], k) => name + ': ' + ((100 * counts[k]) / pixels).toFixed(1) + '%').join(', ');`;

const CLASSIFY = `  const { probabilities } = await session.run(feeds); // 1,K
  const ranked = CLASSES.map((name, k) => [name, probabilities.data[k]]).sort((a, b) => b[1] - a[1]);
  output.value = ranked.map(([name, share]) => name + ': ' + (100 * share).toFixed(1) + '%').join(', ');`;

/** JPEG (ITU-T T.81), sections B.1.1 (markers) and B.2.2 (frame header). */
const READ_8_BITS = `async function read(file) {
  // Browsers make other colours of CMYK than the training did.
  if (isCmyk(new Uint8Array(await file.arrayBuffer()))) throw new Error('A CMYK image: save it as RGB first.');
  // Raw values: no colour management.
  const image = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, samples: context.getImageData(0, 0, width, height).data, step: 4 };
}

// A JPEG whose frame header says that a pixel has four colours.
function isCmyk(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  for (let at = 2; at < bytes.length; at += 2 + 256 * bytes[at + 2] + bytes[at + 3]) {
    while (bytes[at + 1] === 0xff) at++; // padding
    const marker = bytes[at + 1];
    if (marker > 0xbf && marker < 0xd0 && ![0xc4, 0xc8, 0xcc].includes(marker)) return bytes[at + 9] === 4;
  }
  return false;
}`;

/** PNG specification, third edition (W3C), sections 5 (chunks), 9 (filters) and 10 (compression). */
const READ_16_BITS = `// A canvas holds 8 bits a channel, so the 16 bits of a PNG (not interlaced) are decoded here.
async function read(file) {
  const bytes = new DataView(await file.arrayBuffer());
  const compressed = [];
  let header;
  for (let at = 8; at < bytes.byteLength; at += bytes.getUint32(at) + 12) {
    const type = String.fromCharCode(...new Uint8Array(bytes.buffer, at + 4, 4));
    if (type === 'IHDR') header = new DataView(bytes.buffer, at + 8, 13);
    if (type === 'IDAT') compressed.push(new Uint8Array(bytes.buffer, at + 8, bytes.getUint32(at)));
  }
  const step = { 0: 1, 2: 3, 4: 2, 6: 4 }[header?.getUint8(9)]; // samples a pixel, by colour type
  if (header?.getUint8(8) !== 16 || header.getUint8(12) !== 0 || !(step >= CHANNELS))
    throw new Error('Expected a 16-bit PNG with ' + CHANNELS + ' colour channel(s), not interlaced.');
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const inflated = new Blob(compressed).stream().pipeThrough(new DecompressionStream('deflate'));
  const rows = new Uint8Array(await new Response(inflated).arrayBuffer());
  const samples = new Uint16Array(width * height * step);
  const [pixel, length] = [2 * step, 2 * step * width]; // in bytes
  let above = new Uint8Array(length);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (length + 1)];
    const row = rows.subarray(y * (length + 1) + 1, (y + 1) * (length + 1));
    for (let i = 0; i < length; i++) {
      const [a, b, c] = i < pixel ? [0, above[i], 0] : [row[i - pixel], above[i], above[i - pixel]];
      row[i] += [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
    }
    for (let i = 0; i < length; i += 2) samples[(y * length + i) / 2] = 256 * row[i] + row[i + 1];
    above = row;
  }
  return { width, height, samples, step };
}

function paeth(left, above, corner) {
  const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  return a <= b && a <= c ? left : b <= c ? above : corner;
}`;

/** FITS standard 4.0, sections 4.1 (cards), 4.4.1 (mandatory keywords) and 5.3 (floats). */
const READ_FLOATS = `async function read(file) {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder('latin1').decode(bytes.slice(0, 100 * 2880));
  const cards = text.slice(0, text.search(/END {77}/)).match(/.{80}/gs) ?? [];
  const number = (keyword, otherwise) => {
    const card = cards.find((one) => one.startsWith(keyword.padEnd(8) + '= '));
    return card === undefined ? otherwise : parseFloat(card.slice(10));
  };
  const [width, height] = [number('NAXIS1'), number('NAXIS2')];
  const plain = number('BSCALE', 1) === 1 && number('BZERO', 0) === 0;
  if (number('BITPIX') !== -32 || !plain || number('NAXIS3', 1) !== CHANNELS)
    throw new Error('Expected a FITS image of 32-bit floats with ' + CHANNELS + ' plane(s).');
  const start = Math.ceil((80 * (cards.length + 1)) / 2880) * 2880;
  const data = new DataView(bytes, start, 4 * width * height * CHANNELS);
  const pixels = width * height;
  const samples = new Float32Array(pixels * CHANNELS);
  for (let c = 0; c < CHANNELS; c++)
    for (let p = 0; p < pixels; p++) samples[p * CHANNELS + c] = data.getFloat32(4 * (c * pixels + p));
  return { width, height, samples, step: CHANNELS };
}`;

const READERS = { 8: READ_8_BITS, 16: READ_16_BITS, 32: READ_FLOATS } as const;
