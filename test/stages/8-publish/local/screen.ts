// The smallest terminal that can tell what a person sees: it knows new lines, carriage returns and "clear line".

/** The lines on the screen after everything was written. */
export function screen(written: readonly string[]): string[] {
  const lines = [''];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are driven by control characters
  for (const token of written.join('').match(/\u001b\[2K|[\s\S]/g) ?? []) {
    const last = lines.length - 1;
    if (token === '\n') lines.push('');
    else if (token === '\u001b[2K') lines[last] = '';
    else if (token !== '\r') lines[last] += token;
  }
  return lines;
}
