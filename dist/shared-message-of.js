import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/message-of.ts
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
__name(messageOf, "messageOf");
function firstLineOf(thrown) {
  return messageOf(thrown).split("\n")[0].trim();
}
__name(firstLineOf, "firstLineOf");

export {
  messageOf,
  firstLineOf
};
