// input: the normalised images, N,C,H,W. There's nothing to compute.
import { InternalError } from '../../../errors.ts';
import type { Op } from './op.ts';

export const input: Op<{ readonly op: 'input'; readonly name: string; readonly channels: number }> = {
  forward: () => {
    throw new InternalError('the input is given to the graph, not computed by it');
  },
  export: (_exporter, _layer, [images]) => images,
};
