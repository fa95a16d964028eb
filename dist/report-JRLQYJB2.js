import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  writePredictions,
  writeReport
} from "./chunk-WA7YZVEN.js";
import "./chunk-J7YZ2U44.js";
import "./chunk-N3UP2BGL.js";
import "./chunk-2XK46NEI.js";
import "./chunk-UF6VA4OY.js";
import "./chunk-I62O363K.js";
import "./chunk-ZA3ZU4M6.js";
import "./chunk-ITVQUGNM.js";
import "./chunk-EDRCGP6A.js";
import "./chunk-TC7Y44VL.js";
import "./chunk-L5V27FBX.js";
import "./chunk-4Z5V4DWO.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-XX4IXW4C.js";
import "./chunk-HAKWSWS4.js";
export {
  writePredictions,
  writeReport
};
