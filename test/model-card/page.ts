// The model card's page for the browser, opened as a reader would: from a web server, with an image picked. The
// address that it loads ONNX Runtime from is answered with the same files of the same version out of node_modules.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join } from 'node:path';
import type { Browser } from 'playwright-core';

const CDN = /^https:\/\/cdn\.jsdelivr\.net\/npm\/onnxruntime-web@([\d.]+)\/dist\/([\w.-]+)$/;
const RUNTIME = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

export interface Painted {
  /** Of the canvas; a classifier's page has none. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel. */
  readonly pixels: readonly number[];
  /** What the page says below the image. */
  readonly text: string;
  /** Every address outside the folder that was asked for. */
  readonly asked: readonly string[];
  /** Errors on its console. */
  readonly said: readonly string[];
}

/** @param folder holds index.html and model.onnx */
export async function paint(browser: Browser, folder: string, image: string): Promise<Painted> {
  const server = createServer((request, response) => {
    const name = basename(request.url === '/' ? 'index.html' : `${request.url}`);
    readFile(join(folder, name)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(name)] }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const [asked, said]: [string[], string[]] = [[], []];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.route(/^https:/, async (route) => {
      const url = route.request().url();
      asked.push(url);
      const name = CDN.exec(url)?.[2];
      if (name === undefined) return route.abort();
      return route.fulfill({
        body: await readFile(join(RUNTIME, name)),
        contentType: TYPES[extname(name)],
        headers: { 'access-control-allow-origin': '*' },
      });
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(`document.querySelector('output').value === 'Pick an image.'`);
    await page.getByLabel('Image').setInputFiles(image);
    await page.waitForFunction(`document.querySelector('output').value !== 'Pick an image.'`);
    const painted: Pick<Painted, 'width' | 'height' | 'pixels' | 'text'> = await page.evaluate(`(() => {
      const canvas = document.querySelector('canvas') ?? document.createElement('canvas');
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      return { width, height, pixels: [...data], text: document.querySelector('output').value };
    })()`);
    return { ...painted, asked, said };
  } finally {
    await context.close();
    await new Promise((resolve) => server.close(resolve));
  }
}
