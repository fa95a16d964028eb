// Masks of NumPy and MATLAB: golden files of both, what is no mask, and what somebody has made to do harm.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { prepareArrayMask } from '../../../src/image/arrays/mask.ts';
import { decodeImage } from '../../../src/image/decode.ts';
import { decodeMask } from '../../../src/image/mask.ts';
import golden from '../../golden/arrays/arrays.json' with { type: 'json' };
import { matElement, matFile, matMatrix, npyFile, npyHeader, npyOf } from './arrays-file.ts';

const fileOf = (name: string) => readFile(new URL(`../../golden/arrays/${name}`, import.meta.url));

describe('as NumPy and SciPy wrote them', () => {
  test.each(Object.entries(golden))('%s', async (name, { width, height, values }) => {
    const mask = await decodeMask(await fileOf(name));
    expect(mask).toMatchObject({ width, height, form: 'grey', lossy: false });
    expect([...mask.data]).toEqual(values);
  });

  test('of several arrays the one that is called so is noted with the others', async () => {
    const chosen = async (name: string) => (await decodeMask(await fileOf(name))).notes.chosen;
    expect(await chosen('packed-struct.mat')).toEqual({
      name: 'groundTruth.Segmentation',
      others: ['groundTruth.Boundaries'],
    });
    expect(await chosen('plain-several.mat')).toEqual({ name: 'type_map', others: ['inst_map'] });
    expect(await chosen('named.npz')).toEqual({ name: 'mask', others: ['depth'] });
    expect(await chosen('stored.npz')).toBeUndefined();
  });

  test('what decoding takes is known before', async () => {
    expect(prepareArrayMask(await fileOf('u2.npy'))).toMatchObject({ pixels: 15, decodingBytes: 30 });
    expect(prepareArrayMask(await fileOf('deflated.npz'))).toMatchObject({
      pixels: 15,
      decodingBytes: 143 + 15,
    });
    expect(prepareArrayMask(await fileOf('packed-u1.mat'))?.pixels).toBe(15);
  });

  test('they are masks only', async () => {
    await expect(decodeImage(await fileOf('u1.npy'))).rejects.toThrow('is a NumPy array');
    await expect(decodeImage(await fileOf('plain-u1.mat'))).rejects.toThrow('is a MATLAB file');
  });
});

const numbers = (count: number) => matElement(2, new Uint8Array(count));
const field = (name: string) => Buffer.from(name.padEnd(8, '\0'));

describe('what is no mask says what it is', () => {
  test.each<[reason: string, file: Uint8Array, said: RegExp]>([
    [
      'one class a plane',
      npyFile(npyHeader("'|b1'", [4, 4, 3]), new Uint8Array(48)),
      /an array of 4x4x3, and no matrix of/,
    ],
    [
      'a list of features',
      npyFile(npyHeader("'<f4'", [512]), new Uint8Array(2048)),
      /an array of 512, and no/,
    ],
    ['one row of features', npyFile(npyHeader("'<f4'", [1, 512]), new Uint8Array(2048)), /an array of 1x512/],
    ['nothing', npyFile(npyHeader("'<f4'", [0, 4]), new Uint8Array(0)), /an array of 0x4/],
    [
      'Python objects',
      npyFile(npyHeader("'|O'", []), Buffer.from('\x80\x04}')),
      /Python objects, which only Python opens/,
    ],
    ['complex numbers', npyFile(npyHeader("'<c8'", [2, 2]), new Uint8Array(32)), /of type <c8/],
    ['texts', npyFile(npyHeader("'<U5'", [2, 2]), new Uint8Array(80)), /of type <U5/],
    ['fields', npyFile(npyHeader("[('a', '<i4')]", [2, 2]), new Uint8Array(16)), /of type with fields/],
    [
      'fractions',
      npyFile(npyHeader("'<f4'", [2, 2]), Buffer.from(Float32Array.of(0, 1, 0.5, 1).buffer)),
      /holds 0.5 where a mask/,
    ],
    [
      'NaN',
      npyFile(npyHeader("'<f8'", [2, 2]), Buffer.from(Float64Array.of(0, 1, Number.NaN, 1).buffer)),
      /holds NaN/,
    ],
    ['below zero', npyFile(npyHeader("'|i1'", [2, 2]), Uint8Array.of(0, 255, 1, 1)), /holds -1/],
    [
      'a .mat of texts',
      matFile(matMatrix({ name: 'a', shape: [2, 2], kind: 4, content: [numbers(4)] })),
      /holds no matrix of numbers/,
    ],
    [
      'complex numbers of MATLAB',
      matFile(matMatrix({ name: 'a', shape: [2, 2], flags: 8, content: [numbers(4), numbers(4)] })),
      /no matrix/,
    ],
    [
      'two matrices',
      matFile(...['a', 'b'].map((name) => matMatrix({ name, shape: [2, 2], content: [numbers(4)] }))),
      /2 arrays that may be the mask: "a" of 2x2, "b" of 2x2/,
    ],
    [
      'HDF5',
      Buffer.concat([Buffer.from('MATLAB 7.3 MAT-file'.padEnd(512)), Buffer.from('\x89HDF', 'latin1')]),
      /version 7.3 \(HDF5\)/,
    ],
  ])('%s', async (reason, file, said) => {
    await expect(decodeMask(file), reason).rejects.toThrow(said);
  });

  test('version 4, and labels of several people', async () => {
    await expect(decodeMask(await fileOf('version-4.mat'))).rejects.toThrow('is a .mat of version 4');
    for (const name of ['plain-annotators.mat', 'packed-annotators.mat'])
      await expect(decodeMask(await fileOf(name))).rejects.toThrow(
        'holds 2 arrays that may be the mask: "groundTruth{1}.Segmentation" of 3x5, "groundTruth{2}.Segmentation" of 3x5',
      );
  });
});

