// Small exports of VIA.

export interface Region {
  readonly shape_attributes: object;
  readonly region_attributes: object;
}

/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
export function area(attributes: object, left: number, top: number, right: number, bottom: number): Region {
  const middle = (top + bottom) / 2;
  return region(attributes, {
    name: 'polygon',
    all_points_x: [left, right, right, left, left],
    all_points_y: [top, top, bottom, bottom, middle],
  });
}

export function region(region_attributes: object, shape_attributes: object): Region {
  return { shape_attributes, region_attributes };
}

type Images = Readonly<Record<string, readonly unknown[]>>;

/** Regions by the name of their image, as version 2 exports them. */
export function viaJson(images: Images): string {
  return JSON.stringify(entriesOf(images, (regions) => regions));
}

/** As version 1 exports them. */
export function viaJsonOfVersion1(images: Images): string {
  return JSON.stringify(entriesOf(images, (regions) => ({ ...regions })));
}

export function viaProject(images: Images, options?: object): string {
  return JSON.stringify({
    _via_settings: { ui: {}, core: {}, project: { name: 'cells' } },
    _via_img_metadata: entriesOf(images, (regions) => regions),
    _via_attributes: { region: { name: { type: options ? 'dropdown' : 'text', options } }, file: {} },
    _via_data_format_version: '2.0.10',
    _via_image_id_list: Object.keys(images),
  });
}

function entriesOf(images: Images, form: (regions: readonly unknown[]) => unknown): object {
  const entries = Object.entries(images).map(([filename, regions]) => [
    `${filename}-1`,
    { filename, size: -1, regions: form(regions), file_attributes: {} },
  ]);
  return Object.fromEntries(entries);
}

/** A line for each region, and one for an image without any. */
export function viaCsv(images: Readonly<Record<string, readonly Region[]>>): string {
  const quoted = (value: object) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
  const lines = Object.entries(images).flatMap(([filename, regions]) => {
    const head = `${filename},-1,"{}",${regions.length}`;
    if (regions.length === 0) return [`${head},0,"{}","{}"`];
    return regions.map(
      ({ shape_attributes, region_attributes }, i) =>
        `${head},${i},${quoted(shape_attributes)},${quoted(region_attributes)}`,
    );
  });
  const header =
    'filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes';
  return [header, ...lines].join('\n');
}
