import { defineConfig } from 'vitest/config';

/** Where to write the results as JSON too, for a program that counts them. */
const outputFile = process.env.TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Trainings in tests run on one thread each, unless threads are what's tested: as many go on at once as there are
    // cores.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: outputFile ? ['default', ['json', { outputFile }]] : ['default'],
  },
});
