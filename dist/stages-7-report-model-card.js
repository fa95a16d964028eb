import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MOST_MISTAKES,
  RANKS,
  emptyEvaluation,
  fitPictures,
  historyCsv,
  pagePicture,
  resultsFromRun
} from "./stages-7-report-diagnosis.js";
import {
  svgToPng
} from "./stages-6-evaluate-predict.js";
import {
  csvRow,
  noFormula
} from "./shared-csv.js";
import {
  encodePng
} from "./image-encode.js";
import {
  blocksMarkdown,
  classNotes,
  classTable,
  curvesOf,
  documentOf,
  renderSummary,
  table
} from "./stages-7-report.js";
import {
  LONGEST_EDGE,
  displayed,
  predictionPanels,
  splitWords
} from "./stages-7-report-sheet.js";
import {
  resultSentence,
  startSentence,
  stopSentence,
  unknownInPretraining
} from "./stages-7-report-words.js";
import {
  FILE_THEME,
  curvePlot,
  drawSvg,
  renderHtml
} from "./document-html.js";
import {
  escapeText,
  inlineMarkdown
} from "./document-markdown-inline.js";
import {
  FEWEST_IMAGES,
  availableMemory,
  formatBytes,
  formatCount,
  formatRate,
  formatRatio,
  formatSeconds,
  formatShare,
  plural,
  reportOf,
  resultsSchema,
  unitOf,
  writeResults
} from "./stages-1-config.js";
import {
  DECIDING,
  scoresOfTask,
  writeFileAtomic
} from "./metrics.js";

// src/stages/7-report/report.ts
import { join, relative, sep } from "node:path";

// src/document/html/curves-svg.ts
var FILE = { width: 800, plotHeight: 190, gap: 92, top: 60 };
function curvesSvg(curves) {
  const plots = curves.map((curve, i) => {
    const top = FILE.top + i * (FILE.plotHeight + FILE.gap);
    return curvePlot(curve, { left: 72, right: 24, top, height: FILE.plotHeight }, FILE_THEME, i);
  });
  const titles = curves.map(({ title, series }, i) => ({
    text: series.length > 1 ? `${title} (${series.map(inWords).join(", ")})` : title,
    left: 16,
    top: i * (FILE.plotHeight + FILE.gap) + 4,
    padding: 0,
    textStyle: { color: FILE_THEME.ink, fontSize: 14, fontWeight: "bold" }
  }));
  return drawSvg({
    name: "curves",
    width: FILE.width,
    height: curves.length * (FILE.plotHeight + FILE.gap) + 8,
    option: {
      backgroundColor: FILE_THEME.background,
      title: titles,
      grid: plots.map(({ grid }) => grid),
      xAxis: plots.map(({ xAxis }) => xAxis),
      yAxis: plots.map(({ yAxis }) => yAxis),
      series: plots.flatMap(({ series }) => series)
    }
  });
}
var COLOR_WORDS = { train: "blue", validation: "orange", test: "green" };
function inWords({ name, color, dashed }) {
  return `${name} ${COLOR_WORDS[color]}${dashed ? " and dashed" : ""}`;
}

// src/stages/7-report/environment.ts
import { availableParallelism, cpus } from "node:os";
function readEnvironment() {
  return {
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memoryBytes: availableMemory()
  };
}
function readPeakMemoryBytes() {
  return process.resourceUsage().maxRSS * 1024;
}

