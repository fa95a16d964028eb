// A set of street photographs: 120 colour images of 480x360 pixels, 11 classes as in CamVid (Brostow et al. 2009) and
// ignored pixels, most classes rare and small.
import { Random } from '../../src/shared/random.ts';
import { Canvas, type Colour, smoothNoise } from './canvas.ts';
import type { MadeUpSet } from './write-set.ts';

const WIDTH = 480;
const HEIGHT = 360;
const IGNORED = 255;

const CLASSES = [
  'sky',
  'building',
  'pole',
  'road',
  'pavement',
  'tree',
  'sign',
  'fence',
  'car',
  'pedestrian',
  'bicyclist',
] as const;
type Class = (typeof CLASSES)[number];

interface Scene {
  readonly canvas: Canvas;
  readonly random: Random;
  /** Row of the horizon, and column where the street vanishes in it. */
  readonly horizon: number;
  readonly vanishing: number;
  readonly grain: (x: number, y: number) => number;
}

export const streets: MadeUpSet = {
  name: 'streets',
  count: 120,
  classes: CLASSES,
  palette: [
    0x808080, 0x800000, 0xc0c080, 0x804080, 0x3c28de, 0x808000, 0xc08080, 0x404080, 0x400080, 0x404000,
    0x0080c0,
  ],
  image(seed, number) {
    const random = Random.for(seed, 'streets', number);
    const canvas = new Canvas(WIDTH, HEIGHT);
    const horizon = random.uniform(130, 190);
    const vanishing = random.uniform(160, 320);
    const scene = { canvas, random, horizon, vanishing, grain: smoothNoise(random, 3) };
    drawSky(scene);
    drawGround(scene);
    drawBuildings(scene);
    for (let i = random.integer(5); i > 0; i--) drawTree(scene);
    for (let i = random.integer(3); i > 0; i--) drawFence(scene);
    for (let i = 1 + random.integer(4); i > 0; i--) drawPole(scene);
    for (let i = 1 + random.integer(5); i > 0; i--) drawCar(scene);
    for (let i = random.integer(6); i > 0; i--) drawPerson(scene, 'pedestrian');
    for (let i = random.integer(3); i > 0; i--) drawPerson(scene, 'bicyclist');
    ignoreBonnet(scene);
    const [gain, noise] = [random.uniform(0.65, 1.2), random.uniform(3, 9)];
    const pixels = canvas.expose(random, { gain, noise, channels: 3 });
    return { canvas, pixels, channels: 3 };
  },
};

function label(name: Class): number {
  return CLASSES.indexOf(name);
}

function shade([red, green, blue]: Colour, factor: number): Colour {
  return [red * factor, green * factor, blue * factor];
}

function tint(random: Random, colour: Colour, spread: number): Colour {
  return colour.map((value) => value + random.uniform(-spread, spread)) as unknown as Colour;
}

function drawSky({ canvas, random, horizon }: Scene): void {
  const cloud = smoothNoise(random, 70);
  const cover = random.uniform(0.2, 0.8);
  const paint = (x: number, y: number): Colour => {
    const white = cloud(x, 2 * y) < cover ? 0.75 : 0.15;
    return [120 + 110 * white, 160 + 70 * white + 0.1 * y, 215 + 25 * white];
  };
  canvas.draw([0, 0, WIDTH, horizon + 1], label('sky'), () => true, paint);
}

/** How far a row lies below the horizon, 0 to 1: what stands there is so much nearer and larger. */
function nearness({ horizon }: Scene, y: number): number {
  return (y - horizon) / (HEIGHT - horizon);
}

