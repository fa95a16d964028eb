// Gates through the built command line: what a shell or a job sees of them.
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDataSet } from '../e2e/data-set.ts';
import { besidesSmallParts, runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const CLI = resolve('dist/cli.js');
const SMALL = ['--threads', '1', '--epochs', '1', '--batch-size', '4', '--image-size', '32'];

async function train(folder: string, gates: readonly string[]) {
  await writeDataSet(join(folder, 'data'), { count: 16 });
  const args = ['train', '--data', 'data', '--output', 'run', ...SMALL];
  return runProgram([CLI, ...args, ...gates.flatMap((gate) => ['--fail-if', gate])], { cwd: folder });
}

describe('a training with gates', () => {
  it('ends with 1 when one fails, and has written and said everything', async () => {
    await using dir = await temporaryFolder();
    const gates = ['val-loss > 0\nclass square f1 < 0', 'delta test-accuracy < 0'];
    const { code, stdout, stderr } = await train(dir.path, gates);
    expect(code, stderr).toBe(1);
    const line =
      /^Gates: 1 of 2 passed; failed: `val-loss > 0` \([\d.]+\); not applicable: `delta test-acc.*$/m;
    expect(stdout).toMatch(line);
    expect(stdout).toMatch(/^Model: .*model\.onnx$/m);
    expect(stderr).toMatch(
      /^error: gate-failed: gate `val-loss > 0` failed: val-loss is [\d.]+, above 0\. The model and the reports are there all the same\.\n$/m,
    );
    const results = JSON.parse(await readFile(join(dir.path, 'run', 'results.json'), 'utf8'));
    expect(results.gates).toMatchObject([
      { text: 'val-loss > 0', status: 'failed', value: results['validation-loss'], bound: 0 },
      { text: 'class square f1 < 0', status: 'passed', bound: 0 },
      { text: 'delta test-accuracy < 0', status: 'not-applicable', value: null },
    ]);
    expect(results.settings['fail-if']).toHaveLength(3);
    for (const file of ['summary.md', 'report.html'])
      expect(await readFile(join(dir.path, 'run', file), 'utf8'), file).toContain('Gates: 1 of 2 passed');
    expect(results).toMatchObject({ name: 'data', data: { root: 'data' }, settings: { output: 'run' } });
    for (const file of ['results.json', 'summary.md', 'report.html', 'model/card.md'])
      expect(await readFile(join(dir.path, 'run', file), 'utf8'), `${file} is for others`).not.toContain(
        basename(dir.path),
      );
  });

  it('is refused before it begins where a class is unknown, as by `check`', async () => {
    await using dir = await temporaryFolder();
    await writeDataSet(join(dir.path, 'data'), { count: 16 });
    const args = ['check', '--data', 'data', '--fail-if', 'class squares f1 < 0.5'];
    const { code, stderr } = await runProgram([CLI, ...args], { cwd: dir.path });
    expect(code, stderr).toBe(2);
    expect(stderr).toContain('gate-class-unknown: ');
  });

  it('ends with 0 when none fails', async () => {
    await using dir = await temporaryFolder();
    const { code, stdout, stderr } = await train(dir.path, ['val-loss < 0', 'worse']);
    expect({ code, stderr: besidesSmallParts(stderr) }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Gates: 1 of 1 passed; not applicable: `worse` (No baseline: ');
  });
});
