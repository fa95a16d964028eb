// Reads numbers of half precision, IEEE 754's binary16: a sign, 5 bits of exponent, 10 of fraction. It writes none.

/** Of binary32 over binary16: how many more bits the fraction has, and what the exponents are counted from. */
const MORE_FRACTION = 13;
const EXPONENT_SHIFT = 127 - 15;
/** The smallest number above 0. */
const STEP = 2 ** -24;

/** @param bytes little-endian, two a number; they may start at any address */
export function floatsOfHalves(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = new Float32Array(bytes.byteLength / 2);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < floats.length; i++) {
    const half = view.getUint16(2 * i, true);
    const [sign, exponent, fraction] = [(half & 0x8000) << 16, (half >> 10) & 31, half & 0x3ff];
    if (exponent === 0) {
      // 0 and what lies below the smallest exponent: whole steps.
      floats[i] = fraction * STEP;
      bits[i] |= sign;
    } else {
      // Infinity and NaN have the largest exponent, here as there.
      const wider = exponent === 31 ? 255 : exponent + EXPONENT_SHIFT;
      bits[i] = sign | (wider << 23) | (fraction << MORE_FRACTION);
    }
  }
  return floats;
}
