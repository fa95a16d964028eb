import { expect, test } from 'vitest';
import { maskSizeMismatch } from '../../../../src/errors.ts';
import { localPublisher } from '../../../../src/stages/8-publish/local/publisher.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { epochEvent, started, step, stopped, validation } from '../events.ts';
import { writeReport } from '../report.ts';
import { screen } from './screen.ts';

function publisher(isTerminal: boolean) {
  const out: string[] = [];
  const errors: string[] = [];
  const clock = { ms: 0 };
  const local = localPublisher({
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => errors.push(text) },
    isTerminal,
    columns: () => 120,
    now: () => (clock.ms += 1000),
  });
  return { local, out, errors };
}

const RUN = [
  started(),
  step(1, 1),
  step(1, 2),
  validation(1, 1),
  epochEvent({ epoch: 1 }),
  step(2, 1),
  epochEvent({ epoch: 2, improved: false, withoutImprovement: 1 }),
];

test('a plain log gets one line an epoch and no control characters', () => {
  const { local, out } = publisher(false);
  for (const event of [...RUN, stopped()]) local.training(event);
  expect(out.map((line) => line.split(' · ')[0])).toEqual([
    'Training: up to 10 epochs of 4 steps, stopping after 5 without improvement\n',
    'epoch 1/10',
    'epoch 2/10',
    'Stopped after epoch 3 (patience). Best epoch: 2\n',
  ]);
  expect(out.join('')).not.toContain('\u001b');
  expect(out.join('')).not.toContain('\r');
});

test('a terminal shows the same lines and under them the bar of the running epoch', () => {
  const { local, out } = publisher(true);
  for (const event of RUN) local.training(event);
  const lines = screen(out);
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^epoch 2\/10 · /);
  expect(lines[3]).toMatch(/^epoch 3\/10 ░+ train 0\/4 · loss 0\.500 · patience 4 of 5 · at most 16 s left$/);
});

test('the bar is gone when training has stopped', () => {
  const { local, out } = publisher(true);
  for (const event of [...RUN, stopped()]) local.training(event);
  expect(screen(out).at(-1)).toBe('');
});

test('faults go to stderr with their code, and the bar makes room', () => {
  const { local, out, errors } = publisher(true);
  for (const event of RUN) local.training(event);
  local.faults([maskSizeMismatch('masks/1.png', '2x2', 'images/1.png', '3x3')]);
  expect(errors.join('')).toMatch(/^error: mask-size-mismatch: mask "masks\/1\.png" is 2x2, .*\n$/);
  expect(screen(out).at(-1)).toBe('');
});

test('a hostile name can neither move the cursor nor make a line of its own', () => {
  const { local, out } = publisher(true);
  local.say('class "\u001b[2Jx\nerror: y\u202e"');
  local.group('\u001b]0;title\u0007');
  expect(out.join('')).toBe('class "\\u{1b}[2Jx\\nerror: y\\u{202e}"\n\n\\u{1b}]0;title\\u{7}\n');
});

test('a gate that failed is an error, after all is said', async () => {
  await using folder = await temporaryFolder();
  const report = await writeReport(folder.path);
  const gate = {
    text: 'test-accuracy < 0.99',
    status: 'failed',
    sentence: 'test-accuracy is 0.987, below 0.99',
    value: 0.987,
    bound: 0.99,
    baseline: null,
  } as const;
  const { local, out, errors } = publisher(false);
  await local.publish({ ...report, results: { ...report.results, gates: [gate] } });
  expect(out[0]).toBe('Gates: 0 of 1 passed; failed: `test-accuracy < 0.99` (0.987)\n');
  expect(errors).toEqual([
    'error: gate-failed: gate `test-accuracy < 0.99` failed: test-accuracy is 0.987, below 0.99. The model and the reports are there all the same.\n',
  ]);
});

test('publishing says how good the model is and where it lies', async () => {
  await using folder = await temporaryFolder();
  const { local, out } = publisher(false);
  await local.publish(await writeReport(folder.path));
  expect(out.join('')).toMatch(
    /^Test macro F1 0\.981, accuracy 0\.987, mean Dice 0\.975\nStopped after epoch 3 of 10: validation loss had not improved for 5 epochs\. /m,
  );
  expect(out.join('')).toContain('model.onnx\n');
  expect(out.join('')).toContain('summary.md\n');
  expect(out.join('')).toMatch(/^Report: .*report\.html$/m);
});
