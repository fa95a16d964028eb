import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/stages/2-dataset/class-colors.ts
var OKABE_ITO = [
  0,
  15113984,
  5682409,
  40563,
  15787074,
  29362,
  13983232,
  13400487
];
function defaultColor(index) {
  if (index < OKABE_ITO.length) return toRgb(OKABE_ITO[index]);
  const hue = (index - OKABE_ITO.length) * 137.508 % 360;
  const lightness = index % 2 === 0 ? 0.65 : 0.4;
  return [0, 8, 4].map((n) => hslChannel(n, hue, lightness));
}
function toRgb(color) {
  return [color >> 16 & 255, color >> 8 & 255, color & 255];
}
function hslChannel(n, hue, lightness) {
  const k = (n + hue / 30) % 12;
  const amplitude = 0.7 * Math.min(lightness, 1 - lightness);
  return Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
}

export {
  defaultColor,
  toRgb
};
