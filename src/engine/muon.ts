// What Muon is in every engine (Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks"; in
// PyTorch torch.optim.Muon, in Keras keras.optimizers.Muon): Nesterov momentum whose matrix is made nearly orthogonal,
// so that no direction of a weight learns more slowly for having smaller gradients. For hidden weights only; AdamW has
// biases, batch norm's parameters and the last layer.
import type { OptimizerSpec } from './engine.ts';

export type MuonSpec = Extract<OptimizerSpec, { name: 'muon' }>;
export type AdamSpec = Extract<OptimizerSpec, { name: 'adam' | 'adamw' }>;

/**
 * X = a X + (b X X' + c (X X')^2) X, five times, from X / max(||X||, epsilon): singular values end between 0.7 and 1.2.
 * The coefficients rise fastest from 0; they are those of Jordan's publication, which PyTorch and Keras have too.
 */
export const NEWTON_SCHULZ = { a: 3.4445, b: -4.775, c: 2.0315, iterations: 5, epsilon: 1e-7 };

/**
 * What the orthogonal matrix is multiplied with: its elements then change about as fast as AdamW's, so that learning
 * rate and weight decay mean the same for both (Liu et al. 2025, "Muon is scalable for LLM training", section 2.2;
 * PyTorch: `adjust_lr_fn="match_rms_adamw"`).
 */
export function muonScale(rows: number, columns: number): number {
  return 0.2 * Math.sqrt(Math.max(rows, columns));
}

/** The optimizer of everything that Muon doesn't take. */
export function besideMuon({ beta1, beta2, epsilon, weightDecay }: MuonSpec): AdamSpec {
  return { name: 'adamw', beta1, beta2, epsilon, weightDecay };
}
