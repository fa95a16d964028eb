// One update per optimizer, each as PyTorch's documentation writes its algorithm; p parameter, g gradient, t the
// update's number from 1. Which parameters decay is the network's to say.
import type { OptimizerSpec } from '../engine.ts';
import { type AdamSpec, besideMuon } from '../muon.ts';
import { muon } from './muon.ts';
import type { Update } from './update.ts';

/** Changes `parameter` and `slots` in place. */
export function update(spec: OptimizerSpec, change: Update): void {
  if (spec.name === 'sgd') sgd(spec, change);
  else if (spec.name === 'adadelta') adadelta(spec, change);
  else if (spec.name !== 'muon') adam(spec, change);
  else if (change.hidden) muon(spec, change);
  else adam(besideMuon(spec), change);
}

type Sgd = Extract<OptimizerSpec, { name: 'sgd' }>;
type Adadelta = Extract<OptimizerSpec, { name: 'adadelta' }>;

/** torch.optim.SGD: g += decay * p; buffer = momentum * buffer + g; p -= lr * buffer. */
function sgd({ momentum }: Sgd, { parameter, gradient, slots, learningRate, decay }: Update): void {
  for (let i = 0; i < parameter.length; i++) {
    let g = gradient[i] + decay * parameter[i];
    if (momentum !== 0) {
      slots.momentum_buffer[i] = momentum * slots.momentum_buffer[i] + g;
      g = slots.momentum_buffer[i];
    }
    parameter[i] -= learningRate * g;
  }
}

/**
 * torch.optim.Adam (Kingma & Ba 2015): g += decay * p; m = b1 * m + (1 - b1) * g; v = b2 * v + (1 - b2) * g^2;
 * p -= lr * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps).
 * torch.optim.AdamW (Loshchilov & Hutter 2019): p -= lr * decay * p first, and no decay in g.
 */
function adam(spec: AdamSpec, { parameter, gradient, slots, learningRate, decay, t }: Update): void {
  const { beta1, beta2, epsilon } = spec;
  const { exp_avg: m, exp_avg_sq: v } = slots;
  const decoupled = spec.name === 'adamw';
  for (let i = 0; i < parameter.length; i++) {
    const g = gradient[i] + (decoupled ? 0 : decay * parameter[i]);
    if (decoupled) parameter[i] -= learningRate * decay * parameter[i];
    m[i] = beta1 * m[i] + (1 - beta1) * g;
    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
    const mean = m[i] / (1 - beta1 ** t);
    const deviation = Math.sqrt(v[i] / (1 - beta2 ** t));
    parameter[i] -= (learningRate * mean) / (deviation + epsilon);
  }
}

/**
 * torch.optim.Adadelta (Zeiler 2012): v = rho * v + (1 - rho) * g^2; d = sqrt(u + eps) / sqrt(v + eps) * g;
 * u = rho * u + (1 - rho) * d^2; p -= lr * d.
 */
function adadelta({ rho, epsilon }: Adadelta, { parameter, gradient, slots, learningRate }: Update): void {
  const { square_avg: v, acc_delta: u } = slots;
  for (let i = 0; i < parameter.length; i++) {
    const g = gradient[i];
    v[i] = rho * v[i] + (1 - rho) * g * g;
    const d = (Math.sqrt(u[i] + epsilon) / Math.sqrt(v[i] + epsilon)) * g;
    u[i] = rho * u[i] + (1 - rho) * d * d;
    parameter[i] -= learningRate * d;
  }
}
