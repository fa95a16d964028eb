// What the command `convert` takes: its options before the settings file of the data folder, and what it says of both.
import { expect, test } from 'vitest';
import { readConvert } from '../../src/cli/convert-command.ts';
import { writeFiles } from '../stages/2-dataset/data-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function read(file: string, flags: Readonly<Record<string, string>>) {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, { 'data/best-epoch.yml': file });
  return await readConvert(
    { command: 'convert', positionals: ['data', 'out'], flags, faults: [] },
    folder.path,
  );
}

test.each<[reason: string, file: string, flags: Readonly<Record<string, string>>, labels: string]>([
  ['the settings file says it', 'labels: segments', {}, 'segments'],
  ['the option goes before it', 'labels: segments', { from: 'coco' }, 'coco'],
  ['also where the option says the default', 'labels: segments', { from: 'auto' }, 'auto'],
  ['nobody says it', '', {}, 'auto'],
])('what the labels are: %s', async (reason, file, flags, labels) => {
  expect((await read(file, flags)).settings.labels, reason).toBe(labels);
});

test('the settings file says how the data is read, and flags go before it', async () => {
  const file = "masks: 'truth/{name}.png'\nimages: 'scans/{name}.jpg'\nclasses: [ground, cell]";
  const { settings } = await read(file, { images: 'other/{name}.jpg' });
  expect(settings).toMatchObject({ masks: 'truth/{name}.png', images: 'other/{name}.jpg' });
  expect(settings.classes).toEqual(['ground', 'cell']);
});

test('the setting in the place of the option names the option', async () => {
  await expect(read('', { labels: 'segments' })).rejects.toMatchObject({
    faults: [{ code: 'setting-not-for-command', message: expect.stringContaining('Write `--from`') }],
  });
});
