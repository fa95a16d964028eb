// A reporter of vitest: what each project took, and its dearest files, so that it's seen where a test run's time goes.
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const DEAREST = 5;

export default class ProjectTimes implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    console.log(`${describeTimes(modules.map(timed)).join('\n')}\n`);
  }
}

export interface TimedFile {
  readonly project: string;
  readonly file: string;
  readonly tests: number;
  /** From its worker's start to its last test. */
  readonly seconds: number;
}

/** A line for each project, the dearest first; its seconds are those of its files one after another. */
export function describeTimes(files: readonly TimedFile[]): string[] {
  const names = [...new Set(files.map(({ project }) => project))];
  return names
    .map((name) => ({ name, of: files.filter(({ project }) => project === name) }))
    .map(({ name, of }) => ({ name, of, seconds: sum(of.map(({ seconds }) => seconds)) }))
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ name, of, seconds }) => {
      const tests = sum(of.map((file) => file.tests));
      const dearest = [...of].sort((a, b) => b.seconds - a.seconds).slice(0, DEAREST);
      const most = dearest.map((one) => `${one.file} ${one.seconds.toFixed(0)}`).join(', ');
      return `${name}: ${of.length} files, ${tests} tests, ${seconds.toFixed(0)} s (${most})`;
    });
}

function timed(module: TestModule): TimedFile {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } =
    module.diagnostic();
  const parts = [environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration];
  return {
    project: module.project.name,
    file: relative(process.cwd(), module.moduleId),
    tests: [...module.children.allTests()].length,
    seconds: sum(parts) / 1000,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
