// Colours to show classes in, where the masks bring none: distinguishable with impaired colour vision as far as
// eight colours go (Okabe & Ito 2008), then evenly spread hues.

type Rgb = readonly [number, number, number];

const OKABE_ITO: readonly number[] = [
  0x000000, 0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7,
];

/** The default colour of class `index`; class 0, mostly the background, is black. */
export function defaultColor(index: number): Rgb {
  if (index < OKABE_ITO.length) return toRgb(OKABE_ITO[index]);
  // The golden angle keeps each new hue far from all before it.
  const hue = ((index - OKABE_ITO.length) * 137.508) % 360;
  const lightness = index % 2 === 0 ? 0.65 : 0.4;
  return [0, 8, 4].map((n) => hslChannel(n, hue, lightness)) as [number, number, number];
}

/** 0xRRGGBB as red, green, blue. */
export function toRgb(color: number): Rgb {
  return [(color >> 16) & 255, (color >> 8) & 255, color & 255];
}

/** One channel of HSL to RGB at saturation 0.7 (CSS Color 4, section 7.1). */
function hslChannel(n: number, hue: number, lightness: number): number {
  const k = (n + hue / 30) % 12;
  const amplitude = 0.7 * Math.min(lightness, 1 - lightness);
  return Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
}
