// An amount of memory in words that come close: "1.4 GiB", "640 MiB".

export function inBinaryUnits(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes < 1000 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
