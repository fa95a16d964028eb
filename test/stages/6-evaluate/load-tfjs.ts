// A folder with a LayersModel, loaded by plain TensorFlow.js as a web page would load it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tf } from '../../network/keras/tensorflow.ts';

const SERVER = 'http://models.example';

/** model.json and what it names are asked for by address; the files of `folder` answer. */
export function loadTfjs(folder: string): Promise<tf.LayersModel> {
  const fetchFunc = async (asked: string | URL | Request) => {
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked);
    return new Response(new Uint8Array(await readFile(join(folder, pathname))));
  };
  return tf.loadLayersModel(tf.io.http(`${SERVER}/model.json`, { fetchFunc }));
}
