// The section of the model file.
import { paragraph, type Section } from '../../../document/document.ts';
import { cut } from '../../../document/inline.ts';
import { formatBytes } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';

export function modelSection({ model }: { readonly model: Omit<Results['model'], 'notices'> }): Section {
  const text = `Model: ${cut(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  return { id: 'model', title: 'Model file', leaveOut: 1, blocks: [paragraph(text)] };
}
