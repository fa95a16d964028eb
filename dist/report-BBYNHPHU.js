import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  writePredictions,
  writeReport
} from "./chunk-4ZI25ZIP.js";
import "./chunk-YIS2ERL5.js";
import "./chunk-C7IT5GMZ.js";
import "./chunk-WRS5PIEF.js";
import "./chunk-5E5GBDXW.js";
import "./chunk-HBBSF6BA.js";
import "./chunk-J56AD46X.js";
import "./chunk-6LNNFQF7.js";
import "./chunk-FODIKZMR.js";
import "./chunk-36BM5ED7.js";
import "./chunk-MC3DYU7H.js";
import "./chunk-PZ5RQBDC.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-5JJNYSDK.js";
import "./chunk-CDGDY4VF.js";
export {
  writePredictions,
  writeReport
};
