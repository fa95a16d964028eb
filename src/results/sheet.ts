// The contact sheet of a data set in results.json and check.json: which images it shows, and what their labels hold.
import * as z from 'zod';
import { count } from './fields.ts';

export const sheetImage = z.object({
  id: z.string(),
  image: z.string().describe('Its path, relative to the data folder'),
  label: z
    .string()
    .describe("Paths of the mask's files, relative to the data folder; or the name of the image's class"),
  part: z.enum(['train', 'validation', 'test']).nullable().describe('null: there is no split'),
  height: count,
  width: count,
  'class-pixels': z.array(count).describe('As in the parts of the split, of this image'),
});

export type SheetImage = z.infer<typeof sheetImage>;
