import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where to write the results as JSON too, for a program that counts them. */
const outputFile = process.env.TEST_RESULTS;
const json: ['json', { outputFile: string }][] = outputFile ? [['json', { outputFile }]] : [];

/** Which files need more than the source, by project; every other one is a unit test. CONTRIBUTING.md says what each may. */
const apart = {
  process: ['test/**/*.process.test.ts'],
  e2e: ['test/e2e/**/*.test.ts'],
  docs: ['test/docs/**/*.test.ts'],
};

export default defineConfig({
  test: {
    pool: 'forks',
    // A process for each file: ONNX Runtime has the thread that loads it read denormal numbers as 0, which makes other
    // files' numbers wrong.
    isolate: true,
    // Trainings in tests run on one thread each, unless threads are what's tested. Most files wait for other processes,
    // the disk or a registry for much of their time: two more than there are cores keep the cores at work.
    maxWorkers: availableParallelism() + 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/project-times.ts', ...json],
    // They share the workers, in the order of their names: the long files of docs and e2e begin, and the short ones of
    // unit fill the workers up at the end.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: Object.values(apart).flat(),
          setupFiles: ['test/unit-setup.ts'],
        },
      },
      ...Object.entries(apart).map(([name, include]) => ({
        extends: true as const,
        test: { name, include },
      })),
    ],
  },
});
