// The search for one class over all images: its tiles and objects, ranked, and the contact sheet of the first tiles.
import { join } from 'node:path';
import type { LabelFile } from '../../image/label-file.ts';
import type { OpenImage } from '../../image/open-image.ts';
import type { FoundObject } from '../../objects/components.ts';
import { compareObjects, compareTiles, GridSearch } from '../../objects/grid-search.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { ModelDescription } from '../../stages/6-evaluate/model-description.ts';
import {
  contactSheet,
  SHEET_TILES,
  type SheetTile,
  sheetTile,
} from '../../stages/7-report/prediction-files/contact-sheet.ts';
import {
  foundObjectRows,
  foundTileRows,
  type RankedObject,
  type RankedTile,
} from '../../stages/7-report/prediction-files/found-tables.ts';

export interface SearchOptions {
  readonly description: ModelDescription;
  readonly wanted: number;
  /** Edge of a tile in pixels. */
  readonly grid: number;
  readonly minArea: number;
  readonly output: string;
}

export class Search {
  static readonly FILES = ['found-tiles.csv', 'found-objects.csv', 'contact-sheet.png'] as const;

  readonly #options: SearchOptions;
  readonly #tiles: RankedTile[] = [];
  readonly #objects: RankedObject[] = [];
  #shown: SheetTile[] = [];

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  image(name: string, image: OpenImage) {
    const { wanted, grid } = this.#options;
    const search = new GridSearch({ width: image.width, height: image.height, edge: grid });
    return {
      add: (number: number, object: FoundObject) => {
        if (object.classIndex !== wanted) return;
        search.add(object);
        this.#objects.push({ image: name, number, object });
      },
      finish: async (labels: LabelFile) => {
        const tiles = search.tiles();
        for (const tile of tiles) this.#tiles.push({ image: name, tile });
        await this.#show(name, image, labels, tiles.slice(0, SHEET_TILES));
      },
    };
  }

  /** Cuts out what may come onto the sheet while the image is open. */
  async #show(name: string, image: OpenImage, labels: LabelFile, tiles: readonly RankedTile['tile'][]) {
    const { description, wanted } = this.#options;
    for (const tile of tiles) {
      const last = this.#shown[SHEET_TILES - 1];
      if (last !== undefined && compareTiles(last.tile, tile) <= 0) break;
      const [pixels, classes] = [await image.read(tile), await labels.read(tile)];
      this.#shown.push(sheetTile({ image: name, tile, pixels, labels: classes, wanted, description }));
      this.#shown.sort((a, b) => compareTiles(a.tile, b.tile));
      this.#shown = this.#shown.slice(0, SHEET_TILES);
    }
  }

  /** Lines that say what was found. */
  async finish(): Promise<readonly string[]> {
    const { description, wanted, output, minArea } = this.#options;
    const { name } = description.classes[wanted];
    const tiles = this.#tiles.sort((a, b) => compareTiles(a.tile, b.tile));
    const objects = this.#objects.sort((a, b) => compareObjects(a.object, b.object));
    const [tileFile, objectFile, sheetFile] = Search.FILES.map((file) => join(output, file));
    await writeFileAtomic(tileFile, foundTileRows(tiles));
    await writeFileAtomic(objectFile, foundObjectRows(objects, description.classes));
    await writeFileAtomic(sheetFile, await contactSheet({ name, total: tiles.length, minArea }, this.#shown));
    return [
      `Found:   ${objects.length} objects of "${name}" in ${tiles.length} tiles`,
      `Tiles:   ${tileFile}`,
      `Ranked:  ${objectFile}`,
      `Sheet:   ${sheetFile}`,
    ];
  }
}
