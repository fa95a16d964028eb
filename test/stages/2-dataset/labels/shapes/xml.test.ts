// XML by pieces: what is read, and where it stands in the file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readXml } from '../../../../../src/stages/2-dataset/labels/shapes/xml.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';

async function placesIn(text: string): Promise<readonly string[]> {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'a.xml'), text);
  const bytes = await readFile(join(folder.path, 'a.xml'));
  const starts: number[] = [];
  const places: string[] = [];
  await readXml(folder.path, 'a.xml', {
    open: (_, __, at) => starts.push(at),
    close: (name, at) => places.push(`${name}: ${bytes.toString('utf8', starts.pop(), at)}`),
  });
  return places;
}

test.each<[reason: string, text: string, places: readonly string[]]>([
  ['an element within another', '<a><b x="1">t</b></a>', ['b: t</b>', 'a: <b x="1">t</b></a>']],
  ['one that closes itself', '<a><b/>\n</a>', ['b: ', 'a: <b/>\n</a>']],
  ['letters of several bytes', '<a é="ü𝄞">ü𝄞<b>ß</b>€</a>', ['b: ß</b>', 'a: ü𝄞<b>ß</b>€</a>']],
  ['lines of Windows', '<a>\r\n<b>\r\n</b>\r\n</a>', ['b: \r\n</b>', 'a: \r\n<b>\r\n</b>\r\n</a>']],
  [
    'what is no element',
    '\uFEFF<?xml version="1.0"?><!-- <b> --><a><![CDATA[<b>]]></a>',
    ['a: <![CDATA[<b>]]></a>'],
  ],
])('%s', async (reason, text, places) => {
  expect(await placesIn(text), reason).toEqual(places);
});

test('places are the same across the pieces in which a large file is read', async () => {
  const texts = Array.from({ length: 60_000 }, (_, i) => `é${i}\r\n𝄞`);
  const places = await placesIn(`<a>${texts.map((text) => `<b>${text}</b>`).join('\r\n')}</a>`);
  expect(places.slice(0, -1)).toEqual(texts.map((text) => `b: ${text}</b>`));
});
