// Faults of the data as the command `convert` tells them, which has an option of its own for a setting.
import { type Fault, isWorded, type WordedFault } from './fault.ts';

/**
 * What is said of the setting `labels`, by the words of `convert`.
 * @param isTyped it was given as `--from`, and not by the settings file
 */
export function inWordsOfConvert(fault: Fault, isTyped: boolean): Fault {
  const reworded = (text: string) => {
    const named = isTyped ? text.replace(/^setting "labels" is/, '`--from` is') : text;
    return named.replace(/`labels: ([a-z-]+)`/g, '`--from $1`').replaceAll('`labels`', '`--from`');
  };
  const message = reworded(fault.message);
  if (!isWorded(fault)) return { ...fault, message };
  const { subject, got, expected, fix } = fault.parts;
  const worded: WordedFault = {
    ...fault,
    message,
    parts: {
      subject: reworded(subject),
      got: reworded(got),
      expected: expected && reworded(expected),
      fix: reworded(fix),
    },
  };
  return worded;
}
