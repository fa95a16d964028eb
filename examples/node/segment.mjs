// Runs a trained model with nothing but onnxruntime-node and sharp: Best Epoch is not needed for it.
//   npm install onnxruntime-node sharp
//   node segment.mjs run image.png mask.png
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';

const [run, source, target] = process.argv.slice(2);
const { classes, data, model } = JSON.parse(await readFile(join(run, 'results.json'), 'utf8'));
const { channels, 'bit-depth': bitDepth } = data;

// The values as the file has them: normalisation and padding are inside the model.
const spaces = { 8: ['b-w', 'srgb'], 16: ['grey16', 'rgb16'] }[bitDepth];
const image = sharp(source, { ignoreIcc: true })
  .autoOrient()
  .removeAlpha()
  .toColourspace(spaces[channels === 3 ? 1 : 0]);
const depth = bitDepth === 16 ? 'ushort' : 'uchar';
const { data: bytes, info } = await image.raw({ depth }).toBuffer({ resolveWithObject: true });
const { width, height } = info;
const samples = new (bitDepth === 16 ? Uint16Array : Uint8Array)(new Uint8Array(bytes).buffer); // H,W,C
const pixels = width * height;
const values = new Float32Array(channels * pixels); // C,H,W
for (let p = 0; p < pixels; p++)
  for (let c = 0; c < channels; c++) values[c * pixels + p] = samples[p * channels + c];

const session = await InferenceSession.create(join(run, model.path));
const feeds = { image: new Tensor('float32', values, [1, channels, height, width]) };
const { probabilities } = await session.run(feeds); // 1,K,H,W

const mask = new Uint8Array(3 * pixels); // H,W,3
const counts = classes.map(() => 0);
for (let p = 0; p < pixels; p++) {
  let best = 0;
  for (let k = 1; k < classes.length; k++)
    if (probabilities.data[k * pixels + p] > probabilities.data[best * pixels + p]) best = k;
  counts[best]++;
  mask.set(classes[best].color, 3 * p);
}
await writeFile(
  target,
  await sharp(mask, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer(),
);
for (const [k, { name }] of classes.entries())
  console.log(`${name}: ${((100 * counts[k]) / pixels).toFixed(1)}% of the pixels`);
