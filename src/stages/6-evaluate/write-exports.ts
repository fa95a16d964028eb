// The formats that the model is written in beside model.onnx, as the setting `export` asks.
import { join } from 'node:path';
import { removeFolderAtomic } from '../../shared/write-folder-atomic.ts';
import type { ExportFormat, Settings } from '../1-config/settings.ts';
import type { ModelFile, ModelInput } from './model-facts.ts';
import { type LayersModelInput, writeTfjs } from './write-tfjs.ts';

export interface ExportedModel {
  readonly format: ExportFormat;
  readonly input: LayersModelInput;
  /** Height and width of what it takes must be multiples of this. */
  readonly stride: number;
  /** The file that a program opens comes first. */
  readonly files: readonly ModelFile[];
}

export interface ExportInput extends ModelInput {
  readonly settings: Pick<Settings, 'export'>;
  /** The folder that holds model.onnx; each format has a folder of its name in it. */
  readonly folder: string;
}

/** Writes what is asked for; what an earlier run left of the others is another model's, and goes. */
export async function writeExports(input: ExportInput): Promise<readonly ExportedModel[]> {
  const path = join(input.folder, 'tfjs');
  if (!input.settings.export?.includes('tfjs')) {
    await removeFolderAtomic(path);
    return [];
  }
  return [{ format: 'tfjs', stride: input.plan.network.stride, ...(await writeTfjs({ ...input, path })) }];
}
