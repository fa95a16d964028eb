import { expect, test } from 'vitest';
import { StillnessWatch, type Usage } from '../../../src/engine/onnx/stillness.ts';

/** How often stillness is told in 40 looks at a process that goes on like this from look to look. */
function toldIn(step: (look: number) => Partial<Usage>): number {
  let [told, look] = [0, 0];
  let usage: Usage = { cpuMs: 0, waits: 0 };
  const watch = new StillnessWatch(
    () => told++,
    () => {
      const { cpuMs = 0, waits = 0 } = step(look++);
      usage = { cpuMs: usage.cpuMs + cpuMs, waits: usage.waits + waits };
      return usage;
    },
  );
  watch.start();
  for (let i = 0; i < 40; i++) watch.look();
  watch.stop();
  return told;
}

test.each<readonly [string, (look: number) => Partial<Usage>, boolean]>([
  ['a step that takes minutes computes', () => ({ cpuMs: 9_000 }), false],
  ['on a busy machine it gets little of the processor', () => ({ cpuMs: 30 }), false],
  ['memory that was put out to the disk comes back', () => ({ cpuMs: 1, waits: 4 }), false],
  ['a pause of a minute', (look) => ({ cpuMs: look % 13 === 0 ? 900 : 1 }), false],
  ['nothing but this timer runs', () => ({ cpuMs: 2 }), true],
  ['it stops after a while', (look) => ({ cpuMs: look < 10 ? 5_000 : 0 }), true],
])('%s', (reason, step, still) => {
  expect(toldIn(step) > 0, reason).toBe(still);
});
