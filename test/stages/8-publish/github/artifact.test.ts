// An upload that is never answered: how long it's waited for, by what goes over the line and by whether the run was cancelled.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LAST_CALL_MS, NoAnswer, neededTransferMs } from '../../../../src/shared/deadline.ts';
import { uploadArtifact, uploadReport } from '../../../../src/stages/8-publish/github/artifact.ts';
import type { Report } from '../../../../src/stages/8-publish/publisher.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const CANCELLED = AbortSignal.abort(new DOMException('SIGTERM received', 'AbortError'));

test.each([
  ['a minute and what its size takes', uploadArtifact, undefined, neededTransferMs(5000)],
  ['as much for the page', uploadReport, undefined, neededTransferMs(5000)],
  ['the last seconds of a run that was cancelled', uploadArtifact, CANCELLED, LAST_CALL_MS],
])('%s', async (why, upload, signal, ms) => {
  await using folder = await temporaryFolder();
  const reportPath = join(folder.path, 'report.html');
  await writeFile(reportPath, 'x'.repeat(5000));
  const report = { folder: folder.path, files: [reportPath], reportPath } as unknown as Report;
  const options = { name: 'best-epoch', retentionDays: undefined, report: true, signal };
  const client = { uploadArtifact: vi.fn(() => new Promise<never>(() => undefined)) };
  const outcome = expect(upload(report, options, client), why).rejects.toEqual(new NoAnswer(ms));
  while (client.uploadArtifact.mock.calls.length === 0) await new Promise((turn) => setImmediate(turn));
  await vi.advanceTimersByTimeAsync(ms);
  await outcome;
});
