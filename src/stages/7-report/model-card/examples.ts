// The model card's part on running the model: the same in Python, Node.js and the browser, right for its own input.
import type { Results } from '../../../results/results.ts';
import { browserExample } from './browser.ts';
import { type Input, inputOf, inputWords } from './input.ts';
import { nodeExample } from './node.ts';
import { pythonExample } from './python.ts';

export function examplesText(results: Results): string {
  const input = inputOf(results);
  const words = inputWords(input);
  const names = results.classes.map(({ name }) => name);
  return [
    results.task === 'segmentation'
      ? `Each takes ${words} images. An image goes in whole, which takes about 1 GB of memory a megapixel; Best Epoch itself predicts larger ones in overlapping tiles. \`mask.png\` holds each pixel's index of its class, as masks for training do.`
      : `Each takes ${words} images of any size, whole, and prints the probability of every class, the most probable first.`,
    ...(input.bitDepth === 8 && input.channels === 3 ? [CMYK_NOTE] : []),
    '### Python',
    fence('python', pythonExample(input)),
    '### Node.js',
    fence('js', nodeExample(input, names)),
    '### Browser',
    `A page to put beside \`model.onnx\` and to open from a web server (\`python3 -m http.server\`)${results.task === 'segmentation' ? "; the mask is painted in the classes' colours" : ''}. ${bitsNote(input)}`,
    fence('html', browserExample(input, results.classes)),
  ].join('\n\n');
}

const CMYK_NOTE =
  'Save CMYK images as RGB first. Best Epoch reads them, without their colour profile, with a warning, and the example in Node.js reads the same; Pillow and browsers make other colours of them, so that those examples refuse them.';

function bitsNote({ task, bitDepth }: Input): string {
  if (bitDepth === 32)
    return `Browsers decode no floats: the page reads FITS files of 32-bit floats (BITPIX -32) itself${task === 'segmentation' ? ', and masks come with the first row at the top, as stored' : ''}.`;
  return bitDepth === 16
    ? 'A canvas holds 8 bits a channel, so 16-bit images must not go through one: the page decodes PNG itself. For TIFF take a decoder that gives 16-bit values.'
    : 'The canvas gives the 8-bit values that the model wants.';
}

/** No example holds a backtick. */
function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
