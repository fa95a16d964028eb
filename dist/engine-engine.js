import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/engine/engine.ts
var IGNORE = 255;

export {
  IGNORE
};
