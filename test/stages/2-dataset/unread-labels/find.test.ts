// Which tool's labels are told where nothing that is read labels the images.
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../data-folder.ts';

const NAMES = ['a', 'b', 'c'];

/** An image of each name, and a file beside it for each. */
function labelled(
  image: (name: string) => string,
  label?: (name: string) => string,
  text: string | Buffer = '',
): Files {
  const images = NAMES.map((name, i) => [image(name), grey([i, 7, 9])] as const);
  const labels = label === undefined ? [] : NAMES.map((name) => [label(name), text] as const);
  return Object.fromEntries([...images, ...labels]);
}

const images = (name: string) => `images/${name}.jpg`;
const COCO = '{"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [], "categories": []}';
const BOX = '0 0.5 0.5 0.25 0.25\n';

test.each<[reason: string, files: Files, said: RegExp]>([
  [
    'VIA, as a German Excel saves it',
    {
      ...labelled(images),
      'a.csv':
        '\uFEFFfilename;file_size;file_attributes;region_count;region_id;region_shape_attributes\na.jpg;1',
    },
    /of VIA, saved again .*\("a\.csv"\).* with commas/,
  ],
  [
    'a compressed export',
    { ...labelled(images), 'a.json.gz': Buffer.from([0x1f, 0x8b, 8, 0]) },
    /\("a\.json\.gz"\).*Unpack it/,
  ],
  [
    'VIA of version 3',
    { ...labelled(images), 'p.json': '{"project": {"pid": "__VIA_PROJECT_ID__"' },
    /of VIA 3, /,
  ],
  [
    'Datumaro',
    { ...labelled(images), 'annotations/default.json': '{"dm_format_version": "1.0", "categories": {' },
    /of Datumaro, .*`datum convert/,
  ],
  [
    'V7 Darwin',
    labelled(
      images,
      (name) => `${name}.json`,
      '{"version": "2.0", "schema_ref": "https://example.com/darwin_json/2.0/schema.json", "item": {',
    ),
    /of V7 Darwin, .*export them as COCO/,
  ],
  [
    'SuperAnnotate',
    labelled(images, (name) => `images/${name}.png.json`, '{"metadata": {"name": "a"}, "instances": ['),
    /of SuperAnnotate, .*export_annotation/,
  ],
  [
    'Encord',
    { ...labelled(images), 'labels.json': '[{"label_hash": "a", "data_title": "b", "data_units": {' },
    /of Encord, .*export them as COCO/,
  ],
  [
    'Hasty',
    { ...labelled(images), 'project.json': '{"project_name": "a", "export_format_version": "1.1"' },
    /of Hasty, .*export them as COCO/,
  ],
  [
    'Scale',
    { ...labelled(images), 'tasks.json': '[{"task_id": "5f", "type": "polygonannotation", "response": {' },
    /of Scale, .*PNG for each image/,
  ],
  [
    'Label Studio, of videos',
    {
      ...labelled(images),
      'ls.json': '[{"id": 1, "data": {"video": "/data/upload/1/a.mp4"}, "annotations": []}]',
    },
    /of Label Studio, of videos, .*\("ls\.json"\).*Save the frames/,
  ],
  [
    'Label Studio, with pages',
    {
      ...labelled(images),
      'ls.json':
        '[{"id": 1, "annotations": [{"result": [{"type": "polygonlabels", "item_index": 0}]}], "data": {"pages": ["a.jpg", "b.jpg"]}}]',
    },
    /several images in a task, .*\("ls\.json"\).*a task of each image/,
  ],
  [
    'COCO, wrapped in a list',
    { ...labelled(images), 'a.json': `[${COCO}]` },
    /of COCO, in a list of its own, .*\("a\.json"\).*outermost brackets/,
  ],
  [
    'COCO with a comment in front',
    { ...labelled(images), 'a.json': `// exported on Monday\n${COCO}` },
    /\("a\.json"\).*Take the comment out/,
  ],
  [
    'COCO called a text',
    { ...labelled(images), 'a.txt': COCO },
    /writes JSON, .*\("a\.txt"\).*the ending \.json/,
  ],
  [
    'COCO called nothing',
    { ...labelled(images), 'labels/annotations': COCO },
    /writes JSON, .*\("labels\/annotations"\).*the ending \.json/,
  ],
  [
    'CVAT called a text',
    { ...labelled(images), 'cvat.txt': '<?xml version="1.0"?>\n<annotations><version>1.1</version>' },
    /writes XML, .*\("cvat\.txt"\).*the ending \.xml/,
  ],
  [
    'YOLO beside names in capitals',
    labelled(
      (name) => `${name.toUpperCase()}.JPG`,
      (name) => `${name}.txt`,
      '0 0.1 0.1 0.5 0.1 0.5 0.5\n',
    ),
    /of YOLO, .* 3 files \("a\.txt", .*exactly like its image/,
  ],
  [
    'an archive',
    { ...labelled(images), 'export.zip': Buffer.from('PK') },
    /of an archive, .*\("export\.zip"\).*Unpack it/,
  ],
])('%s', async (reason, files, said) => {
  await using folder = await temporaryFolder();
  const { faults, dataset } = await scanFiles(folder.path, files);
  expect(dataset, reason).toBeUndefined();
  expect(faults.map(({ code }) => code)).toEqual(['labels-not-read']);
  expect(faults[0].message).toMatch(said);
});

test.each<[reason: string, files: Files, code: string]>([
  [
    'texts for people beside the images',
    labelled(images, (name) => `images/${name}.txt`, 'A cell, 3 days old.\n'),
    'no-masks',
  ],
  ['a table of boxes of no image', { ...labelled(images), 'labels/z.txt': BOX }, 'no-masks'],
  ['settings without an ending', { ...labelled(images), config: '{"features": 1}' }, 'no-masks'],
  ['a note without an ending', { ...labelled(images), README: 'Cells, 3 days old.\n' }, 'no-masks'],
  ['settings of another program', { ...labelled(images), 'package.json': '{"name": "x"}' }, 'no-masks'],
  [
    'masks label the images',
    {
      ...labelled(images, (name) => `labels/${name}.txt`, BOX),
      ...Object.fromEntries(NAMES.map((name) => [`masks/${name}.png`, grey([0, 1])])),
    },
    'too-few',
  ],
])('not where it is something else: %s', async (reason, files, code) => {
  await using folder = await temporaryFolder();
  const codes = (await scanFiles(folder.path, files)).faults.map((fault) => fault.code);
  expect(codes, reason).not.toContain('labels-not-read');
  if (code === 'no-masks') expect(codes).toEqual([code]);
});

test.each<[reason: string, content: string | Uint8Array, code: string, said: string]>([
  [
    'UTF-16 with its mark',
    Buffer.from('\uFEFF{"images": []}', 'utf16le'),
    'annotation-file-in-utf16',
    'is written in UTF-16, and nothing else labels the images, expected UTF-8. Save it again as UTF-8.',
  ],
  ['UTF-16 without it', Buffer.from('{"images": []}', 'utf16le'), 'annotation-file-in-utf16', 'UTF-16'],
])('where annotations are expected lies %s', async (reason, content, code, said) => {
  await using folder = await temporaryFolder();
  const { faults } = await scanFiles(folder.path, { ...labelled(images), '_annotations.coco.json': content });
  expect(
    faults.map((fault) => fault.code),
    reason,
  ).toEqual([code]);
  expect(faults[0].message).toContain(said);
});

test.each<[reason: string, file: string, text: string, code: string]>([
  [
    'a CSV of VIA',
    'via_export_csv.csv',
    '#filename,file_size,region_shape_attributes\n',
    'annotation-file-in-utf16',
  ],
  ['a label file of YOLO', 'labels/a.txt', '0 0 0 1 0 1 1\n', 'annotation-file-in-utf16'],
  ['a box of YOLO', 'a.txt', '3 0.5 0.5 0.25 0.25\r\n', 'annotation-file-in-utf16'],
  ['a note', 'notes.txt', 'taken on 3 May\n', 'no-masks'],
])('in UTF-16 lies %s', async (reason, file, text, code) => {
  await using folder = await temporaryFolder();
  const content = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const { faults } = await scanFiles(folder.path, { ...labelled(images), [file]: content });
  expect(
    faults.map((fault) => fault.code),
    reason,
  ).toEqual([code]);
});