describe('what was made to do harm is refused', () => {
  const bomb = (matrix: Uint8Array) => matFile(packed(matrix));
  const packed = (data: Uint8Array) => {
    const tag = Buffer.alloc(8);
    const deflated = deflateSync(data);
    tag.writeUInt32LE(15);
    tag.writeUInt32LE(deflated.length, 4);
    return Buffer.concat([tag, deflated]);
  };
  let nested = matMatrix({ name: 'a', shape: [2, 2], content: [numbers(4)] });
  for (let i = 0; i < 50; i++) nested = matMatrix({ name: '', shape: [1, 1], kind: 1, content: [nested] });
  // More than its beginning shows.
  const noise = matElement(2, createHash('shake256', { outputLength: 4096 }).update('a').digest());
  const square = { name: 'a', shape: [64, 64] };
  const huge = Buffer.from(matMatrix({ ...square, content: [noise] }));
  huge.writeUInt32LE(0xffff_fff0, 4);
  const zeros = matMatrix({ ...square, content: [noise, Buffer.alloc(2 ** 24)] });
  const more = Buffer.concat([matMatrix({ ...square, content: [noise] }), Buffer.alloc(2 ** 22)]);

  test.each<[reason: string, file: Uint8Array, said: RegExp]>([
    [
      'a shape beyond all images',
      npyFile(npyHeader("'|u1'", [100_000, 100_000]), new Uint8Array(4)),
      /over pixel limit/,
    ],
    ['a shape beyond numbers', npyFile(npyHeader("'|u1'", [10 ** 20, 2]), new Uint8Array(4)), /an array of/],
    ['fewer elements than it says', npyOf(4, 4, [1, 2, 3]), /ends too early/],
    [
      'a header longer than the file',
      Buffer.from('\x93NUMPY\x02\x00\xff\x00\x00\x00ab', 'latin1'),
      /ends too early/,
    ],
    [
      'a header of a gigabyte',
      Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\x3fab', 'latin1'),
      /header has 1073741823 bytes/,
    ],
    ['a header of nothing', npyFile('{}', new Uint8Array(4)), /says no shape/],
    ['structs in structs', matFile(nested), /nested more than 10 deep/],
    ['the same, packed', bomb(nested), /nested more than 10 deep/],
    [
      'cells without end',
      matFile(matMatrix({ name: 'a', shape: [2 ** 30, 2 ** 30], kind: 1, content: [] })),
      /cell has/,
    ],
    ['more bytes than there are', matFile(huge), /ends too early/],
    ['a packed variable that says it is huge', bomb(huge), /unpacks to more than its shape takes/],
    ['a packed variable with more than its shape takes', bomb(zeros), /unpacks to more than its shape takes/],
    ['a packed variable that unpacks to more than it says', bomb(more), /larger than it says/],
    ['a packed struct of more than may be unpacked', bomb(hugeStruct()), /struct or cell of/],
    ['an empty .mat', matFile(), /holds no matrix of numbers/],
  ])('%s', async (reason, file, said) => {
    await expect(decodeMask(file), reason).rejects.toThrow(said);
  });

  function hugeStruct(): Buffer {
    const struct = matMatrix({
      name: 's',
      shape: [1, 1],
      kind: 2,
      content: [matElement(5, Uint8Array.of(8, 0, 0, 0)), matElement(1, field('mask'))],
    });
    struct.writeUInt32LE(2 ** 30, 4);
    return struct;
  }
});
