// As Hugging Face's ImageFolder has labels: a line of JSON for each image of a part, and the names of the numbers beside.
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, imagesAt, PICTURES } from './pictures.ts';

export function labelledLines(): Files {
  const lines = PICTURES.map(({ name }, i) => JSON.stringify({ file_name: name, label: i % CLASSES.length }));
  return {
    ...imagesAt((name) => `train/${name}`),
    'train/metadata.jsonl': `${lines.join('\n')}\n`,
    'id2label.json': JSON.stringify({ ...CLASSES }),
  };
}
