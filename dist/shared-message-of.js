import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/message-of.ts
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
function firstLineOf(thrown) {
  return messageOf(thrown).split("\n")[0].trim();
}

export {
  messageOf,
  firstLineOf
};
