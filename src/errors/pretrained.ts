// Faults of the pretrained weights that come with this program.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** What there is in place of the weights: none, something unreadable (the reason), fewer or other bytes. */
export type WeightsDamage =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'size'; readonly bytes: number; readonly expected: number }
  | { readonly kind: 'digest'; readonly sha256: string; readonly expected: string };

export const pretrainedClassifiesOnly = defineFault({
  code: 'pretrained-classifies-only',
  words: (): Wording => ({
    subject: 'setting "initial-model"',
    got: 'is "imagenet", whose network starts a classification',
    expected: 'the data set is for segmentation',
    fix: 'Leave `initial-model` out.',
  }),
  example: [],
  note: 'A segmentation starts from random weights, or from an earlier model of your own.',
});

export const pretrainedWeightsDamaged = defineFault({
  code: 'pretrained-weights-damaged',
  words: (path: string, damage: WeightsDamage): Wording => ({
    subject: `pretrained weights ${quote(path)}`,
    ...foundOf(damage),
    fix: "They come with this version and are not as they were: install Best Epoch again, or check out the action's whole repository.",
  }),
  example: [
    '/opt/best-epoch/pretrained/efficientnet-lite0.safetensors',
    { kind: 'size', bytes: 1048576, expected: 7017088 },
  ],
  note: 'The file is held against its size and its SHA-256 before anything is read of it. A download that was cut short, a copy without the folder `pretrained`, a checkout that changes line ends or a failing disk look so.',
});

function foundOf(damage: WeightsDamage): Pick<Wording, 'got' | 'expected'> {
  switch (damage.kind) {
    case 'missing':
      return { got: 'are missing' };
    case 'unreadable':
      return { got: `can't be read: ${escapeControls(damage.reason)}` };
    case 'size':
      return { got: `have ${damage.bytes} bytes`, expected: `expected ${damage.expected}` };
    case 'digest':
      return { got: `have the SHA-256 ${damage.sha256}`, expected: `expected ${damage.expected}` };
  }
}
