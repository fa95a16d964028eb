import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  boolean,
  choice,
  choices,
  integer,
  number,
  orAuto,
  path,
  text
} from "./stages-1-config.js";

// src/stages/1-config/predict-options.ts
var PREDICT_OPTIONS = {
  model: {
    name: "model",
    type: path(),
    help: "The run folder of a training or of `merge`, or its model.onnx."
  },
  output: {
    name: "output",
    type: path(),
    default: "predictions",
    help: "Folder for all that is written: masks, tables, pictures."
  },
  format: {
    name: "format",
    type: choices("masks", "coco", "yolo", "labelme", "label-studio"),
    default: "masks",
    help: "Beside the masks, which are always written: the outlines of all objects as labelling tools import them."
  },
  polygonTolerance: {
    name: "polygon-tolerance",
    type: number(0, 1e3),
    default: "1",
    help: "How far a corner that is left out of an outline may lie from it, in pixels; 0 follows every pixel."
  },
  probabilities: {
    name: "probabilities",
    type: choice("none", "npy", "tiff"),
    default: "none",
    help: "Whether the probabilities are written: npy as float32 (classes, height, width), tiff as a 16-bit page a class."
  },
  overlays: {
    name: "overlays",
    type: boolean(),
    default: "true",
    help: "Whether a picture of each image with its classes over it is written."
  },
  flipAveraging: {
    name: "flip-averaging",
    type: boolean(),
    isSwitch: true,
    default: "false",
    help: "Averages over the four mirrorings (test-time augmentation): mostly a little better, four times the work."
  },
  /** undefined: the model's own. */
  tileSize: {
    name: "tile-size",
    type: orAuto(integer(64, 2048, 16)),
    default: "auto",
    help: "Edge of a tile in pixels; auto takes the one that the model was validated with. Larger tiles take more memory."
  },
  overlap: {
    name: "overlap",
    type: number(0, 0.9),
    default: "0.25",
    help: "Share of a tile that its neighbour covers too; 0.5 takes twice as long."
  },
  minArea: {
    name: "min-area",
    type: integer(1, 1e9),
    default: "1",
    help: "Objects of fewer pixels are not listed."
  },
  find: {
    name: "find",
    type: text("class name", "the name of a class of the model"),
    unset: "nothing",
    help: "A class to look for: the tiles and objects that hold it (of a classifier, the images), ranked, with a contact sheet."
  },
  grid: {
    name: "grid",
    type: integer(16, 65536),
    default: "256",
    help: "Edge in pixels of the tiles that `find` ranks."
  },
  skipBadFiles: {
    name: "skip-bad-files",
    type: boolean(),
    isSwitch: true,
    default: "false",
    help: "Images that cannot be read are left out with a warning; else the exit code is 2 once all others are done."
  },
  threads: {
    name: "threads",
    type: integer(0, 1024),
    default: "0",
    help: "Threads for the arithmetic; 0 takes one for each core."
  }
};
var OF_PIXELS = [
  "format",
  "polygonTolerance",
  "probabilities",
  "flipAveraging",
  "tileSize",
  "overlap",
  "minArea",
  "grid"
];
function givenForPixels(settings) {
  return OF_PIXELS.filter((key) => {
    const { type, default: text2 = "" } = PREDICT_OPTIONS[key];
    const parsed = type.parse(text2, "");
    return parsed.ok && String(parsed.value) !== String(settings[key]);
  }).map((key) => PREDICT_OPTIONS[key].name);
}

export {
  PREDICT_OPTIONS,
  givenForPixels
};
