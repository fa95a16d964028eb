// The model card's example in Node.js: onnxruntime-node and sharp. The text is what a reader copies, and what the
// tests run. JavaScript gives no access to a model's metadata, so the names of the classes stand in it.
import { type Input, inputWords, list, RUNTIME_VERSION, SHARP_VERSION } from './input.ts';

/** How sharp is asked for the values as they are. */
const SAMPLES = {
  8: { depth: 'uchar', array: 'Uint8Array', spaces: { 1: 'b-w', 3: 'srgb' } },
  16: { depth: 'ushort', array: 'Uint16Array', spaces: { 1: 'grey16', 3: 'rgb16' } },
  32: { depth: 'float', array: 'Float32Array', spaces: { 1: 'b-w', 3: 'scrgb' } },
} as const;

export function nodeExample(input: Input, classes: readonly string[]): string {
  const { task, bitDepth, channels } = input;
  const { depth, array, spaces } = SAMPLES[bitDepth];
  const space = spaces[channels];
  const source = bitDepth === 32 ? 'image.tif' : 'image.png';
  const segments = task === 'segmentation';
  // As the program does; of a model of colours sharp makes the same of every image here and there, CMYK included.
  const refusal =
    channels === 1 && bitDepth === 8
      ? `\nif ((await image.metadata()).space !== '${space}') throw new Error('Expected 8-bit grey.');`
      : '';
  return `// npm install onnxruntime-node@${RUNTIME_VERSION} sharp@${SHARP_VERSION}
// node ${segments ? `segment.mjs model.onnx ${source} mask.png` : `classify.mjs model.onnx ${source}`}
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';

const CLASSES = ${list(classes)};
const CHANNELS = ${channels};
const [model, source${segments ? ', target' : ''}] = process.argv.slice(2);

// Raw ${inputWords(input)} values: no colour management, no scaling.${bitDepth === 32 ? ' sharp reads TIFF, not FITS.' : ''}
const image = sharp(source, { ignoreIcc: true }).autoOrient().removeAlpha().toColourspace('${space}');${refusal}
const { data, info } = await image.raw({ depth: '${depth}' }).toBuffer({ resolveWithObject: true });
const { width, height } = info;
const samples = new ${array}(new Uint8Array(data).buffer); // H,W,C
const values = new Float32Array(samples.length); // C,H,W
const pixels = width * height;
for (let p = 0; p < pixels; p++)
  for (let c = 0; c < CHANNELS; c++) values[c * pixels + p] = samples[p * CHANNELS + c];

const session = await InferenceSession.create(model);
const feeds = { image: new Tensor('float32', values, [1, CHANNELS, height, width]) };
${segments ? SEGMENT : CLASSIFY}`;
}

const SEGMENT = `const { probabilities } = await session.run(feeds); // 1,K,H,W
const labels = new Uint8Array(pixels); // H,W: each pixel's index in CLASSES
for (let p = 0; p < pixels; p++)
  for (let k = 1; k < CLASSES.length; k++)
    if (probabilities.data[k * pixels + p] > probabilities.data[labels[p] * pixels + p]) labels[p] = k;

for (const [index, name] of CLASSES.entries()) {
  const share = labels.filter((label) => label === index).length / pixels;
  console.log(name + ': ' + (100 * share).toFixed(1) + '% of the pixels');
}
await sharp(labels, { raw: { width, height, channels: 1 } }).toColourspace('b-w').png().toFile(target);`;

const CLASSIFY = `const { probabilities } = await session.run(feeds); // 1,K
const ranked = CLASSES.map((name, k) => ({ name, probability: probabilities.data[k] }));
for (const { name, probability } of ranked.sort((a, b) => b.probability - a.probability))
  console.log(name + ': ' + (100 * probability).toFixed(1) + '%');`;
