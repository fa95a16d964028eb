// Fetches what the jobs of a matrix have uploaded, for the job that joins them: of each run's artifact the files that
// merging reads, and no others.
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { unzipSync } from 'fflate';
import { InputError, mergeDownloadFailed } from '../../../errors.ts';
import { NOTICES_FILE } from '../../../results/run-folder.ts';
import { inTime, neededTransferMs } from '../../../shared/deadline.ts';
import { messageOf } from '../../../shared/message-of.ts';
import { remove } from '../../../shared/move-and-remove.ts';

export type DownloadClient = Pick<DefaultArtifactClient, 'listArtifacts' | 'downloadArtifact'>;

/** Run folders in a temporary folder, which goes with them. */
export interface DownloadedRuns extends AsyncDisposable {
  /** By the artifact's name. */
  readonly folders: readonly { readonly name: string; readonly folder: string }[];
}

/** All that is taken out of an archive: no name of a file is followed anywhere. */
const FILES = ['results.json', 'model/model.onnx', 'model/card.md', `model/${NOTICES_FILE}`];

/**
 * The newest artifact of each fold or row that this workflow run has.
 * @param artifactName without the suffix of a fold or a row
 * @throws InputError `merge-download-failed`; the run's reason to end
 */
export async function downloadRuns(
  artifactName: string,
  signal: AbortSignal,
  client: DownloadClient = new DefaultArtifactClient(),
): Promise<DownloadedRuns> {
  const root = await mkdtemp(join(tmpdir(), 'best-epoch-runs-'));
  const clear = () => remove(root, { recursive: true, force: true });
  const folders: { name: string; folder: string }[] = [];
  let current = artifactName;
  try {
    const list = () => client.listArtifacts({ latest: true });
    const { artifacts } = await inTime(list, { ms: neededTransferMs(0), signal });
    for (const { name, id, digest, size } of artifacts.filter((one) => isRun(one.name, artifactName))) {
      current = name;
      const archive = join(root, `${id}.download`);
      const hash = digest === undefined ? {} : { expectedHash: digest };
      const options = { path: archive, skipDecompress: true, ...hash };
      const download = () => client.downloadArtifact(id, options);
      const { digestMismatch } = await inTime(download, { ms: neededTransferMs(size), signal });
      if (digestMismatch) throw new Error('its digest is not the one that it was uploaded with');
      const folder = join(root, String(id));
      await extract(archive, folder);
      folders.push({ name, folder });
    }
  } catch (cause) {
    await clear();
    signal.throwIfAborted();
    const reason = messageOf(cause);
    throw new InputError(mergeDownloadFailed(current, reason), { cause });
  }
  return { folders, [Symbol.asyncDispose]: clear };
}

function isRun(name: string, artifactName: string): boolean {
  return name.startsWith(artifactName) && /^-(fold|sweep-row)-\d+$/.test(name.slice(artifactName.length));
}

/** The client leaves one file, under a name that the server gives it. */
async function extract(archive: string, folder: string): Promise<void> {
  const [file = ''] = await readdir(archive);
  const contents = unzipSync(await readFile(join(archive, file)), {
    filter: ({ name }) => FILES.includes(name),
  });
  await mkdir(folder);
  for (const [name, bytes] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  await remove(archive, { recursive: true });
}
