// A parser that never ends where a length is 0.
import type { Target } from '../driver/target.ts';

export default {
  refusals: [],
  seeds: () => [Uint8Array.of(3, 1, 2, 2, 9)],
  mostBytes: 64,
  run(input) {
    for (let at = 0; at < input.length; at += input[at]!);
  },
} satisfies Target;
