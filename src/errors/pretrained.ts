// Faults of the pretrained weights that come with this program.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

/** What there is in place of the weights: none, something unreadable (the reason), fewer or other bytes. */
export type WeightsDamage =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'size'; readonly bytes: number; readonly expected: number }
  | { readonly kind: 'digest'; readonly sha256: string; readonly expected: string };

export const pretrainedNotClassic = defineFault({
  code: 'pretrained-not-classic',
  words: (): Wording => ({
    subject: 'setting "initial-model"',
    got: 'is "imagenet", whose network is not that of `recipe: classic`',
    fix: 'Leave out one of the two.',
  }),
  example: [],
  note: 'The classic recipe is the published one, from random weights or those of an earlier model of it. `recipe: auto` makes the pretrained network the encoder of its own.',
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
  note: 'The file is held against its size and its SHA-256 before anything is read of it. A download that was cut short, a copy without the folder `pretrained`, a checkout that changes line ends or a failing disk look so. `NOTICE` and `LICENSE` beside it are to be there, too: they go with every model that is made from the weights.',
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
