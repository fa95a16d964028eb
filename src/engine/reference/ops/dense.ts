// Fully connected, N,C -> N,units (torch.nn.Linear): y[n,u] = b[u] + sum over c of W[u,c] * x[n,c].
// Backward: dx[n,c] = sum over u of W[u,c] * dy[n,u];  dW[u,c] = sum over n of x[n,c] * dy[n,u];  db = sum over n of dy.
import { zeros, zerosLike } from '../tensor64.ts';
import type { Operation } from './operation.ts';

export const dense: Operation<'dense'> = {
  forward({ units }, [x], { weight, bias }) {
    const [batch, channels] = x.shape;
    const y = zeros([batch, units]);
    for (let n = 0; n < batch; n++) {
      for (let u = 0; u < units; u++) {
        let sum = bias.data[u];
        for (let c = 0; c < channels; c++) sum += weight.data[u * channels + c] * x.data[n * channels + c];
        y.data[n * units + u] = sum;
      }
    }
    return y;
  },

  backward({ units }, [x], { weight, bias }, _mode, dY) {
    const [batch, channels] = x.shape;
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    const dBias = zerosLike(bias);
    for (let n = 0; n < batch; n++) {
      for (let u = 0; u < units; u++) {
        const dy = dY.data[n * units + u];
        dBias.data[u] += dy;
        for (let c = 0; c < channels; c++) {
          dX.data[n * channels + c] += weight.data[u * channels + c] * dy;
          dWeight.data[u * channels + c] += x.data[n * channels + c] * dy;
        }
      }
    }
    return { inputs: [dX], parameters: { weight: dWeight, bias: dBias } };
  },
};
