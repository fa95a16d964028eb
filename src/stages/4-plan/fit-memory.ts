// Makes a plan that fits the memory there is: what the recipe chose is lowered, batch first, with the reason told; what the user
// chose stays, with a warning.
import { type Fault, memoryLacking, memoryTight } from '../../errors.ts';
import { inBinaryUnits } from '../../shared/binary-units.ts';
import type { Settings } from '../1-config/settings.ts';
import { fits, foreseePeak, type Memory } from './memory.ts';
import type { Plan } from './plan.ts';

/** Batch statistics want more than one image. */
const LEAST_BATCH = 2;
const LEAST_EDGE = 64;
/** What `image-size` takes. */
const EDGE_STEP = 16;

/** So many times what there is isn't tried: what is foreseen is at most a quarter too much. */
const HOPELESS = 2;

export type Sizes = Pick<Settings, 'batchSize' | 'imageSize'>;

export interface FittedPlan {
  readonly plan: Plan;
  readonly faults: readonly Fault[];
}

/** @param make a plan of these sizes, the others of the settings as they are */
export function fitMemory(settings: Sizes, make: (sizes: Sizes) => Plan, memory: Memory): FittedPlan {
  const first = make(settings);
  const available = inBinaryUnits(memory.availableBytes);
  const foreseen = foreseePeak(first, memory);
  if (fits(first, memory)) return told(first, memory, []);
  const reason = `foreseen to take ${inBinaryUnits(foreseen)} of the ${available} that there is`;
  const open = { batch: settings.batchSize === undefined, patch: isOpen(first, settings) };
  const smaller = [...sizesBelow(first, settings, open)].map(make);
  const plan = smaller.find((one) => fits(one, memory));
  if (plan !== undefined) return told(withReasons(plan, first, reason, settings), memory, []);
  const all = [...sizesBelow(first, settings, { batch: true, patch: first.network.task === 'segmentation' })];
  const fitting = all.find((sizes) => fits(make(sizes), memory));
  const words = [inBinaryUnits(foreseen), available] as const;
  const lowered = inWords(fitting, first, settings);
  const limit = memory.isEnd === true ? 'address-space' : 'machine';
  const most = limit === 'machine' ? HOPELESS * memory.availableBytes : memory.availableBytes;
  const fault = foreseen > most ? memoryLacking(...words, limit, lowered) : memoryTight(...words, lowered);
  return told(first, memory, [fault]);
}

/** Of a classifier the images are read at their size already. */
function isOpen({ network }: Plan, { imageSize }: Sizes): boolean {
  return network.task === 'segmentation' && imageSize === undefined;
}

function* sizesBelow(
  { batchSize, patch }: Plan,
  settings: Sizes,
  open: { readonly batch: boolean; readonly patch: boolean },
): Generator<Sizes> {
  let batch = batchSize;
  while (open.batch && batch > LEAST_BATCH) {
    batch = Math.max(LEAST_BATCH, batch >> 1);
    yield { ...settings, batchSize: batch };
  }
  if (!open.patch) return;
  let edge = Math.max(patch.height, patch.width);
  while (edge > LEAST_EDGE) {
    edge = Math.max(LEAST_EDGE, Math.floor(edge / 2 / EDGE_STEP) * EDGE_STEP);
    yield { batchSize: batch, imageSize: edge };
  }
}

/** Sizes that were given to `make` are not the user's. */
function withReasons(plan: Plan, first: Plan, why: string, settings: Sizes): Plan {
  const own = new Map(first.reasons.map(({ setting, value, reason }) => [setting, { value, reason }]));
  const chosen: readonly string[] = settings.batchSize === undefined ? [] : ['batch-size'];
  return {
    ...plan,
    reasons: plan.reasons.map((one) => {
      const before = own.get(one.setting);
      if (before === undefined || chosen.includes(one.setting)) return one;
      if (one.reason !== 'as set' || before.reason === 'as set') return one;
      if (one.value === before.value) return { ...one, reason: before.reason };
      return { ...one, reason: `lowered from ${before.value}, ${why}` };
    }),
  };
}

function told(plan: Plan, memory: Memory, faults: readonly Fault[]): FittedPlan {
  const foreseenMemoryBytes = Math.round(foreseePeak(plan, memory));
  const value = inBinaryUnits(foreseenMemoryBytes);
  const reason = `foreseen peak; ${inBinaryUnits(memory.availableBytes)} there is`;
  return {
    plan: {
      ...plan,
      foreseenMemoryBytes,
      reasons: [...plan.reasons, { setting: 'memory', value, reason }],
    },
    faults,
  };
}

/** Only what changes. */
function inWords(sizes: Sizes | undefined, first: Plan, settings: Sizes): readonly string[] {
  if (sizes === undefined) return [];
  const { batchSize, imageSize } = sizes;
  return [
    ...(batchSize === undefined || batchSize === first.batchSize ? [] : [`\`batch-size: ${batchSize}\``]),
    ...(imageSize === undefined || imageSize === settings.imageSize ? [] : [`\`image-size: ${imageSize}\``]),
  ];
}
