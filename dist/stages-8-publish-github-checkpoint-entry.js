import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/stages/8-publish/github/checkpoint/entry.ts
var HANDOVER = "checkpoint";
var MOST_BYTES = 2 ** 28;
function checkpointEntry({ code, fingerprint }) {
  return { kind: "checkpoint", words: [code, fingerprint], mostBytes: MOST_BYTES };
}
function checkpointVersion(epoch, by) {
  return `${epoch}-${by}`;
}
function endVersion(by) {
  return `end-${by}`;
}
function epochOf(version) {
  const digits = /^(\d+)-/.exec(version)?.[1];
  return digits === void 0 ? void 0 : Number(digits);
}

export {
  HANDOVER,
  checkpointEntry,
  checkpointVersion,
  endVersion,
  epochOf
};
