// The model card's section on licences: what only a person knows, and that of the weights that the model was made from.
import { escapeText } from '../../../document/markdown/inline.ts';
import type { Origin } from '../../../results/origin.ts';

const OPEN =
  'To be stated by whoever publishes this model, here and at `license` in the first lines of this file. The program does not know it, nor the licence of the data, on which it may depend.';

export function licenceText(origin: Origin | null): string {
  if (origin === null) return OPEN;
  const [name, dataset, licence] = [origin.name, origin.dataset, origin.licence].map((text) =>
    escapeText(text),
  );
  return `${OPEN}\n\nIt was made from the weights of ${name}, pretrained on ${dataset} (sha256 ${origin.sha256}), which are licensed under ${licence}: pass on their licence and their notice, which lie in \`pretrained/\` of Best Epoch.`;
}