function drawGround(scene: Scene): void {
  const { canvas, random, horizon, vanishing, grain } = scene;
  const [left, right] = [random.uniform(0.5, 0.9), random.uniform(0.5, 0.9)].map((share) => share * WIDTH);
  const asphalt = tint(random, [95, 92, 96], 18);
  const stone = tint(random, [150, 140, 132], 22);
  const edges = (y: number) => {
    const near = nearness(scene, y);
    return [vanishing - 8 - left * near, vanishing + 8 + right * near] as const;
  };
  const box = [0, horizon, WIDTH, HEIGHT] as const;
  const rough = (x: number, y: number) => 0.9 + 0.2 * grain(x, y);
  canvas.draw(
    box,
    label('pavement'),
    () => true,
    (x, y) => shade(stone, rough(x, y)),
  );
  const onRoad = (x: number, y: number) => x > edges(y)[0] && x < edges(y)[1];
  const lane = (x: number, y: number) => {
    const [from, to] = edges(y);
    return (
      Math.abs((x - from) / (to - from) - 0.5) < 0.012 && Math.floor(24 * Math.sqrt(nearness(scene, y))) % 2
    );
  };
  canvas.draw(box, label('road'), onRoad, (x, y) =>
    lane(x, y) ? [225, 225, 215] : shade(asphalt, rough(x, y)),
  );
}

function drawBuildings({ canvas, random, horizon, vanishing, grain }: Scene): void {
  for (let x = -20; x < WIDTH; ) {
    const width = random.uniform(35, 110);
    const away = Math.abs(x + width / 2 - vanishing) / WIDTH;
    const height = (30 + 210 * away) * random.uniform(0.7, 1.4);
    const [top, bottom] = [horizon - height, horizon + 8 + 40 * away];
    const wall = tint(random, [140, 115, 100], 45);
    const [pitch, glass] = [random.uniform(9, 18), random.uniform(0.35, 0.8)];
    const start = x;
    const paint = (px: number, py: number) => {
      const window = (px - start) % pitch > pitch * 0.45 && (py - top + 400) % (pitch * 1.3) > pitch * 0.6;
      return shade(wall, (window ? glass : 1) * (0.92 + 0.16 * grain(px, py)));
    };
    if (random.chance(0.85)) canvas.draw([x, top, x + width, bottom], label('building'), () => true, paint);
    x += width + (random.chance(0.3) ? random.uniform(5, 50) : 0);
  }
}

function drawTree({ canvas, random, horizon }: Scene): void {
  const size = random.uniform(18, 60);
  const [cx, cy] = [random.uniform(0, WIDTH), horizon - size * random.uniform(0.3, 1)];
  const leaves = smoothNoise(random, size / 5);
  const fine = smoothNoise(random, 2.5);
  const green = tint(random, [62, 88, 45], 22);
  const inCrown = (x: number, y: number) =>
    Math.hypot(x - cx, (y - cy) * 0.9) / size + 0.5 * (leaves(x, y) - 0.5) < 0.9;
  const box = [cx - 1.5 * size, cy - 1.5 * size, cx + 1.5 * size, cy + 1.5 * size] as const;
  canvas.draw(box, label('tree'), inCrown, (x, y) => shade(green, 0.5 + fine(x, y)));
  const trunk = [cx - size / 12, cy, cx + size / 12, horizon + 12 + size / 3] as const;
  canvas.draw(
    trunk,
    label('tree'),
    () => true,
    () => [70, 55, 42],
  );
}

function drawFence(scene: Scene): void {
  const { canvas, random } = scene;
  const y = scene.horizon + random.uniform(8, 60);
  const height = 14 + 50 * nearness(scene, y);
  const x = random.uniform(-40, WIDTH - 40);
  const wood = tint(random, [120, 95, 75], 30);
  const bars = (px: number, py: number) => Math.floor(px) % 5 < 3 || Math.abs(py - y + height * 0.7) < 2;
  const box = [x, y - height, x + random.uniform(60, 160), y] as const;
  // Its gaps are fence too: labels follow outlines.
  canvas.draw(
    box,
    label('fence'),
    () => true,
    (px, py) => (bars(px, py) ? wood : shade(wood, 0.55)),
  );
}

function drawPole(scene: Scene): void {
  const { canvas, random } = scene;
  const y = scene.horizon + random.uniform(6, 110);
  const near = nearness(scene, y);
  const [x, half, height] = [random.uniform(0, WIDTH), 0.8 + 3 * near, 60 + 220 * near];
  const metal = tint(random, [105, 108, 110], 25);
  canvas.draw(
    [x - half, y - height, x + half, y],
    label('pole'),
    () => true,
    () => metal,
  );
  if (random.chance(0.6)) drawSign(scene, x, y - height * random.uniform(0.75, 1), 4 + 16 * near);
}

