// Gates for a test, as they are typed.
import type { Gate } from '../../../src/stages/1-config/gates/grammar.ts';
import { gates } from '../../../src/stages/1-config/gates.ts';

export function gatesOf(text: string): readonly Gate[] {
  const parsed = gates().parse(text, '/');
  if (!parsed.ok) throw new Error(`not a gate: ${text}`);
  return parsed.value;
}
