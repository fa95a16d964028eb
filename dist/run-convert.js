import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Annotations,
  annotationFaults
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
  outputInsideInput,
  wholeImagesNotConverted
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./esbuild.js";

// src/run/convert.ts
import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { dirname } from "node:path/posix";
function convert(run) {
  const { settings, publisher, signal } = run;
  const say = (line) => publisher.say(line);
  return heedMemory(READING, async () => {
    await requireFolder(run);
    const { dataset, faults } = await scanDataset(settings, signal);
    const scanned = accepted(dataset, [...await outputFaults(settings.output), ...faults], publisher);
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
async function convertAll(run, dataset) {
  const { settings, chosen, signal, publisher } = run;
  const { output } = settings;
  const { root, classes, samples } = dataset;
  const formats = chosen.to.filter((format) => format !== "masks");
  publisher.faults(annotationFaults({ formats, classes }));
  const labels = sourceOf(dataset.labels).reader(dataset);
  const decoding = new DecodingRoom(memoryBudgetOf(settings));
  const place = placesFor(samples);
  const sizes = { minArea: 1, tolerance: chosen.polygonTolerance };
  const madeBy = "person";
  const annotations = await Annotations.create({
    formats,
    output,
    classes,
    madeBy,
    ...sizes,
    imageFolders: imageFoldersOf(samples)
  });
  try {
    for (const [i, sample] of samples.entries()) {
      signal.throwIfAborted();
      publisher.progress({ name: sample.image, item: i + 1, items: samples.length, done: 0, total: 1 });
      const name = place(sample, "images");
      const bytes = await readPlainFile(join(root, sample.image), MOST_BYTES.whole);
      await writeFileAtomic(join(output, name), bytes);
      await decoding.hold(sample.width * sample.height, async () => {
        const drawn = await labels.read(sample);
        const mask = join(output, `${withoutExtension(place(sample, "masks"))}.png`);
        if (chosen.to.includes("masks")) await writeMask(mask, drawn, dataset);
        await annotate(annotations, { path: join(output, name), name }, drawn);
      });
    }
    const files = await annotations.finish();
    for (const line of await finish(run, dataset, files)) publisher.say(line);
  } finally {
    await annotations.discard();
  }
}
async function finish({ settings: { output }, chosen, outputName }, { classes, samples, why, ignoredPixels }, files) {
  const names = classes.map(({ name }) => name);
  await writeFileAtomic(join(output, CLASSES_FILE), `${JSON.stringify({ classes: names }, null, 2)}
`);
  const isLost = ignoredPixels > 0 && files.length > 0;
  return [
    `Converted ${samples.length === 1 ? "1 image" : `${samples.length} images`}: ${why}`,
    `Classes: ${names.join(", ")}`,
    ...files.map(({ tool, path }) => `${`${tool}:`.padEnd(8)} ${join(output, path)}`),
    ...isLost ? [`Of ${ignoredPixels} ignored pixels the outlines say nothing: they are background there.`] : [],
    ...chosen.to.includes("masks") ? [`Train:   best-epoch train --data ${outputName}`] : []
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
