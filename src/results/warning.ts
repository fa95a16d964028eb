// What the audit of the data warned of, as files of results have it.
import * as z from 'zod';

export const warning = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  files: z
    .array(z.string())
    .optional()
    .describe('All of them, where the warning is about several; file is the first'),
});
