// What every target of a tool's exports does: asks the source what lies there, and draws what it says of each image.
import { DecodingRoom } from '../../src/image/decoding-room.ts';
import { drawShapes } from '../../src/stages/2-dataset/labels/shapes/draw.ts';
import { type ReadPassage, readPassages } from '../../src/stages/2-dataset/labels/shapes/passage.ts';
import { type Shape, ShapeError, type Size } from '../../src/stages/2-dataset/labels/shapes/shape.ts';
import type { AnnotatedImage } from '../../src/stages/2-dataset/labels/shapes/tool.ts';
import type { DataFolder, Found } from '../../src/stages/2-dataset/labels/source.ts';
import { layOut } from '../../src/stages/2-dataset/layout.ts';
import { expectFaults } from './checks.ts';

interface Source {
  find(folder: DataFolder): Promise<Found<AnnotatedImage>>;
}

type ShapesOf = (passages: readonly ReadPassage[]) => readonly Shape[] | Promise<readonly Shape[]>;

/** @param others the files of the export in the folder, which hold anything; of the images there are the names alone */
export async function findExport(
  { find }: Source,
  { folder, images, others }: Readonly<Record<'images' | 'others', readonly string[]>> & { folder: string },
): Promise<readonly AnnotatedImage[]> {
  const { faults, items, question } = await find({
    files: images,
    others,
    emptyFolders: [],
    settings: {
      data: folder,
      task: 'auto',
      labels: 'auto',
      crowds: 'drawn',
      stacking: 'auto',
      annotators: 'newest',
      images: undefined,
      masks: undefined,
      split: undefined,
    },
    spec: undefined,
    decoding: new DecodingRoom(0),
    placed: () => ({ layout: layOut(images), faults: [] }),
    tasks: async () => [],
  });
  expectFaults([...faults, ...(question ? [question] : [])]);
  return items;
}

/** The classes of each image, one behind the other; none of one that can't be drawn. */
export async function drawItems(
  folder: string,
  items: readonly AnnotatedImage[],
  size: Size,
  shapesOf: ShapesOf,
): Promise<readonly Uint8Array[]> {
  const drawn: Uint8Array[] = [];
  for (const { shapes } of items) {
    const read = await readPassages(
      folder,
      shapes.map(({ passage }) => passage),
    );
    try {
      drawn.push(drawShapes(await shapesOf(read), size, 'smaller-on-top').data);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
    }
  }
  return drawn;
}
