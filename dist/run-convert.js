import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Annotations,
  annotationFaults,
  outlineFormats
} from "./objects.js";
import {
  accepted
} from "./stages-3-split.js";
import {
  scanDataset,
  sourceOf
} from "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import "./stages-4-plan-initial-model.js";
import {
  createMaskPng
} from "./shared-growing-file.js";
import {
  CLASSES_FILE
} from "./stages-2-dataset-classes-file.js";
import {
  DecodingRoom,
  memoryBudgetOf
} from "./image.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./stages-1-config-predict-options.js";
import "./stages-8-publish.js";
import "./stages-8-publish-tell-faults.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import {
  IGNORE
} from "./engine-engine.js";
import {
  READING,
  heedMemory,
  inOutput,
  outputFaults,
  withoutExtension
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainFile
} from "./stages-5-train.js";
import "./stages-1-config.js";
import {
  writeFileAtomic
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  folderToConvertIntoNotEmpty,
  inWordsOfConvert,
  outputInsideInput,
  wholeImagesNotConverted
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/run/convert.ts
import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { dirname } from "node:path/posix";
var SETTINGS_FILE = "best-epoch.yml";
function convert(run) {
  const { settings, chosen, publisher, signal } = run;
  const say = (line) => publisher.say(line);
  return heedMemory(READING, async () => {
    await requireFolder(run);
    const { dataset, faults } = await scanDataset(settings, signal);
    const worded = faults.map((fault) => inWordsOfConvert(fault, chosen.from !== void 0));
    const scanned = accepted(dataset, [...await outputFaults(settings.output), ...worded], publisher);
    if (scanned.task === "classification") throw new InputError(wholeImagesNotConverted(settings.data));
    await inOutput(
      settings.output,
      { say, signal },
      (held) => convertAll({ ...run, signal: held.signal }, scanned)
    );
  });
}
async function requireFolder({ settings: { data, output }, outputName }) {
  if (output === data || output.startsWith(data + sep))
    throw new InputError(outputInsideInput(outputName, data));
  const content = await readdir(output).catch(() => []);
  if (content.length > 0) throw new InputError(folderToConvertIntoNotEmpty(outputName));
}
async function targetsOf(run, { classes, samples }) {
  const { settings, chosen, outputName } = run;
  const isOne = chosen.to.length === 1;
  const imageFolders = imageFoldersOf(samples);
  const sizes = { minArea: 1, tolerance: chosen.polygonTolerance };
  const targets = [];
  for (const format of chosen.to) {
    const [folder, name] = [settings.output, outputName].map((path) => isOne ? path : join(path, format));
    const options = { output: folder, classes, madeBy: "person", ...sizes, imageFolders };
    const annotations = format === "masks" ? void 0 : await Annotations.create({ formats: [format], ...options });
    targets.push({ format, folder, name, annotations });
  }
  return targets;
}
async function convertAll(run, dataset) {
  const { settings, chosen, signal, publisher } = run;
  const { root, classes, samples } = dataset;
  const formats = outlineFormats(chosen.to);
  publisher.faults(annotationFaults({ formats, classes }));
  const labels = sourceOf(dataset.labels).reader(dataset);
  const decoding = new DecodingRoom(memoryBudgetOf(settings));
  const place = placesFor(samples);
  const targets = await targetsOf(run, dataset);
  try {
    for (const [i, sample] of samples.entries()) {
      signal.throwIfAborted();
      publisher.progress({ name: sample.image, item: i + 1, items: samples.length, done: 0, total: 1 });
      const name = place(sample, "images");
      const bytes = await readPlainFile(join(root, sample.image), MOST_BYTES.whole);
      for (const { folder } of targets) await writeFileAtomic(join(folder, name), bytes);
      await decoding.hold(sample.width * sample.height, async () => {
        const drawn = await labels.read(sample);
        const mask = `${withoutExtension(place(sample, "masks"))}.png`;
        for (const { folder, annotations } of targets) {
          if (annotations === void 0) await writeMask(join(folder, mask), drawn, dataset);
          else await annotate(annotations, { path: join(folder, name), name }, drawn);
        }
      });
    }
    for (const line of await finish(dataset, targets)) publisher.say(line);
  } finally {
    for (const { annotations } of targets) await annotations?.discard();
  }
}
async function finish({ classes, samples, why, ignoredPixels }, targets) {
  const names = classes.map(({ name }) => name);
  const files = [];
  for (const { format, folder, annotations } of targets) {
    await writeFileAtomic(join(folder, CLASSES_FILE), `${JSON.stringify({ classes: names }, null, 2)}
`);
    await writeFileAtomic(join(folder, SETTINGS_FILE), `labels: ${format}
`);
    for (const { tool, path } of await annotations?.finish() ?? [])
      files.push(`${`${tool}:`.padEnd(8)} ${join(folder, path)}`);
  }
  const isLost = ignoredPixels > 0 && files.length > 0;
  const trained = targets.find(({ format }) => format === "masks");
  return [
    `Converted ${samples.length === 1 ? "1 image" : `${samples.length} images`}: ${why}`,
    `Classes: ${names.join(", ")}`,
    ...files,
    ...isLost ? [`Of ${ignoredPixels} ignored pixels the outlines say nothing: they are background there.`] : [],
    ...trained === void 0 ? [] : [`Train:   best-epoch train --data ${trained.name}`]
  ];
}
async function writeMask(path, { width, height, data }, { classes }) {
  const colors = classes.map(({ color }) => color);
  const writer = await createMaskPng(path, { width, height }, colors, data.includes(IGNORE));
  try {
    await writer.write(data);
    await writer.finish();
  } finally {
    await writer.discard();
  }
}
async function annotate(annotations, { path, name }, { width, height, data }) {
  const place = { path, name, within: name, stem: withoutExtension(name) };
  const rows = await annotations.image({ ...place, width, height });
  try {
    await rows.write(data);
    await rows.finish();
  } catch (error) {
    await rows.discard();
    throw error;
  }
}
function imageFoldersOf(samples) {
  const parts = [...new Set(samples.map(({ part }) => part))];
  return parts.map((part) => ({ part, folder: part === void 0 ? "images" : `${part}/images` }));
}
function placesFor(samples) {
  const common = /* @__PURE__ */ new Map();
  for (const { part, image } of samples) {
    const folders = dirname(image).split("/");
    const before = common.get(part) ?? folders;
    const differs = before.findIndex((one, i) => one !== folders[i]);
    common.set(part, differs < 0 ? before : before.slice(0, differs));
  }
  return ({ part, image }, folder) => {
    const below = dirname(image) === "." ? [image] : image.split("/").slice(common.get(part).length);
    return [...part === void 0 ? [] : [part], folder, ...below].join("/");
  };
}
export {
  convert
};