// src/stages/7-report/images-csv.ts
var SCORES = scoresOfTask("segmentation");
function imagesCsv({ task, classes, test }) {
  const names = classes.map(({ name }) => name);
  if (task === "classification")
    return [
      csvRow(["id", "class", "predicted", "correct", "probability", "of true class"]),
      ...test["per-image"].toSorted(byMistake).map((image) => classified(image, names))
    ].join("");
  const images = test["per-image"].toSorted((a, b) => (a["mean-iou"] ?? 2) - (b["mean-iou"] ?? 2));
  return [
    csvRow(["id", "pixels", ...SCORES.map(({ key }) => key), ...names.map((name) => `iou ${name}`)]),
    ...images.map((image) => segmented(image, names.length))
  ].join("");
}
function byMistake(a, b) {
  const sureness = (image) => (image.confidence ?? 0) * (isRight(image) ? -1 : 1);
  return Number(isRight(a)) - Number(isRight(b)) || sureness(b) - sureness(a);
}
function isRight({ cells: [cell] }) {
  return cell !== void 0 && cell[0] === cell[1];
}
function classified(image, names) {
  const { id, cells, confidence, "true-probability": ofTruth } = image;
  const [[truth, predicted] = []] = cells;
  const name = (index) => noFormula(index === void 0 ? "" : names[index] ?? "");
  const probabilities2 = [confidence ?? Number.NaN, ofTruth ?? Number.NaN];
  return csvRow([noFormula(id), name(truth), name(predicted), Number(isRight(image)), ...probabilities2]);
}
function segmented(image, classes) {
  const { id, cells } = image;
  const pixels = cells.reduce((sum, [, , count]) => sum + count, 0);
  const ious = Array.from({ length: classes }, (_, k) => iouOf(cells, k));
  return csvRow([noFormula(id), pixels, ...SCORES.map(({ key }) => image[key] ?? Number.NaN), ...ious]);
}
function iouOf(cells, k) {
  let [both, either] = [0, 0];
  for (const [truth, predicted, count] of cells) {
    if (truth === k && predicted === k) both += count;
    if (truth === k || predicted === k) either += count;
  }
  return both / either;
}

// src/stages/7-report/model-card/input.ts
var RUNTIME_VERSION = "1.30.0";
var SHARP_VERSION = "0.35.5";
function inputOf({ task, data }) {
  return { task, bitDepth: data["bit-depth"], channels: data.channels };
}
function inputWords({ bitDepth, channels }) {
  const float = bitDepth === 32 ? " float" : "";
  return `${bitDepth}-bit${float} ${channels === 3 ? "colour" : "grey"}`;
}
var NOT_AS_IT_IS = /[<>&`\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;
function literal(value) {
  return JSON.stringify(value).replace(
    NOT_AS_IT_IS,
    (character) => Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`
    ).join("")
  );
}
function list(items) {
  return `[
${items.map((item) => `  ${literal(item)},
`).join("")}]`;
}

