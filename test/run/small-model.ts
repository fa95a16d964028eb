// A model file as a training leaves it, of a network that takes no time to write.
import { createHash } from 'node:crypto';
import { exportModel } from '../../src/engine/onnx/export.ts';
import { initialParameters } from '../../src/network/parameters.ts';
import { unet } from '../../src/network/unet.ts';
import { mobileDecoder } from '../engine/onnx/samples.ts';

export const network = unet({
  task: 'segmentation',
  channels: 1,
  classes: 2,
  widths: [2, 4],
  activation: 'relu',
  batchNorm: true,
  dropout: 0,
  l2: 0,
});
export const normalization = { channels: [{ low: 0, high: 255, offset: 10, scale: 0.5 }] };
export const parameters = initialParameters(network, 3);

export const FACTS = {
  task: 'segmentation',
  classes: '["ground","cell"]',
  palette: '[[0,0,0],[1,2,3]]',
  channels: '1',
  'bit-depth': '8',
  normalization: JSON.stringify(normalization),
  tile: '{"height":64,"width":64}',
  stride: '2',
  network: network.title,
  layers: JSON.stringify(network.layers),
};

export const MODEL = exportModel(network, parameters, { normalization, metadata: FACTS });
export const sha256 = createHash('sha256').update(MODEL).digest('hex');

const colour = { channels: [0, 1, 2].map(() => normalization.channels[0]!) };

/** Of a network with all that a MobileNet and a decoder over it have. */
export const mobileParameters = initialParameters(mobileDecoder, 3);
export const MOBILE_MODEL = exportModel(mobileDecoder, mobileParameters, {
  normalization: colour,
  metadata: {
    ...FACTS,
    classes: '["ground","cell","wall"]',
    palette: '[[0,0,0],[1,2,3],[4,5,6]]',
    channels: '3',
    normalization: JSON.stringify(colour),
    stride: '4',
    network: mobileDecoder.title,
    layers: JSON.stringify(mobileDecoder.layers),
  },
});
