// Releases as Segments.ai exports them.

export interface GivenSample {
  readonly name: string;
  readonly attributes?: object | null;
  readonly status?: string;
  readonly labels?: object;
}

export function release(samples: readonly GivenSample[], type = 'segmentation-bitmap'): string {
  return JSON.stringify({
    name: 'v1',
    description: '',
    created_at: '2026-01-31 10:00:00+00:00',
    dataset: {
      name: 'cells',
      owner: 'ann',
      task_type: type,
      task_attributes: {
        format_version: '0.1',
        categories: [
          { id: 2, name: 'dust', color: [1, 2, 3] },
          { id: 1, name: 'cell' },
        ],
      },
      labelsets: [{ name: 'ground-truth', description: '' }],
      samples: samples.map(({ name, attributes = null, status = 'LABELED', labels }) => ({
        uuid: name,
        name,
        attributes: { image: { url: `https://example.com/${name}` } },
        metadata: {},
        labels: labels ?? { 'ground-truth': attributes && { label_status: status, attributes } },
      })),
    },
  });
}