// src/stages/7-report/model-card/browser.ts
function browserExample(input, classes) {
  const { task, bitDepth, channels } = input;
  const segments = task === "segmentation";
  const accept = { 8: "image/*", 16: "image/png", 32: ".fits,.fit,.fts" }[bitDepth];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${segments ? "Segmentation" : "Classification"}</title>
<p><label>Image: <input type="file" accept="${accept}"></label> <output>Loading the model</output></p>${segments ? "\n<canvas></canvas>" : ""}
<script type="module">
import { InferenceSession, Tensor } from 'https://cdn.jsdelivr.net/npm/onnxruntime-web@${RUNTIME_VERSION}/dist/ort.wasm.min.mjs';

const CLASSES = ${list(classes.map(({ name, color }) => segments ? [name, color] : name))};
const CHANNELS = ${channels};
const [input, output${segments ? ", canvas" : ""}] = ['input', 'output'${segments ? ", 'canvas'" : ""}].map((name) => document.querySelector(name));
const session = await InferenceSession.create('model.onnx');
output.value = 'Pick an image.';
input.onchange = () => ${segments ? "segment" : "classify"}(input.files[0]).catch((error) => (output.value = String(error)));

async function ${segments ? "segment" : "classify"}(file) {
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
var SEGMENT = `  const { probabilities } = await session.run(feeds); // 1,K,H,W
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
var CLASSIFY = `  const { probabilities } = await session.run(feeds); // 1,K
  const ranked = CLASSES.map((name, k) => [name, probabilities.data[k]]).sort((a, b) => b[1] - a[1]);
  output.value = ranked.map(([name, share]) => name + ': ' + (100 * share).toFixed(1) + '%').join(', ');`;
var READ_8_BITS = `async function read(file) {
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
var READ_16_BITS = `// A canvas holds 8 bits a channel, so the 16 bits of a PNG (not interlaced) are decoded here.
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
var READ_FLOATS = `async function read(file) {
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
var READERS = { 8: READ_8_BITS, 16: READ_16_BITS, 32: READ_FLOATS };

// src/stages/7-report/model-card/node.ts
var SAMPLES = {
  8: { depth: "uchar", array: "Uint8Array", spaces: { 1: "b-w", 3: "srgb" } },
  16: { depth: "ushort", array: "Uint16Array", spaces: { 1: "grey16", 3: "rgb16" } },
  32: { depth: "float", array: "Float32Array", spaces: { 1: "b-w", 3: "scrgb" } }
};
function nodeExample(input, classes) {
  const { task, bitDepth, channels } = input;
  const { depth, array, spaces } = SAMPLES[bitDepth];
  const space = spaces[channels];
  const source = bitDepth === 32 ? "image.tif" : "image.png";
  const segments = task === "segmentation";
  const refusal = channels === 1 && bitDepth === 8 ? `
if ((await image.metadata()).space !== '${space}') throw new Error('Expected 8-bit grey.');` : "";
  return `// npm install onnxruntime-node@${RUNTIME_VERSION} sharp@${SHARP_VERSION}
// node ${segments ? `segment.mjs model.onnx ${source} mask.png` : `classify.mjs model.onnx ${source}`}
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';

const CLASSES = ${list(classes)};
const CHANNELS = ${channels};
const [model, source${segments ? ", target" : ""}] = process.argv.slice(2);

// Raw ${inputWords(input)} values: no colour management, no scaling.${bitDepth === 32 ? " sharp reads TIFF, not FITS." : ""}
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
${segments ? SEGMENT2 : CLASSIFY2}`;
}
var SEGMENT2 = `const { probabilities } = await session.run(feeds); // 1,K,H,W
const labels = new Uint8Array(pixels); // H,W: each pixel's index in CLASSES
for (let p = 0; p < pixels; p++)
  for (let k = 1; k < CLASSES.length; k++)
    if (probabilities.data[k * pixels + p] > probabilities.data[labels[p] * pixels + p]) labels[p] = k;

for (const [index, name] of CLASSES.entries()) {
  const share = labels.filter((label) => label === index).length / pixels;
  console.log(name + ': ' + (100 * share).toFixed(1) + '% of the pixels');
}
await sharp(labels, { raw: { width, height, channels: 1 } }).toColourspace('b-w').png().toFile(target);`;
var CLASSIFY2 = `const { probabilities } = await session.run(feeds); // 1,K
const ranked = CLASSES.map((name, k) => ({ name, probability: probabilities.data[k] }));
for (const { name, probability } of ranked.sort((a, b) => b.probability - a.probability))
  console.log(name + ': ' + (100 * probability).toFixed(1) + '%');`;

// src/stages/7-report/model-card/python.ts
var PACKAGES = {
  numpy: "numpy==2.4.6",
  pillow: "pillow==13.0.0",
  opencv: "opencv-python-headless==5.0.0.93",
  floats: "astropy==8.0.2 tifffile==2026.3.3"
};
function pythonExample(input) {
  const { packages, importsBefore, importsAfter, read, write } = codeFor(input);
  const source = input.bitDepth === 32 ? "image.fits" : "image.png";
  const segments = input.task === "segmentation";
  return [
    "# Python 3.11 or newer",
    `# pip install onnxruntime==${RUNTIME_VERSION} ${PACKAGES.numpy} ${packages}`,
    `# python ${segments ? `segment.py model.onnx ${source} mask.png` : `classify.py model.onnx ${source}`}`,
    "import json",
    "import sys",
    "",
    ...importsBefore,
    "import numpy as np",
    "import onnxruntime",
    ...importsAfter,
    "",
    segments ? "model, source, target = sys.argv[1:]" : "model, source = sys.argv[1:]",
    "session = onnxruntime.InferenceSession(model)",
    'classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])',
    "",
    ...read,
    ...segments ? [...SEGMENT3, write] : CLASSIFY3
  ].join("\n");
}
var SEGMENT3 = [
  '[probabilities] = session.run(["probabilities"], {"image": values[None]})  # 1,K,H,W',
  "labels = probabilities[0].argmax(axis=0).astype(np.uint8)  # H,W: each pixel's index in classes",
  "for index, name in enumerate(classes):",
  '    print(f"{name}: {np.mean(labels == index):.1%} of the pixels")'
];
var CLASSIFY3 = [
  '[probabilities] = session.run(["probabilities"], {"image": values[None]})  # 1,K',
  "for index in probabilities[0].argsort()[::-1]:  # the most probable class first",
  '    print(f"{classes[index]}: {probabilities[0, index]:.1%}")'
];
function codeFor(input) {
  if (input.bitDepth === 32) {
    return {
      packages: input.task === "segmentation" ? `${PACKAGES.floats} ${PACKAGES.pillow}` : PACKAGES.floats,
      importsBefore: [],
      importsAfter: [
        "import tifffile",
        "from astropy.io import fits",
        ...input.task === "segmentation" ? ["from PIL import Image"] : []
      ],
      read: floatReading(input),
      write: "Image.fromarray(labels).save(target)"
    };
  }
  if (input.bitDepth === 16 && input.channels === 3) {
    return {
      packages: PACKAGES.opencv,
      importsBefore: ["import cv2"],
      importsAfter: [],
      read: [
        "# Pillow would make 8 bits of it; OpenCV keeps 16, blue first.",
        "image = cv2.imread(source, cv2.IMREAD_UNCHANGED)",
        'assert image is not None and image.dtype == np.uint16 and image.ndim == 3, "expected 16-bit colour"',
        "values = image[:, :, 2::-1].transpose(2, 0, 1).astype(np.float32)  # C,H,W: 0 to 65535"
      ],
      write: "cv2.imwrite(target, labels)"
    };
  }
  return {
    packages: PACKAGES.pillow,
    importsBefore: [],
    importsAfter: ["from PIL import Image, ImageOps"],
    read: pillowReading(input),
    write: "Image.fromarray(labels).save(target)"
  };
}
function floatReading({ channels }) {
  const read = [
    'is_fits = source.lower().endswith((".fits", ".fit", ".fts"))',
    "image = (fits.getdata(source) if is_fits else tifffile.imread(source)).squeeze()"
  ];
  return channels === 3 ? [...read, "values = (image if is_fits else image.transpose(2, 0, 1)).astype(np.float32)  # C,H,W"] : [...read, "values = image.astype(np.float32)[None]  # C,H,W"];
}
function pillowReading({ bitDepth, channels }) {
  const image = "image = ImageOps.exif_transpose(Image.open(source))";
  if (bitDepth === 16) {
    return [
      image,
      'assert image.mode.startswith("I"), "expected 16-bit grey"',
      "values = np.asarray(image).astype(np.float32)[None]  # C,H,W: 0 to 65535"
    ];
  }
  return channels === 3 ? [
    image,
    "# Pillow makes other colours of CMYK than the training did.",
    'assert image.mode != "CMYK", "a CMYK image: save it as RGB first"',
    'values = np.asarray(image.convert("RGB")).transpose(2, 0, 1).astype(np.float32)  # C,H,W: 0 to 255'
  ] : [
    image,
    'assert image.mode in ("1", "L", "LA"), "expected 8-bit grey"',
    'values = np.asarray(image.convert("L")).astype(np.float32)[None]  # C,H,W: 0 to 255'
  ];
}

// src/stages/7-report/model-card/examples.ts
function examplesText(results) {
  const input = inputOf(results);
  const words = inputWords(input);
  const names = results.classes.map(({ name }) => name);
  return [
    results.task === "segmentation" ? `Each takes ${words} images. An image goes in whole, which takes about 1 GB of memory a megapixel; Best Epoch itself predicts larger ones in overlapping tiles. \`mask.png\` holds each pixel's index of its class, as masks for training do.` : `Each takes ${words} images of any size, whole, and prints the probability of every class, the most probable first.`,
    ...input.bitDepth === 8 && input.channels === 3 ? [CMYK_NOTE] : [],
    "### Python",
    fence("python", pythonExample(input)),
    "### Node.js",
    fence("js", nodeExample(input, names)),
    "### Browser",
    `A page to put beside \`model.onnx\` and to open from a web server (\`python3 -m http.server\`)${results.task === "segmentation" ? "; the mask is painted in the classes' colours" : ""}. ${bitsNote(input)}`,
    fence("html", browserExample(input, results.classes))
  ].join("\n\n");
}
var CMYK_NOTE = "Save CMYK images as RGB first. Best Epoch reads them, without their colour profile, with a warning, and the example in Node.js reads the same; Pillow and browsers make other colours of them, so that those examples refuse them.";
function bitsNote({ task, bitDepth }) {
  if (bitDepth === 32)
    return `Browsers decode no floats: the page reads FITS files of 32-bit floats (BITPIX -32) itself${task === "segmentation" ? ", and masks come with the first row at the top, as stored" : ""}.`;
  return bitDepth === 16 ? "A canvas holds 8 bits a channel, so 16-bit images must not go through one: the page decodes PNG itself. For TIFF take a decoder that gives 16-bit values." : "The canvas gives the 8-bit values that the model wants.";
}
function fence(language, code) {
  return `\`\`\`${language}
${code}
\`\`\``;
}

// src/stages/7-report/model-card/licence.ts
import { basename } from "node:path/posix";
var OPEN = "To be stated by whoever publishes this model, here and at `license` in the first lines of this file. The program does not know it, nor the licence of the data, on which it may depend.";
function licenceText(origin, notices) {
  if (origin === null) return OPEN;
  const [name, dataset, licence] = [origin.name, origin.dataset, origin.licence].map(
    (text) => escapeText(text)
  );
  const place = notices === null ? "`pretrained/` of Best Epoch" : `\`${basename(notices)}\` beside this file`;
  return `${OPEN}

It was made from the weights of ${name}, pretrained on ${dataset} (sha256 ${origin.sha256}), which are licensed under ${licence}: pass on their licence and their notice, which lie in ${place}.`;
}

// src/stages/7-report/model-card/training.ts
var MOST_WEIGHTS = 12;
var LINEAR_PROBING = "linear probing: the first epoch fitted the head alone, by L-BFGS and to the images as they are; optimizer, learning rate and augmentation are those of later epochs";
function trainingText(results) {
  const { plan } = results;
  const { loss } = plan;
  return bullets([
    ...[stopSentence(results), ...startSentence(results)].map(inlineMarkdown),
    `early stopping: monitor ${plan.monitor}, patience ${plan.patience}, min-delta ${plan["min-delta"]}, at most ${plural(plan.epochs, "epoch")}`,
    `recipe ${plan.recipe}, seed ${plan.seed}: ${sameWeights(plan)}`,
    `${samples(results)}, in batches of ${plan["batch-size"]}`,
    `loss: ${loss["cross-entropy"]} x cross-entropy + ${loss.dice} x Dice; class weights ${weights(loss["class-weights"])}`,
    `optimizer: ${options(plan.optimizer)}; learning rate ${formatRate(plan["learning-rate"])} after ${plural(plan["warmup-steps"], "step")} of warm-up${byLayer(plan)}`,
    `augmentation (probability): ${plan.augmentation === null ? "none" : probabilities(plan.augmentation)}`,
    ...plan["linear-probe"] ? [LINEAR_PROBING] : []
  ]);
}
function byLayer({ "layer-rates": rates }) {
  const factors = Object.values(rates);
  if (factors.length === 0) return "";
  return `, less in lower layers: down to ${Number(Math.min(...factors).toPrecision(2))} of it`;
}
function sameWeights({ "time-budget-seconds": budget }) {
  if (budget !== null)
    return "its learning rate and its end followed the clock (time-budget), so another run gives other weights";
  return "the same data, settings, engine, threads and kind of machine give the same weights";
}
function samples({ task, plan: { patch, "patches-per-image": each } }) {
  const size = `of ${patch.height}x${patch.width} pixels (height x width)`;
  if (task === "segmentation") return `patches ${size}, ${formatCount(each)} an image and epoch`;
  return `images ${size}, each ${each === 1 ? "once" : `${formatCount(each)} times`} an epoch`;
}
function machineText(results) {
  const { engine, environment, "timings-seconds": timings } = results;
  const training = timings.train === void 0 ? "" : `; training took ${formatSeconds(timings.train)}`;
  return bullets([
    `engine: ${engine.engine} ${escapeText(engine.version)} (${engine.runtime}, ${engine.layout} layout, ${plural(engine.threads, "thread")})`,
    `hardware: ${escapeText(environment.cpu)}, ${plural(environment.cores, "core")}, ${formatBytes(environment["memory-bytes"])} of memory, no GPU${training}, peak memory ${formatBytes(results["peak-memory-bytes"])}`,
    `system: ${escapeText(environment.platform)} ${escapeText(environment.arch)}, Node.js ${escapeText(environment.node)}`
  ]);
}
function weights(values) {
  if (values.length > MOST_WEIGHTS) return "one a class, in results.json";
  return values.map((value) => String(Number(value.toPrecision(4)))).join(", ");
}
function options({ name, ...rest }) {
  const parts = Object.entries(rest).map(([key, value]) => `${escapeText(key)} ${escapeText(String(value))}`);
  return `${escapeText(String(name))}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}
function probabilities(augmentation) {
  const parts = Object.entries(augmentation).flatMap(([key, value]) => {
    const object = typeof value === "object" && value !== null && "probability" in value;
    const probability = object ? value.probability : value;
    return typeof probability === "number" && probability > 0 ? [`${escapeText(key)} ${probability}`] : [];
  });
  return parts.length === 0 ? "none" : parts.join(", ");
}
function bullets(lines) {
  return lines.map((line) => `- ${line}`).join("\n");
}

// src/stages/7-report/model-card.ts
var FRONT_MATTER = {
  segmentation: `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
pipeline_tag: image-segmentation
tags: [semantic-segmentation, unet, best-epoch]
metrics: [f1, mean_iou, accuracy]
---`,
  classification: frontMatterOfClassifier("resnet")
};
function frontMatterOfClassifier(network) {
  return `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
pipeline_tag: image-classification
tags: [image-classification, ${network}, best-epoch]
metrics: [f1, accuracy]
---`;
}
function frontMatter({ task, plan }) {
  return task === "classification" && plan.network.startsWith("EfficientNet") ? frontMatterOfClassifier("efficientnet") : FRONT_MATTER[task];
}
var DOES = {
  segmentation: {
    purpose: "for semantic segmentation: a class for every pixel",
    saw: (size) => `it saw patches of ${size} pixels and knows nothing of larger surroundings`,
    output: "float32 N,K,H,W; the class of a pixel is the index of the largest",
    fits: "padding to what the network needs"
  },
  classification: {
    purpose: "for image classification: a class for every image",
    saw: (size) => `every image is resized to ${size} pixels, whatever its own size`,
    output: "float32 N,K; the class of an image is the index of the largest",
    fits: "resizing to what the network needs"
  }
};
function renderModelCard(results) {
  const { tool, "created-at": createdAt } = results;
  return `${[
    frontMatter(results),
    "# Model card",
    `Made by Best Epoch ${escapeText(tool.version)} on ${createdAt.slice(0, 10)}. ${resultSentence(results)}.`,
    "## Model",
    modelText(results),
    "## Intended data",
    intendedText(results),
    "## Input and output",
    inputText(results),
    "## Classes",
    classesTable(results),
    "## Metrics on the test images",
    metricsText(results),
    "## Data and split",
    dataText(results),
    "## Training",
    trainingText(results),
    "## Engine and hardware",
    machineText(results),
    "## How to run it",
    examplesText(results),
    "## Limits",
    "Measured on images like those it was trained on; on others it can be arbitrarily wrong, with high probabilities.",
    "## Licence",
    licenceText(results["initial-model"]?.origin ?? null, results.model.notices)
  ].join("\n\n")}
`;
}
function modelText({ task, plan, model, exports }) {
  return [
    `- ${escapeText(plan.network)}, ${plural(plan.parameters, "parameter")}, ${DOES[task].purpose}`,
    `- \`model.onnx\`, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`,
    ...exports.map(({ files }) => {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return `- \`tfjs/model.json\` with its weights beside it, ${formatBytes(bytes)}: the same as a TensorFlow.js LayersModel`;
    })
  ].join("\n");
}
function intendedText(results) {
  const { task, data, plan } = results;
  const size = ({ height, width }) => `${height}x${width}`;
  const { smallest, largest } = data.sizes ?? { smallest: plan.patch, largest: plan.patch };
  const sizes = size(smallest) === size(largest) ? size(smallest) : `${size(smallest)} to ${size(largest)}`;
  return [
    `- images like the ${formatCount(data.images)} it was made from: ${inputWords(inputOf(results))}, ${sizes} pixels (height x width)`,
    `- at the same scale: ${DOES[task].saw(size(plan.patch))}`,
    "- with the same range of values: what lies below or above the bounds in the table below is clipped",
    "- what they are for, and what they must not be used for: to be stated by whoever publishes it"
  ].join("\n");
}
var LEVELS = {
  8: "8-bit, 0 to 255",
  16: "16-bit, 0 to 65535",
  32: "32-bit floats, after BSCALE and BZERO in FITS; NaN, a pixel without a value, counts as low"
};
function inputText({ task, data, plan, exports }) {
  const levels = LEVELS[data["bit-depth"]];
  const colors = data.channels === 3 ? "3 (red, green, blue)" : "1 (grey)";
  const { stretch, channels } = plan.normalization;
  const formula = `${stretch === "none" ? "" : stretch}((clip(raw, low, high) - offset) * scale)`;
  const rows = channels.map(
    ({ low, high, offset, scale }, channel) => [channel, low, high, offset, scale].map(String)
  );
  return [
    `- \`image\`: float32 N,C,H,W; raw pixel values as the files have them (${levels}); C = ${colors}; any batch, height and width`,
    `- \`probabilities\`: ${DOES[task].output}`,
    `- inside the model, per channel: ${formula}, ${task === "segmentation" ? "then" : "after"} ${DOES[task].fits}:`,
    "",
    table(["channel", "low", "high", "offset", "scale"], rows, "rrrrr"),
    ...exports.map((one) => `
${layersModelText(one, formula, { task, data, plan })}`)
  ].join("\n");
}
function layersModelText({ input, stride }, formula, { task, data, plan }) {
  const sizes = task === "segmentation" ? `It does not pad: height and width must be multiples of ${stride}.` : `It does not resize: height and width must be ${plan.patch.height} and ${plan.patch.width}.`;
  const values = input === "raw" ? "the same raw values" : `values that you have normalised: ${formula}`;
  const nan = data["bit-depth"] === 32 ? " Unlike `model.onnx` it knows no NaN: put low in its place first." : "";
  return `\`tfjs/model.json\` takes float32 N,H,W,C, ${values}. ${sizes} The classes are the last axis of what it gives.${nan}`;
}
function classesTable(results) {
  const { classes, split } = results;
  const hex = (color) => color.map((part) => part.toString(16).padStart(2, "0")).join("");
  const rows = classes.map(({ index, name, color }) => [
    String(index),
    escapeText(name),
    hex(color),
    formatShare(split.train["class-share"][index] ?? null)
  ]);
  return table(["index", "class", "colour (hex)", `share of training ${unitOf(results)}s`], rows, "rllr");
}
function metricsText(results) {
  const { test } = results;
  if (test.images === 0) return "Not tested.";
  const { task, classes } = results;
  const run = { task, classes, test };
  const notes = [blocksMarkdown([classTable(run), ...classNotes(run)], "results.json")];
  if (test.intervals[DECIDING.key] === null)
    notes.push(`No 95 % intervals: they take ${FEWEST_IMAGES} test images at least.`);
  if (test.calibration !== null)
    notes.push(
      `Expected calibration error: ${formatRatio(test.calibration["expected-error"])} (how far the probabilities are from the share that is right; 0 is best).`
    );
  return notes.join("\n\n");
}
function seenText({
  "trained-on": known,
  pretraining,
  origin
}) {
  const weights2 = pretraining ?? origin;
  return [
    ...pretraining === null ? [seenByModel(known)] : [],
    ...weights2 === null ? [] : [escapeText(unknownInPretraining(weights2), 400)]
  ];
}
function seenByModel(known) {
  if (known === null) return "whether the initial model was trained on any of the test images is not known";
  return `the initial model was trained on ${known.test === 0 ? "none" : formatCount(known.test)} of the test images`;
}
function dataText({ data, split, "initial-model": initial }) {
  const { train, validation, test } = split;
  return [
    `- ${plural(data.images, "image")}, split by ${splitWords(split)}: training ${formatCount(train.images)}, validation ${formatCount(validation.images)}, test ${formatCount(test.images)}; which is which stands in split.json`,
    `- data hash ${data.hash}`,
    test.images === 0 ? "- no image was set apart for a test" : "- the test images took no part in training, nor in choosing the epoch that was kept",
    ...initial === null ? [] : seenText(initial).map((text) => `- ${text}`)
  ].join("\n");
}

// src/stages/7-report/page.ts
var PAGE_LIMIT_BYTES = 1e7;
async function renderPage({
  results,
  classes,
  examples,
  sheet = [],
  limitBytes = PAGE_LIMIT_BYTES
}) {
  const document = documentOf(results);
  const encode = (edge) => Promise.all(examples.map((example) => pagePicture(example, classes, edge)));
  const pageWith = (pictures) => renderHtml(document, [...pictures, ...sheet]);
  const size = (pictures) => Buffer.byteLength(pageWith(pictures));
  return pageWith(examples.length === 0 ? [] : await fitPictures(limitBytes, encode, size));
}

// src/stages/7-report/report.ts
async function writeReport(input) {
  const { folder } = input;
  const untimed = await input.timings.measure("report", () => writePages(input));
  const timings = { ...untimed["timings-seconds"], report: input.timings.seconds.report };
  const results = { ...untimed, "timings-seconds": timings };
  await writeFileAtomic(join(folder, "summary.md"), renderSummary(results));
  await writeResults(join(folder, "results.json"), results);
  return reportOf(folder, results);
}
async function writePages(input) {
  const { folder } = input;
  const { classes } = input.dataset;
  const evaluation = input.evaluation ?? emptyEvaluation(classes.length);
  const predictions = await writePredictions(folder, classes, evaluation.examples);
  const results = settledResults(input, evaluation, predictions);
  const curves = curvesSvg(curvesOf(results));
  const files = {
    "history.csv": historyCsv(input.outcome.history, input.dataset.task),
    "test-images.csv": imagesCsv(results),
    "model/card.md": renderModelCard(results),
    "curves.svg": curves,
    "curves.png": await svgToPng(curves),
    "report.html": await renderPage({
      results,
      classes,
      examples: evaluation.examples,
      sheet: input.sheet.pictures
    })
  };
  for (const [path, content] of Object.entries(files)) await writeFileAtomic(join(folder, path), content);
  return results;
}
function settledResults(input, evaluation, predictions) {
  const { folder } = input;
  const nameOf = (path) => relative(folder, path).replaceAll(sep, "/");
  const inside = (file) => ({ ...file, path: nameOf(file.path) });
  const { notices } = input.model;
  return resultsSchema.parse(
    resultsFromRun({
      ...input,
      evaluation,
      model: { ...inside(input.model), notices: notices && nameOf(notices) },
      exports: input.exports.map((one) => ({ ...one, files: one.files.map(inside) })),
      predictions,
      sheet: [...input.sheet.images],
      createdAt: input.now(),
      seconds: input.timings.seconds,
      environment: input.environment ?? readEnvironment(),
      peakMemoryBytes: readPeakMemoryBytes()
    })
  );
}
async function rehearsePictures({ task, classes }, { image, labels }) {
  const example = { id: "", image, truth: labels, prediction: labels };
  if (task === "segmentation") await encodePng(predictionPanels(example, classes));
  const rank = task === "segmentation" ? "best" : "mistake";
  await pagePicture({ ...example, rank }, classes, LONGEST_EDGE);
  return task === "segmentation" ? RANKS : MOST_MISTAKES;
}
async function writePredictions(folder, classes, examples) {
  const pictures = [];
  for (const [i, example] of examples.entries()) {
    const { rank, id } = example;
    const isMistake = rank === "mistake";
    const path = `predictions/${isMistake ? `mistake-${i + 1}` : rank}.png`;
    const picture = isMistake ? displayed(example.image) : predictionPanels(example, classes);
    await writeFileAtomic(join(folder, path), await encodePng(picture));
    pictures.push({ rank, id, path });
  }
  return pictures;
}

export {
  readEnvironment,
  readPeakMemoryBytes,
  imagesCsv,
  renderPage,
  examplesText,
  licenceText,
  writeReport,
  rehearsePictures,
  writePredictions
};
