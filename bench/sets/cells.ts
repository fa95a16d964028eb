// A small microscopy set: 30 grey images of 512x512 pixels, cells on an uneven background, two classes. Dust and cells
// out of focus look alike but are background.
import { Random } from '../../src/shared/random.ts';
import { Canvas, smoothNoise } from './canvas.ts';
import type { MadeUpSet } from './write-set.ts';

const SIZE = 512;

export const cells: MadeUpSet = {
  name: 'cells',
  count: 30,
  classes: ['background', 'cell'],
  palette: [0x000000, 0x5ae65a],
  image(seed, number) {
    const random = Random.for(seed, 'cells', number);
    const canvas = new Canvas(SIZE, SIZE);
    drawBackground(canvas, random);
    for (let i = 0; i < 12; i++) drawCell(canvas, random, 'out of focus');
    for (let i = 40 + random.integer(60); i > 0; i--) drawCell(canvas, random, 'in focus');
    for (let i = 0; i < 60; i++) drawDust(canvas, random);
    const [gain, noise] = [random.uniform(0.6, 1.3), random.uniform(5, 12)];
    return { canvas, pixels: canvas.expose(random, { gain, noise, channels: 1 }), channels: 1 };
  },
};

function drawBackground(canvas: Canvas, random: Random): void {
  const light = smoothNoise(random, 220);
  const grain = smoothNoise(random, 9);
  const whole = [0, 0, SIZE, SIZE] as const;
  canvas.draw(
    whole,
    0,
    () => true,
    (x, y) => grey(55 + 45 * light(x, y) + 12 * grain(x, y)),
  );
}

/** An ellipse with a rim, a nucleus and a texture of its own; out of focus it fades out and has no label. */
function drawCell(canvas: Canvas, random: Random, focus: 'in focus' | 'out of focus'): void {
  const [cx, cy] = [random.uniform(0, SIZE), random.uniform(0, SIZE)];
  const radius = random.uniform(8, 22) * (focus === 'in focus' ? 1 : 1.6);
  const [stretch, turn] = [random.uniform(0.6, 1), random.uniform(0, Math.PI)];
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const bumps = smoothNoise(random, radius / 1.5);
  const texture = smoothNoise(random, 3);
  const light = random.uniform(18, 70);
  const distance = (x: number, y: number) => {
    const u = ((x - cx) * cosine + (y - cy) * sine) / radius;
    const v = ((y - cy) * cosine - (x - cx) * sine) / (radius * stretch);
    return Math.hypot(u, v) + 0.25 * (bumps(x, y) - 0.5);
  };
  const box = [cx - 2 * radius, cy - 2 * radius, cx + 2 * radius, cy + 2 * radius] as const;
  const under = (x: number, y: number) => canvas.pixels[(y * SIZE + x) * 3];
  if (focus === 'out of focus') {
    const blurred = (x: number, y: number) =>
      grey(under(x, y) + 0.7 * light * Math.max(0, 1 - distance(x, y) / 1.6));
    canvas.draw(box, 0, (x, y) => distance(x, y) < 1.6, blurred);
    return;
  }
  const paint = (x: number, y: number) => {
    const d = distance(x, y);
    const rim = d > 0.8 ? 0.55 : 0;
    const nucleus = d < 0.4 ? 0.5 : 0;
    return grey(under(x, y) + light * (0.45 + rim + nucleus + 0.5 * (texture(x, y) - 0.5)));
  };
  canvas.draw(box, 1, (x, y) => distance(x, y) < 1, paint);
}

function drawDust(canvas: Canvas, random: Random): void {
  const [cx, cy] = [random.uniform(0, SIZE), random.uniform(0, SIZE)];
  const radius = random.uniform(0.8, 3);
  const light = random.uniform(90, 220);
  for (let y = Math.max(0, Math.floor(cy - 4)); y < Math.min(SIZE, cy + 4); y++) {
    for (let x = Math.max(0, Math.floor(cx - 4)); x < Math.min(SIZE, cx + 4); x++) {
      // Dust on a cell hides it, and its label stays the cell's: nobody labels that finely.
      if (Math.hypot(x - cx, y - cy) < radius)
        canvas.pixels.fill(light, (y * SIZE + x) * 3, (y * SIZE + x) * 3 + 3);
    }
  }
}

function grey(value: number) {
  return [value, value, value] as const;
}
