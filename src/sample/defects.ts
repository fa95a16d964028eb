// Faults of the sensor itself, as charge: glowing columns and rows, hot pixels. Not particles.
import type { Random } from '../shared/random.ts';
import type { ChargeMap } from './charge.ts';

/** Glowing columns and rows: straight, long, and fading slowly away from their source. */
export function addGlow(map: ChargeMap, random: Random): void {
  for (let i = 1 + random.integer(4); i > 0; i--) addGlowingLine(map, random, 'column');
  for (let i = random.integer(3); i > 0; i--) addGlowingLine(map, random, 'row');
  if (random.chance(0.5)) addAmplifierGlow(map, random);
}

/** Hot pixels: single pixels that leak, and short streaks where charge was held back during read-out. */
export function addHotPixels(map: ChargeMap, random: Random): void {
  for (let i = 150 + random.integer(300); i > 0; i--) {
    map.add(random.integer(map.width), random.integer(map.height), random.uniform(1500, 7000));
  }
  for (let i = 10 + random.integer(20); i > 0; i--) addStreak(map, random);
}

/** One to three columns (or rows) lit from a point on, mostly to the edge of the sensor. */
function addGlowingLine(map: ChargeMap, random: Random, direction: 'column' | 'row'): void {
  const [along, across] = direction === 'column' ? [map.height, map.width] : [map.width, map.height];
  const first = random.integer(across);
  const width = 1 + random.integer(3);
  const start = random.chance(0.5) ? 0 : random.integer(Math.floor(along / 2));
  const end = random.chance(0.6) ? along : Math.min(along, start + 80 + random.integer(along));
  const brightness = random.uniform(500, 2500);
  const fading = along * random.uniform(1, 4);
  for (let line = first; line < first + width; line++) {
    const strength = brightness * random.uniform(0.8, 1.2);
    for (let i = start; i < end; i++) {
      const charge = strength * Math.exp(-(i - start) / fading);
      if (direction === 'column') map.add(line, i, charge);
      else map.add(i, line, charge);
    }
  }
}

/** The read-out amplifier warms the columns next to it: a band along one side. */
function addAmplifierGlow(map: ChargeMap, random: Random): void {
  const width = 8 + random.integer(28);
  const brightness = random.uniform(700, 1600);
  const fromRight = random.chance(0.5);
  for (let i = 0; i < width; i++) {
    const charge = brightness * Math.exp((-0.7 * i) / width);
    for (let row = 0; row < map.height; row++) map.add(fromRight ? map.width - 1 - i : i, row, charge);
  }
}

/** One pixel wide, 3 to 10 long, in the direction of read-out. */
function addStreak(map: ChargeMap, random: Random): void {
  const column = random.integer(map.width);
  const row = random.integer(map.height);
  const length = 3 + random.integer(8);
  const brightness = random.uniform(2500, 7000);
  for (let i = 0; i < length; i++) map.add(column, row + i, brightness * Math.exp((-1.2 * i) / length));
}
