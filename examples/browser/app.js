// Runs model.onnx on an image that is picked and draws the classes over it.
import { InferenceSession, Tensor } from './node_modules/onnxruntime-web/dist/ort.wasm.min.mjs';

const [picker, opacity] = document.querySelectorAll('input');
const [status, canvas, legend] = ['[role=status]', 'canvas', 'ul'].map((one) => document.querySelector(one));

const { task, classes, data } = await (await fetch('results.json')).json();
if (task !== 'segmentation' || data['bit-depth'] !== 8)
  throw say('This page takes models of 8-bit images with a class for every pixel.');
const session = await InferenceSession.create('model.onnx');
let shown;
picker.disabled = false;
say('Pick an image.');
picker.onchange = () => segment(picker.files[0]).catch((error) => say(String(error)));
opacity.oninput = draw;

async function segment(file) {
  say('Running the model ...');
  // Raw values: no colour management.
  const image = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const probabilities = await predict(context.getImageData(0, 0, width, height)); // K,H,W
  const pixels = width * height;
  const mask = new ImageData(width, height);
  const counts = classes.map(() => 0);
  for (let p = 0; p < pixels; p++) {
    let best = 0;
    for (let k = 1; k < classes.length; k++)
      if (probabilities[k * pixels + p] > probabilities[best * pixels + p]) best = k;
    counts[best]++;
    mask.data.set([...classes[best].color, 255], 4 * p);
  }
  shown = { image, mask: await createImageBitmap(mask) };
  draw();
  legend.replaceChildren(...classes.map(({ name, color }, k) => entry(name, color, counts[k] / pixels)));
  say(`${file.name}: ${width} x ${height} pixels`);
}

/** @param image RGBA, H,W,4; a grey model takes the first channel */
async function predict({ width, height, data: samples }) {
  const { channels } = data;
  const pixels = width * height;
  const values = new Float32Array(channels * pixels); // C,H,W
  for (let p = 0; p < pixels; p++)
    for (let c = 0; c < channels; c++) values[c * pixels + p] = samples[4 * p + c];
  // The values as the file has them: normalisation and padding are inside the model.
  const feeds = { image: new Tensor('float32', values, [1, channels, height, width]) };
  return (await session.run(feeds)).probabilities.data;
}

function draw() {
  if (shown === undefined) return;
  [canvas.width, canvas.height] = [shown.image.width, shown.image.height];
  const context = canvas.getContext('2d');
  context.drawImage(shown.image, 0, 0);
  context.globalAlpha = opacity.value / 100;
  context.drawImage(shown.mask, 0, 0);
}

function entry(name, color, share) {
  const [item, swatch] = [document.createElement('li'), document.createElement('span')];
  swatch.style.background = `rgb(${color})`;
  item.append(swatch, `${name}: ${(100 * share).toFixed(1)} %`);
  return item;
}

function say(text) {
  status.textContent = text;
  return new Error(text);
}
