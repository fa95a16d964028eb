import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/moment.ts
function moment(iso) {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
__name(moment, "moment");

export {
  moment
};
