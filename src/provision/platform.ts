// Which machine the packages are for, in npm's own words. What's kept of a package for it is for prune.ts.

/** As npm tells machines apart. */
export interface Platform {
  readonly os: string;
  readonly cpu: string;
  /** Linux only. */
  readonly libc: 'glibc' | 'musl' | undefined;
}

/** What onnxruntime-node ships a binary for; a binary for Linux is one for glibc. */
const NATIVE = ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];

export function platformOf(os: NodeJS.Platform, cpu: NodeJS.Architecture): Platform {
  return { os, cpu, libc: os === 'linux' ? libcOfThisNode() : undefined };
}

/** `linux-x64`, `linux-x64-musl`, `win32-arm64`. */
export function platformKey({ os, cpu, libc }: Platform): string {
  return `${os}-${cpu}${libc === 'musl' ? '-musl' : ''}`;
}

export function hasNativeRuntime(platform: Platform): boolean {
  return NATIVE.includes(platformKey(platform));
}

/** Node names the glibc that it runs on, and nothing where it runs on musl. */
function libcOfThisNode(): Platform['libc'] {
  const { report } = process;
  // Else it would ask for the names of the machines that it is connected to.
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport() as { readonly header: { readonly glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}
