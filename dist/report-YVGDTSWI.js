import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  writePredictions,
  writeReport
} from "./chunk-FYMZZE7T.js";
import "./chunk-7L6IMLWM.js";
import "./chunk-BL4QWTKY.js";
import "./chunk-YWC3RZZL.js";
import "./chunk-TZEYFFE3.js";
import "./chunk-4URWXK2H.js";
import "./chunk-BZDOPR2E.js";
import "./chunk-VWZ3TR4P.js";
import "./chunk-FETK4JZU.js";
import "./chunk-W6RPZAXZ.js";
import "./chunk-5MLFQH3K.js";
import "./chunk-DHVBHEBY.js";
import "./chunk-TGS4TCST.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-PUHXWQWT.js";
import "./chunk-AAVDFMB6.js";
import "./chunk-X4WLS5DE.js";
export {
  writePredictions,
  writeReport
};
