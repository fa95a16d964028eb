import { defineConfig } from 'vitest/config';

/** Where to write the results as JSON too, for a program that counts them. */
const outputFile = process.env.TEST_RESULTS;

/** Which files need more than the source, by project; every other one is a unit test. CONTRIBUTING.md says what each may. */
const apart = {
  process: ['test/**/*.process.test.ts'],
  e2e: ['test/e2e/**/*.test.ts'],
  docs: ['test/docs/**/*.test.ts'],
};

export default defineConfig({
  test: {
    pool: 'forks',
    // Trainings in tests run on one thread each, unless threads are what's tested: as many go on at once as there are
    // cores.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: outputFile ? ['default', ['json', { outputFile }]] : ['default'],
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
