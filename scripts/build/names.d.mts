// The types of names.mjs, for the tests of the build.
import type { Metafile } from 'esbuild';

export function packageOf(file: string): string | undefined;
export function namesOf(metafile: Metafile): Map<string, string>;
