// Small files of "CVAT for images", as CVAT 2 writes them.

/** Of all pictures that they are of. */
const EDGE = 4;

export interface Given {
  readonly labels?: readonly string[];
  /** Elements within `<labels>` beside these. */
  readonly more?: string;
  /** Each image's attributes, or its name, and what stands in it. */
  readonly images: readonly (readonly [attributes: string, content: string])[];
}

export function cvatFile({ labels = ['cell', 'dust'], more = '', images }: Given): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<annotations>
  <version>1.1</version>
  <meta>
    <job>
      <id>2510421</id>
      <subset>default</subset>
      <labels>${labels
        .map(
          (name) => `
        <label>
          <name>${name}</name>
          <color>#3517e2</color>
          <type>any</type>
          <attributes><attribute><name>seen</name><input_type>text</input_type></attribute></attributes>
        </label>`,
        )
        .join('')}${more}
      </labels>
    </job>
    <dumped>2025-05-27 17:53:15.414532+00:00</dumped>
  </meta>${images
    .map(
      ([attributes, content], id) => `
  <image id="${id}" ${attributes.includes('=') ? attributes : `name="${attributes}" width="${EDGE}" height="${EDGE}"`}>
    ${content}
  </image>`,
    )
    .join('')}
</annotations>
`;
}

export function polygon(label: string, points: string, more = ''): string {
  return `<polygon label="${label}" source="manual" occluded="0" points="${points}" ${more}>
    </polygon>`;
}

/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
export function area(left: number, top: number, right: number, bottom: number): string {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, (top + bottom) / 2],
  ];
  return corners.map((corner) => corner.map((at) => at.toFixed(2)).join(',')).join(';');
}
