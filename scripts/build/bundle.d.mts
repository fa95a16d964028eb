// The types of bundle.mjs, for its tests: Node runs the build before there is anything that erases types.
import type { Metafile, Plugin } from 'esbuild';

export const root: string;

export interface Bundle {
  /** By name in dist/. */
  readonly texts: ReadonlyMap<string, string>;
  /** esbuild's own account; it knows its files by their old names. */
  readonly metafile: Metafile;
  /** New name by old one. */
  readonly names: ReadonlyMap<string, string>;
}

export function bundle(plugins?: readonly Plugin[]): Promise<Bundle>;
