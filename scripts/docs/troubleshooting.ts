// The generated part of docs/troubleshooting.md: every fault of src/errors with its message as somebody would meet it.
import { chapters, consequenceOf, type Entry } from '../../src/errors/chapters.ts';

export function troubleshootingPage(): string {
  const list = chapters().map(
    ({ title, entries }) =>
      `- **${title}:** ${entries.map(({ code }) => `[\`${code}\`](#${code})`).join(', ')}`,
  );
  const texts = chapters().map(({ title, entries }) =>
    [`## ${title}`, ...entries.map(sectionText)].join('\n\n'),
  );
  return `\n${list.join('\n')}\n\n${texts.join('\n\n')}\n\n`;
}

function sectionText(entry: Entry): string {
  const examples = entry.kinds.map((kind) => {
    const { message, paste } = kind.example();
    const lines = paste === undefined ? [] : [`\`\`\`yaml\n${paste.join('\n')}\n\`\`\``];
    return [`> ${asText(message)}`, ...lines, kind.note].join('\n\n');
  });
  return [`### \`${entry.code}\``, `*${consequenceOf(entry)}*`, ...examples].join('\n\n');
}

/** A message is no Markdown, but for the code in it. */
function asText(message: string): string {
  return message
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[\\*_<>[\]|#]/g, '\\$&')))
    .join('');
}
