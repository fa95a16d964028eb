// Particles that hit a thick CCD, as charge: electrons ("worms"), muons (straight), alphas and X-rays (blobs).
// What is simulated: scattering, energy loss, and diffusion that grows with the depth of the hit.
import type { Random } from '../shared/random.ts';
import type { ChargeMap } from './charge.ts';

/** Diffusion in pixels of charge from the back of the sensor; charge from the front diffuses least. */
const DIFFUSION_BACK = 1.3;
const DIFFUSION_FRONT = 0.45;
/** Length of one simulated step in pixels. */
const STEP = 0.5;

/** Some of every kind, mostly electrons. */
export function addParticles(map: ChargeMap, random: Random): void {
  const busy = random.uniform(0.3, 1);
  for (let i = 0; i < Math.round(40 * busy); i++) addElectron(map, random);
  for (let i = random.integer(4); i > 0; i--) addMuon(map, random);
  for (let i = random.integer(7); i > 0; i--) addAlpha(map, random);
  for (let i = Math.round(20 * busy); i > 0; i--) addXray(map, random);
}

/**
 * An electron loses energy along its path, the more the slower it is, and scatters the more the slower it is:
 * the track curls up and brightens towards its end.
 */
function addElectron(map: ChargeMap, random: Random): void {
  const length = random.uniform(15, 110);
  const brightness = random.uniform(1000, 2600);
  let [x, y] = anywhere(map, random);
  let depth = random.next();
  let heading = random.uniform(0, 2 * Math.PI);
  let curvature = random.normal() * 0.05;
  for (let gone = 0; gone < length; gone += STEP) {
    const left = 1 - gone / length;
    const loss = 1 + 2.2 * Math.exp(-7 * left);
    map.addDiffused(x, y, diffusion(depth), STEP * brightness * loss * random.uniform(0.7, 1.3));
    curvature = 0.97 * curvature + (random.normal() * 0.035) / (0.25 + left);
    heading += curvature * STEP + (random.normal() * 0.06) / (0.3 + left);
    x += Math.cos(heading) * STEP;
    y += Math.sin(heading) * STEP;
    depth = Math.min(1, Math.max(0, depth + random.normal() * 0.02));
  }
}

/** A muon goes straight through: sharp where it meets the front, wide at the back. */
function addMuon(map: ChargeMap, random: Random): void {
  const length = random.uniform(25, 140);
  const heading = random.uniform(0, 2 * Math.PI);
  const brightness = random.uniform(900, 1600);
  const [x, y] = anywhere(map, random);
  for (let gone = 0; gone < length; gone += STEP) {
    // Energy loss in a thin layer has a long tail upwards (Landau); an exponential stands in for it.
    const loss = 0.75 - 0.25 * Math.log(1 - random.next());
    map.addDiffused(
      x + Math.cos(heading) * gone,
      y + Math.sin(heading) * gone,
      diffusion(gone / length),
      STEP * brightness * loss,
    );
  }
}

/** An alpha stops at once; its dense charge repels itself into a round blob. */
function addAlpha(map: ChargeMap, random: Random): void {
  const sigma = random.uniform(1.8, 3.2);
  map.addDiffused(...anywhere(map, random), sigma, random.uniform(4000, 12000) * sigma);
}

/** An X-ray is a point that diffused: always wider than a pixel, unlike a hot one. */
function addXray(map: ChargeMap, random: Random): void {
  map.addDiffused(...anywhere(map, random), diffusion(random.uniform(0.4, 1)), random.uniform(4000, 12000));
}

/** Diffusion grows with the root of the drift length; depth 0 is the front, 1 the back. */
function diffusion(depth: number): number {
  return Math.sqrt(DIFFUSION_FRONT ** 2 + (DIFFUSION_BACK ** 2 - DIFFUSION_FRONT ** 2) * depth);
}

function anywhere(map: ChargeMap, random: Random): [x: number, y: number] {
  return [random.uniform(0, map.width), random.uniform(0, map.height)];
}
