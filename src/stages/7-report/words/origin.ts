// What is said of the pretrained weights that a model was made from, be it by way of others: the same wherever a model is
// named, in documents, logs and cards. Plain text.
import { cut } from '../../../document/inline.ts';
import type { Origin } from '../../../results/origin.ts';

/** "EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 0123456789ab)" */
export function originWords({ name, dataset, licence, sha256 }: Origin): string {
  return `${cut(name)}, pretrained on ${cut(dataset)} (${cut(licence)}, sha256 ${sha256.slice(0, 12)})`;
}

/** A sentence; none of a model that was made from no such weights. */
export function originSentence(origin: Origin | null): string[] {
  return origin === null ? [] : [`The model was made from the weights of ${originWords(origin)}.`];
}

/** A clause: whether the test tells of images that the weights had not seen. */
export function unknownInPretraining({ dataset }: Pick<Origin, 'dataset'>): string {
  return `whether any of the test images is in ${cut(dataset)}, on which the weights were pretrained, is not known`;
}
