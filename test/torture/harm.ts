// From a disturbance to what a process is told or limited by.
import type { Disturbance } from './disturbance.ts';
import type { Harm } from './performance.ts';
import type { Round } from './round.ts';
import type { Stage } from './stage.ts';
import { imagesOf } from './stage.ts';

/** What the work takes undisturbed. */
export interface Extent {
  /** On files below the round's folder. */
  readonly operations: number;
  /** Those that killing-file-system.mjs counts. */
  readonly killable: number;
  readonly ms: number;
}

/** To count the operations on files of a run that nothing disturbs. */
export function counting({ disturbance }: Round, stage: Stage): Harm {
  if (disturbance.kind === 'kill') return { layers: { kills: true, told: {} } };
  const told = { TORTURE_ROOT: stage.folder, TORTURE_COUNT: stage.path('count') };
  return { layers: { kills: false, told } };
}

export async function harmOf(round: Round, stage: Stage, extent: Extent): Promise<Harm> {
  const { disturbance } = round;
  switch (disturbance.kind) {
    case 'none':
    case 'together':
      return {};
    case 'kill': {
      const told = { KILL_AT: `${nth(disturbance.at, extent.killable)}`, KILL_HOW: disturbance.how };
      return { layers: { kills: true, told } };
    }
    case 'kill-moment':
      return { kill: momentOf(disturbance, extent) };
    case 'file-size':
      return { limit: ['fsize', disturbance.kib * 1024] };
    case 'memory':
      return { limit: ['as', disturbance.mib * 2 ** 20] };
    case 'descriptors':
      return { limit: ['nofile', disturbance.most] };
    case 'stdout': {
      const streams = disturbance.both ? (['stdout', 'stderr'] as const) : (['stdout'] as const);
      return disturbance.how === 'full' ? { full: streams } : { closed: streams };
    }
    default: {
      const told = {
        TORTURE_ROOT: stage.folder,
        TORTURE_AT: `${nth(disturbance.at, extent.operations)}`,
        TORTURE_DO: JSON.stringify(await deedOf(disturbance, stage)),
      };
      return { layers: { kills: false, told } };
    }
  }
}

type AtOperation = Extract<
  Disturbance,
  { readonly kind: 'signal' | 'fail' | 'permissions' | 'removed' | 'moved' | 'image' }
>;

async function deedOf(disturbance: AtOperation, stage: Stage): Promise<object> {
  switch (disturbance.kind) {
    case 'signal':
      return { do: 'signal', signal: disturbance.signal, times: disturbance.times };
    case 'fail':
      return { do: 'fail', code: disturbance.code, lasting: disturbance.lasting };
    case 'permissions':
      return { do: 'chmod', path: stage.path(disturbance.place), mode: disturbance.mode };
    case 'removed':
      return { do: 'remove', path: stage.path(disturbance.place) };
    case 'moved':
      return { do: 'rename', path: stage.path(disturbance.place), to: stage.path('aside') };
    case 'image': {
      const images = await imagesOf(stage);
      const path = images[disturbance.which % images.length]!;
      const from = images[(disturbance.which + 1) % images.length]!;
      return { do: disturbance.how, path, from, length: 20 };
    }
  }
}

/** Half of a training's time is over when its first epoch is. */
function momentOf({ from, at }: Extract<Disturbance, { kind: 'kill-moment' }>, { ms }: Extent) {
  if (from === 'start') return { afterMs: Math.round(at * ms) };
  return { said: /^epoch 1\//m, afterMs: Math.round((at * ms) / 2) };
}

/** From 1. */
function nth(share: number, all: number): number {
  return Math.min(all, 1 + Math.floor(share * all));
}
