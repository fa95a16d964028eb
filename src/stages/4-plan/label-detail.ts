// How fine labels are: how much of them is left where classes are told apart at a coarser stride only. A vessel of two
// pixels is gone at a quarter of the resolution, a car isn't.
import { IGNORE } from '../../engine/engine.ts';
import type { LabelMap } from '../../image/raster.ts';

/** By stride: what of the labels is left, as their mean IoU with themselves, 0 to 1. */
export type LabelDetail = Readonly<Record<2 | 4, number>>;

const STRIDES = [2, 4] as const;
/** Of larger images the middle. */
const LARGEST_EDGE = 512;

/** Compares label maps, one by one, with what is left of them. */
export class DetailMeter {
  readonly #classes: number;
  /** Of each stride by class: pixels that stay, and those that are it before or after. */
  readonly #counts: Readonly<Record<2 | 4, { readonly both: Float64Array; readonly either: Float64Array }>>;

  constructor(classes: number) {
    this.#classes = classes;
    const none = () => ({ both: new Float64Array(classes), either: new Float64Array(classes) });
    this.#counts = { 2: none(), 4: none() };
  }

  add(labels: LabelMap): void {
    const seen = middleOf(labels);
    for (const stride of STRIDES) {
      const { both, either } = this.#counts[stride];
      const left = coarsened(seen, stride, this.#classes);
      for (let pixel = 0; pixel < left.length; pixel++) {
        const label = seen.data[pixel];
        if (label === IGNORE) continue;
        const other = left[pixel];
        either[label]++;
        if (other === label) both[label]++;
        else either[other]++;
      }
    }
  }

  /** Of the classes that were seen; 1 where none was. */
  detail(): LabelDetail {
    const meanIou = ({ both, either }: { readonly both: Float64Array; readonly either: Float64Array }) => {
      const ious = [...both].map((count, c) => count / either[c]).filter((iou) => !Number.isNaN(iou));
      return ious.length === 0 ? 1 : ious.reduce((sum, iou) => sum + iou, 0) / ious.length;
    };
    return { 2: meanIou(this.#counts[2]), 4: meanIou(this.#counts[4]) };
  }
}

function middleOf({ width, height, data }: LabelMap): LabelMap {
  const [columns, rows] = [Math.min(width, LARGEST_EDGE), Math.min(height, LARGEST_EDGE)];
  if (columns === width && rows === height) return { width, height, data };
  const [left, top] = [(width - columns) >> 1, (height - rows) >> 1];
  const cut = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const start = (top + y) * width + left;
    cut.set(data.subarray(start, start + columns), y * columns);
  }
  return { width: columns, height: rows, data: cut };
}

/** Each pixel's likeliest class once every block of the stride has but its classes' shares, bilinear between the blocks. */
function coarsened(labels: LabelMap, stride: number, classes: number): Uint8Array {
  const { width, height } = labels;
  const [columns, rows] = [Math.ceil(width / stride), Math.ceil(height / stride)];
  const shares = sharesOf(labels, stride, classes);
  const across = Array.from({ length: width }, (_, x) => neighbours(x, stride, columns));
  const line = new Float64Array(columns * classes);
  const result = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    const [upper, lower, below] = neighbours(y, stride, rows);
    const [above, under] = [upper * line.length, lower * line.length];
    for (let i = 0; i < line.length; i++)
      line[i] = (1 - below) * shares[above + i] + below * shares[under + i];
    for (let x = 0; x < width; x++, pixel++) {
      const [left, right, beside] = across[x];
      let most = -1;
      for (let one = 0; one < classes; one++) {
        const share = (1 - beside) * line[left * classes + one] + beside * line[right * classes + one];
        if (share > most) {
          most = share;
          result[pixel] = one;
        }
      }
    }
  }
  return result;
}

/** rows,columns,classes: how many pixels of each block have each class. */
function sharesOf({ width, height, data }: LabelMap, stride: number, classes: number): Float32Array {
  const columns = Math.ceil(width / stride);
  const shares = new Float32Array(Math.ceil(height / stride) * columns * classes);
  for (let y = 0, pixel = 0; y < height; y++) {
    const row = Math.floor(y / stride) * columns;
    for (let x = 0; x < width; x++, pixel++) {
      const label = data[pixel];
      if (label !== IGNORE) shares[(row + Math.floor(x / stride)) * classes + label]++;
    }
  }
  return shares;
}

/** The blocks before and after a place along an edge, by their centres, and the weight of the latter. */
function neighbours(at: number, stride: number, blocks: number): readonly [number, number, number] {
  const place = Math.min(Math.max((at + 0.5) / stride - 0.5, 0), blocks - 1);
  const before = Math.floor(place);
  return [before, Math.min(before + 1, blocks - 1), place - before];
}
