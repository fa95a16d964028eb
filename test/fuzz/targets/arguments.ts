// What is typed behind a command, each line an argument, and a runner's variables.
import { parseArguments } from '../../../src/cli/arguments.ts';
import { readInputs } from '../../../src/stages/1-config/action-inputs.ts';
import { expectFaults, orFaults } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

export default {
  refusals: [],
  seeds: () =>
    [
      'train\n--data\ncells\n--epochs=3\n-v',
      'predict\nmodel.onnx\n--\n--x\n-epochs\n3',
      '--fail-if\na\n--fail-if\nb',
    ].map(bytesOf),
  words: ['\n--', '\n-', '=', '__proto__', 'constructor', '--no-'],
  mostBytes: 1024,
  async run(input) {
    const lines = textOf(input).split('\n');
    const read = await orFaults(() => parseArguments(lines));
    if (read !== undefined) expectFaults(read.faults);
    const variables = lines.map((line) => [`INPUT_${line.toUpperCase()}`, line] as const);
    expectFaults(readInputs(Object.fromEntries(variables)).faults);
  },
} satisfies Target;
