// Folders with exports of Labelbox, scanned from the disk: what is read, what becomes of it, and what is said.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { pictures, scanned } from '../shapes/scanned.ts';

const LEFT_READ = '1100 1100 1100 1100';
const TOP_READ = '1111 1111 0000 0000';
const BOTH_READ = [`a.png - ${LEFT_READ}`, `b.png - ${TOP_READ}`];

/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
function polygon(name: string, [left, top, right, bottom]: readonly number[]): object {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, (top + bottom) / 2],
  ];
  return { name, annotation_kind: 'ImagePolygon', polygon: corners.map(([x, y]) => ({ x, y })) };
}

const LEFT = polygon('cell', [0, 0, 2, 4]);
const TOP = polygon('cell', [0, 0, 4, 2]);

function row(external_id: string, ...labels: readonly (readonly object[] | object)[]): object {
  return {
    data_row: { id: external_id, external_id },
    media_attributes: { width: 4, height: 4 },
    projects: {
      clx: { name: 'cells', labels: labels.map((one) => (Array.isArray(one) ? label(one) : one)) },
    },
  };
}

function label(objects: readonly object[], details: object = {}, more: object = {}): object {
  return {
    label_kind: 'Default',
    label_details: details,
    annotations: { objects, classifications: [] },
    ...more,
  };
}

