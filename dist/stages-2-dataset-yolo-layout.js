import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  withoutExtension
} from "./provision.js";

// src/stages/2-dataset/ground-names.ts
var BACKGROUND = /^_*(?:background|bg)_*$/i;
var IGNORED = /^_+ignored?_+$/i;
var UNNAMED = "unnamed";
var NAMELESS = /^(?:unnamed|undefined|null|nan)$/i;

// src/stages/2-dataset/yolo-layout.ts
var VAL_REPEATS_TRAIN = "# val repeats train, since Ultralytics asks for both: give it images of its own to train by this.";
function labelPathOf(image) {
  return `${swapped(image.replace(/\.[^./]*$/, ""), "images", "labels")}.txt`;
}
function imagePathOf(label) {
  return swapped(withoutExtension(label), "labels", "images");
}
function swapped(path, folder, other) {
  const names = path.split("/");
  const last = names.lastIndexOf(folder, -2);
  return last < 0 ? path : names.with(last, other).join("/");
}

export {
  BACKGROUND,
  IGNORED,
  UNNAMED,
  NAMELESS,
  VAL_REPEATS_TRAIN,
  labelPathOf,
  imagePathOf
};
