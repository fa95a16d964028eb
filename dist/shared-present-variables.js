import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/present-variables.ts
var RUNNERS = /^(?:GITHUB|RUNNER|ACTIONS)_/;
function presentVariables(env) {
  for (const [name, value] of Object.entries(env)) if (value === "" && RUNNERS.test(name)) delete env[name];
  return env;
}
__name(presentVariables, "presentVariables");

export {
  presentVariables
};
