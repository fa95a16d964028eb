// A parser with a fault that no random input comes upon: it lies behind bytes that have to be right one after the other.
import { bytesOf, type Target } from '../driver/target.ts';

class Refused extends Error {}

function parse(input: Uint8Array): number {
  if (input[0] !== 0x46) throw new Refused('no F');
  if (input[1] !== 0x1a) throw new Refused('no mark');
  if (input[2] === 7) return kindOf(input);
  throw new Refused('another version');
}

function kindOf(input: Uint8Array): number {
  if (input[3] === 0x5a) {
    if (input[4] === 0xc3) return (undefined as unknown as Uint8Array).length;
    return 1;
  }
  return 0;
}

export default {
  refusals: [Refused],
  seeds: () => [bytesOf('a file')],
  mostBytes: 64,
  run: parse,
} satisfies Target;