function drawSign({ canvas, random }: Scene, x: number, y: number, radius: number): void {
  const round = random.chance(0.5);
  const [rim, plate]: readonly [Colour, Colour] = random.chance(0.5)
    ? [
        [200, 35, 35],
        [240, 240, 240],
      ]
    : [
        [30, 60, 170],
        [60, 95, 200],
      ];
  const away = (px: number, py: number) =>
    round ? Math.hypot(px - x, py - y) / radius : Math.max(Math.abs(px - x), Math.abs(py - y)) / radius;
  const box = [x - radius, y - radius, x + radius + 1, y + radius + 1] as const;
  canvas.draw(
    box,
    label('sign'),
    (px, py) => away(px, py) < 1,
    (px, py) => (away(px, py) > 0.7 ? rim : plate),
  );
}

function drawCar(scene: Scene): void {
  const { canvas, random, horizon } = scene;
  const y = horizon + random.uniform(10, 130);
  const near = nearness(scene, y);
  const [x, width, height] = [random.uniform(-20, WIDTH), 26 + 150 * near, 14 + 75 * near];
  const paint = tint(random, [120, 60, 60], 100);
  const glass: Colour = [45, 55, 65];
  const body = (px: number, py: number) => {
    const [u, v] = [(px - x) / width, (y - py) / height];
    const cabin = u > 0.15 + 0.2 * (v - 0.5) && u < 0.85 - 0.2 * (v - 0.5);
    return v < 0.55 || cabin;
  };
  const colour = (px: number, py: number): Colour => {
    const [u, v] = [(px - x) / width, (y - py) / height];
    if (v < 0.22)
      return Math.abs(u - 0.2) < 0.1 || Math.abs(u - 0.8) < 0.1 ? [25, 25, 28] : shade(paint, 0.5);
    if (v > 0.6 && v < 0.92 && u > 0.24 && u < 0.76) return glass;
    return Math.abs(v - 0.4) < 0.05 && Math.abs(u - 0.5) > 0.4
      ? [230, 220, 160]
      : shade(paint, 0.7 + 0.5 * v);
  };
  canvas.draw([x, y - height, x + width, y], label('car'), body, colour);
}

function drawPerson(scene: Scene, kind: 'pedestrian' | 'bicyclist'): void {
  const { canvas, random, horizon } = scene;
  const y = horizon + random.uniform(10, 120);
  const height = 22 + 110 * nearness(scene, y);
  const [x, half] = [random.uniform(0, WIDTH), height * 0.16];
  const [coat, trousers] = [tint(random, [110, 90, 90], 80), tint(random, [60, 60, 75], 35)];
  const box = [x - 3 * half, y - height, x + 3 * half, y] as const;
  const inside = (px: number, py: number) => {
    const [u, v] = [(px - x) / half, (y - py) / height];
    return v > 0.86 ? Math.hypot(u * 0.16, v - 0.93) < 0.07 : Math.abs(u) < (v > 0.45 ? 1 : 0.75);
  };
  const colour = (_px: number, py: number): Colour => {
    const v = (y - py) / height;
    return v > 0.86 ? [205, 165, 140] : v > 0.45 ? coat : trousers;
  };
  if (kind === 'bicyclist') {
    const wheel = height * 0.24;
    const rims = (px: number, py: number) =>
      [-1, 1].some((side) => Math.abs(Math.hypot(px - x - side * 1.1 * wheel, py - y + wheel) - wheel) < 1.5);
    canvas.draw(box, label(kind), rims, () => [30, 30, 30]);
  }
  canvas.draw(box, label(kind), inside, colour);
}

/** The bonnet of the car that the camera is in, as in CamVid: nobody's class. */
function ignoreBonnet({ canvas, random }: Scene): void {
  const height = random.uniform(0, 25);
  const inside = (x: number, y: number) => y > HEIGHT - height + ((x - WIDTH / 2) / 90) ** 2;
  canvas.draw([0, HEIGHT - 30, WIDTH, HEIGHT], IGNORED, inside, () => [40, 42, 48]);
}
