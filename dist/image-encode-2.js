import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  chunk,
  encodeJpeg,
  encodeMask,
  encodePng,
  paletteBytes,
  shrinkPng
} from "./image-encode.js";
import "./esbuild.js";
export {
  chunk,
  encodeJpeg,
  encodeMask,
  encodePng,
  paletteBytes,
  shrinkPng
};
