// The model card's section on licences: what only a person knows, and that of the weights that the model was made from.
import { basename } from 'node:path/posix';
import { escapeText } from '../../../document/markdown/inline.ts';
import type { Origin } from '../../../results/origin.ts';

const OPEN =
  'To be stated by whoever publishes this model, here and at `license` in the first lines of this file. The program does not know it, nor the licence of the data, on which it may depend.';

/** @param notices path of what is passed on with the weights, beside the card; null: it's not there */
export function licenceText(origin: Origin | null, notices: string | null): string {
  if (origin === null) return OPEN;
  const [name, dataset, licence] = [origin.name, origin.dataset, origin.licence].map((text) =>
    escapeText(text),
  );
  const place =
    notices === null ? '`pretrained/` of Best Epoch' : `\`${basename(notices)}\` beside this file`;
  return `${OPEN}\n\nIt was made from the weights of ${name}, pretrained on ${dataset} (sha256 ${origin.sha256}), which are licensed under ${licence}: pass on their licence and their notice, which lie in ${place}.`;
}
