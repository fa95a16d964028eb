// What a model file says of itself, read back: all that is needed to run it on images. The other way round is
// model-facts.ts.
import * as z from 'zod';
import { type Fault, modelNotOurs } from '../../errors.ts';
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { parseJson } from '../../shared/parse-json.ts';
import type { ClassInfo } from '../2-dataset/dataset.ts';

const count = z.int().min(1);
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return parseJson(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
const byte = z.int().min(0).max(255);
const channel = z.object({ low: z.number(), high: z.number(), offset: z.number(), scale: z.number() });

const normalization = z.object({ stretch: z.literal('asinh').optional(), channels: z.array(channel).min(1) });

/** Pretrained weights that the model was made from. */
const text = z.string().max(200);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const origin = z.object({ name: text, sha256, dataset: text, licence: text });

/** Of a tile or of what images are brought to; `image-size` gives half of it at most. */
const LARGEST_EDGE = 4096;

/** The members of an ensemble may have one each: to show pixels by, the first is as good as any. */
const ofFirst = <T extends z.ZodType>(schema: T) =>
  z.union([
    schema,
    z
      .array(schema)
      .min(1)
      .transform(([first]) => first),
  ]);

/** ONNX's metadata holds texts only; what is none is JSON in it. What only people ask for is left there. */
const shared = {
  classes: json(z.array(z.string()).min(2)),
  palette: json(z.array(z.tuple([byte, byte, byte]))),
  channels: json(z.union([z.literal(1), z.literal(3)])),
  'bit-depth': json(z.union([z.literal(8), z.literal(16), z.literal(32)])),
  normalization: json(ofFirst(normalization)),
  origin: json(origin).optional(),
  untrained: z.literal('less-than-an-epoch').optional(),
};
const edge = count.max(LARGEST_EDGE);
const size = z.object({ height: edge, width: edge });
const segmentation = z.object({
  task: z.literal('segmentation'),
  ...shared,
  tile: json(size),
  stride: json(count),
});
const classification = z.object({
  task: z.literal('classification'),
  ...shared,
  'image-size': json(ofFirst(size)),
});
const schema = z.discriminatedUnion('task', [segmentation, classification]);

type Described<T> = Omit<T, 'classes' | 'palette'> & { readonly classes: readonly ClassInfo[] };

export type SegmentationModel = Described<z.infer<typeof segmentation>>;
export type ClassificationModel = Described<z.infer<typeof classification>>;
export type ModelDescription = SegmentationModel | ClassificationModel;

/**
 * @param metadata of the file, as it stands in it
 * @param path of the file, for messages
 */
export function describeModel(
  metadata: FileMetadata,
  path: string,
): { readonly model: ModelDescription | undefined; readonly faults: readonly Fault[] } {
  const parsed = schema.safeParse(metadata);
  if (!parsed.success) {
    const [{ path: place, message }] = parsed.error.issues;
    const name = String(place[0]);
    const reason = name in metadata ? `its "${name}" can't be read: ${message}` : `it has no "${name}"`;
    return { model: undefined, faults: [modelNotOurs(path, reason)] };
  }
  const { classes: names, palette, ...rest } = parsed.data;
  if (palette.length !== names.length || rest.normalization.channels.length !== rest.channels) {
    return { model: undefined, faults: [modelNotOurs(path, 'its parts contradict each other')] };
  }
  const classes = names.map((name, index) => ({ index, name, color: palette[index] }));
  return { model: { ...rest, classes }, faults: [] };
}
