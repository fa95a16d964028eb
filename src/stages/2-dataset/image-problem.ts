// Words what is wrong with an image as a fault of its file.
import { type Fault, imageOverMemory, imageOverPixelLimit, unreadableImage } from '../../errors.ts';
import { PIXEL_LIMIT } from '../../image/pixel-limit.ts';
import type { ImageProblem } from '../../image/recognize.ts';

/** @param hasSetting whether `memory-budget` can be set for what is done */
export function imageProblem(file: string, problem: ImageProblem, hasSetting: boolean): Fault {
  if (problem.kind === 'unreadable') return unreadableImage(file, problem.why, problem.fix);
  if (problem.kind === 'over-memory')
    return imageOverMemory(file, problem.neededBytes, problem.mostBytes, hasSetting);
  return imageOverPixelLimit(file, `${problem.width}x${problem.height}`, PIXEL_LIMIT);
}
