// The command that downloads the masks of a Labelbox export, run as it's told: what it writes is read as their classes.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { grey, scanFiles } from '../../data-folder.ts';

const LEFT = [255, 255, 0, 0];
const RIGHT = [0, 0, 255, 0];
const LAST = [0, 0, 0, 255];

test('what the message says downloads the masks with the key, and the setting reads them', async () => {
  const masks = await Promise.all([LEFT, RIGHT, LAST].map((values) => grey(values)));
  const server = createServer((request, response) => {
    const isAllowed = request.headers.authorization === 'Bearer secret';
    response.writeHead(isAllowed ? 200 : 401).end(masks[Number(request.url?.slice(1))]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const object = (name: string, i: number) => ({ name, mask: { url: `${address}/${i}` } });
    const row = (name: string, objects: readonly object[]) =>
      JSON.stringify({
        data_row: { external_id: name },
        projects: { p: { labels: [{ annotations: { objects } }] } },
      });
    await using root = await temporaryFolder();
    const files = {
      'images/a.png': [1, 2, 3],
      'images/b.png': [4, 5, 6],
      'export.ndjson': [
        row('a.png', [object('cell', 0), object('big grain', 1), object('cell', 2)]),
        row('b.png', [object('cell', 0)]),
      ].join('\n'),
    };
    const { faults } = await scanFiles(root.path, files);
    expect(faults.map(({ code }) => code)).toEqual(['masks-at-addresses']);
    const [, program] = /`node -e "(.*?)"`/s.exec(faults[0].message) ?? [];
    const [, pattern] = /`masks: "(.*?)"`/.exec(faults[0].message) ?? [];
    expect(program, 'a shell would change it').not.toMatch(/["$!`]/);
    const run = (key: string) =>
      promisify(execFile)(process.execPath, ['-e', program!], {
        cwd: root.path,
        env: { ...process.env, LABELBOX_API_KEY: key },
      });
    await expect(run('wrong')).rejects.toThrow('401');
    await run('secret');
    const { dataset } = await scanFiles(root.path, {}, { masks: pattern });
    expect(dataset?.classes.map(({ name }) => name)).toEqual(['background', 'big grain', 'cell']);
    expect(dataset?.samples.map(({ image, classCounts }) => [image, ...classCounts])).toEqual([
      ['images/a.png', 0, 4, 12],
      ['images/b.png', 8, 0, 8],
    ]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