const lines = (...rows: readonly object[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join('');
const read = (content: string, changes: Partial<Settings> = {}) =>
  scanned({ ...pictures(['a.png', 'b.png']), 'export.ndjson': content }, changes);

describe('is read', () => {
  test.each<[reason: string, content: string]>([
    ['lines', lines(row('a.png', [LEFT]), row('b.png', [TOP]))],
    ['one list', JSON.stringify([row('a.png', [LEFT]), row('b.png', [TOP])], null, 2)],
    [
      'rows without an external id, by their address',
      lines(
        {
          ...row('a.png', [LEFT]),
          data_row: { id: 'x', row_data: 'https://example.com/scans/a.png?sig=1/2.png' },
        },
        { ...row('b.png', [TOP]), data_row: { id: 'y', row_data: 'gs://bucket/b.png', global_key: 'k' } },
      ),
    ],
    [
      'the older form, with words for keys',
      JSON.stringify([
        {
          ID: 'x',
          'DataRow ID': 'r',
          'Labeled Data': 'https://example.com/q',
          Label: { objects: [{ ...LEFT, name: undefined, title: 'cell' }] },
          'External ID': 'a.png',
        },
        {
          ID: 'y',
          'DataRow ID': 's',
          'Labeled Data': 'https://example.com/b.png',
          Label: { objects: [{ ...TOP, name: undefined, title: 'cell' }] },
        },
      ]),
    ],
  ])('%s', async (reason, content) => {
    const { source, images } = await read(content);
    expect({ source, images }, reason).toEqual({ source: 'labelbox', images: BOTH_READ });
  });

  test('what is drawn later lies on top', async () => {
    const { images, codes } = await read(
      lines(row('a.png', [TOP, polygon('dust', [0, 0, 2, 4])]), row('b.png', [TOP])),
    );
    expect(images[0]).toBe('a.png - 2211 2211 2200 2200');
    expect(codes).toContain('shapes-overlap');
  });

  test('not boxes, points and lines, nor rows without a label', async () => {
    const { images, codes, told } = await read(
      lines(
        row('a.png', [
          LEFT,
          { name: 'cell', bounding_box: { top: 0, left: 0, height: 1, width: 1 } },
          { name: 'cell', point: { x: 1, y: 1 } },
          { name: 'cell', line: [{ x: 1, y: 1 }] },
        ]),
        row('b.png', [TOP]),
        row('c.png'),
        row('d.png', label([], {}, { performance_details: { skipped: true } })),
      ),
    );
    expect(images).toEqual(BOTH_READ);
    expect(codes).toEqual(
      expect.arrayContaining(['boxes-ignored', 'marks-ignored', 'tasks-without-annotation']),
    );
    expect(told).toContain(
      'has 2 tasks without an annotation (1 that annotators have skipped, 1 that nobody has done)',
    );
  });

  test('an empty label as background', async () => {
    const { images } = await read(lines(row('a.png', [LEFT]), row('b.png', [])));
    expect(images[1]).toBe('b.png - 0000 0000 0000 0000');
  });
});

describe('several labels of a row', () => {
  const ann = label([LEFT], { created_by: 'ann@example.com', updated_at: '2026-01-03T10:00:00Z' });
  const bob = label([TOP], { created_by: 'bob@example.com', updated_at: '2026-01-02T10:00:00Z' });

  test.each<
    [reason: string, labels: readonly object[], setting: Settings['annotators'], code: string | undefined]
  >([
    ['that differ', [ann, bob], 'agree', 'annotators-disagree'],
    ['the newest, as set', [ann, bob], 'newest', 'newest-annotations-taken'],
    ['that are the same', [ann, ann], 'agree', undefined],
    [
      'of which one is the benchmark',
      [label([LEFT], { is_benchmark_reference: true }), bob],
      'agree',
      'ground-truth-taken',
    ],
  ])('%s', async (reason, labels, annotators, code) => {
    const { images, codes } = await read(lines(row('a.png', ...labels), row('b.png', [TOP])), { annotators });
    expect(images, reason).toEqual(code === 'annotators-disagree' ? [] : BOTH_READ);
    const saidOfThem = ['annotators-disagree', 'newest-annotations-taken', 'ground-truth-taken'];
    expect(
      codes.filter((one) => saidOfThem.includes(one)),
      reason,
    ).toEqual(code === undefined ? [] : [code]);
  });
});

test('masks at addresses alone are told once: that there is no shape follows from them', async () => {
  const masks = lines(row('a.png', [{ name: 'road', mask: { url: 'https://api.labelbox.com/1.png' } }]));
  const { codes, told } = await read(masks);
  expect(codes).toEqual(['masks-at-addresses']);
  expect(told).toContain(
    'in the data folder, which downloads them, and set `masks: "masks/{class}/{name}__*.png"`',
  );
});

describe('asks', () => {
  test.each<[reason: string, content: string, code: string, said: string]>([
    [
      'masks, which lie at addresses',
      lines(row('a.png', [LEFT, { name: 'road', mask: { url: 'https://api.labelbox.com/1.png' } }])),
      'masks-at-addresses',
      '1 mask in the Labelbox annotations lies at an address of Labelbox, and nothing is fetched',
    ],
    [
      'masks alone',
      lines(
        row('a.png', [
          { name: 'road', composite_mask: { url: 'https://api.labelbox.com/1.png', color_rgb: [1, 2, 3] } },
        ]),
      ),
      'masks-at-addresses',
      'Download them with your Labelbox key',
    ],
    [
      'masks of the older form',
      JSON.stringify([
        {
          ID: 'x',
          Label: { objects: [{ title: 'road', instanceURI: 'https://api.labelbox.com/1' }] },
          'External ID': 'a.png',
        },
      ]),
      'masks-at-addresses',
      '1 mask',
    ],
    [
      'boxes alone',
      lines(row('a.png', [{ name: 'cell', bounding_box: { top: 0, left: 0, height: 1, width: 1 } }])),
      'only-boxes',
      "boxes aren't trained",
    ],
    [
      'an image of another size',
      lines({ ...row('a.png', [LEFT]), media_attributes: { width: 8, height: 8 } }, row('b.png', [TOP])),
      'annotation-size-mismatch',
      '"a.png"',
    ],
  ])('%s', async (reason, content, code, said) => {
    const { images, codes, told } = await read(content);
    expect(images, reason).toEqual([]);
    expect(codes, reason).toContain(code);
    expect(told, reason).toContain(said);
  });
});

describe('hostile input is told', () => {
  test.each<[reason: string, object: object, why: string]>([
    [
      'a coordinate that is none',
      { name: 'cell', polygon: [{ x: 0 }, { x: 1, y: null }, { x: 2, y: 2 }] },
      'has a coordinate that is no number',
    ],
    [
      'a coordinate far out',
      {
        name: 'cell',
        polygon: [
          { x: 1e300, y: 0 },
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      'has a coordinate beyond',
    ],
    ['a polygon that is no list', { name: 'cell', polygon: 'x' }, 'has a polygon that is no list of points'],
  ])('%s', async (reason, object, why) => {
    const { told } = await read(lines(row('a.png', [object]), row('b.png', [TOP])));
    expect(told, reason).toContain(`"a.png" has an annotation in "export.ndjson" that ${why}`);
  });

  test('a line that is cut off', async () => {
    const { codes } = await read(lines(row('a.png', [LEFT]), row('b.png', [TOP])).slice(0, -20));
    expect(codes).toContain('annotation-file-unreadable');
  });

  test('a line that is no JSON', async () => {
    const { told } = await read(
      lines(row('a.png', [LEFT]), row('b.png', [TOP])).replace('"width":4', '"width":NaN'),
    );
    expect(told).toContain('has 1 entry that is no JSON');
  });

  test('names of what every object has', async () => {
    const { codes } = await read(
      '{"data_row": {"external_id": "__proto__"}, "projects": {"__proto__": {"labels": 3}}}\n',
    );
    expect(codes).toContain('no-shapes');
  });
});
