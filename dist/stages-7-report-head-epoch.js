import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/stages/7-report/head-epoch.ts
function isHeadAlone({ plan }, { epoch }) {
  return plan["linear-probe"] && epoch === 1;
}

export {
  isHeadAlone
};
