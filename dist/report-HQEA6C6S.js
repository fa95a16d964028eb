import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  writePredictions,
  writeReport
} from "./chunk-WDJJXEL4.js";
import "./chunk-UJLGBWAQ.js";
import "./chunk-C7IT5GMZ.js";
import "./chunk-WRS5PIEF.js";
import "./chunk-5E5GBDXW.js";
import "./chunk-EJVQGQHU.js";
import "./chunk-J56AD46X.js";
import "./chunk-DX5TO66B.js";
import "./chunk-CWAKRP6Q.js";
import "./chunk-CZ525VPQ.js";
import "./chunk-ZJJXBYFV.js";
import "./chunk-PZ5RQBDC.js";
import "./chunk-WBE6QDRE.js";
import "./chunk-5JJNYSDK.js";
import "./chunk-CDGDY4VF.js";
export {
  writePredictions,
  writeReport
};
