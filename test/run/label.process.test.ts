// The command `label` as a user runs it: masks by ranges of intensity, the audit, and a data set that trains.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPalettePng } from '../../src/image/palette-png.ts';
import { encodeGrey16 } from '../../src/sample/png.ts';
import { besidesSmallParts, runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const CLI = resolve('dist/cli.js');
const label = (cwd: string, ...args: readonly string[]) => runProgram([CLI, 'label', ...args], { cwd });

const RULES = {
  classes: [
    { name: 'dark', max: 100 },
    { name: 'middle', min: 90, max: 200 },
    { name: 'bright', min: 300 },
  ],
};

/** One row of values. */
async function prepare(folder: string, rules: unknown, values = [0, 95, 100, 200, 299, 300, 65535, 89]) {
  await mkdir(join(folder, 'data', 'images'), { recursive: true });
  const image = encodeGrey16(values.length, 1, Uint16Array.from(values));
  await writeFile(join(folder, 'data', 'images', 'a.png'), image);
  await writeFile(join(folder, 'rules.json'), typeof rules === 'string' ? rules : JSON.stringify(rules));
}

describe('labels by rule', () => {
  const ROWS: [string, object, number[]][] = [
    ['the first class wins where ranges overlap; in no range is ignored', {}, [0, 0, 1, 255, 255, 2, 2, 0]],
    ['priority puts another first', { priority: ['middle'] }, [0, 1, 1, 255, 255, 2, 2, 0]],
    ['otherwise names a class for the rest', { otherwise: 'dark' }, [0, 0, 1, 0, 0, 2, 2, 0]],
  ];
  it.each(ROWS)('%s', async (reason, more, expected) => {
    await using dir = await temporaryFolder();
    await prepare(dir.path, { ...RULES, ...more });
    const { code, stdout, stderr } = await label(
      dir.path,
      '--rules',
      'rules.json',
      'data/images',
      '--output',
      'data/masks',
    );
    expect({ code, stderr }, reason).toEqual({ code: 0, stderr: '' });
    const mask = readPalettePng(await readFile(join(dir.path, 'data', 'masks', 'a.png')));
    expect([...mask.data], reason).toEqual(expected);
    expect(stdout).toMatch(/^In no range, .*: 2 pixels$/m);
    expect(stdout).toMatch(/^In several ranges: 1 pixels\n {2}"\w+" and "\w+", labelled "\w+": 1 pixels$/m);
    const audit = (await readFile(join(dir.path, 'data', 'masks', 'labels.csv'), 'utf8')).split('\n');
    expect(audit[0]).toBe('image,mask,in-no-range,in-several-ranges,dark,middle,bright');
    const count = (index: number) => expected.filter((value) => value === index).length;
    expect(audit[1]).toBe(`data/images/a.png,a.png,2,1,${count(0)},${count(1)},${count(2)}`);
  });

  it('are a data set with its images, which `check` takes', async () => {
    await using dir = await temporaryFolder();
    await runProgram([CLI, 'sample', 'ccd', 'sample', '--count', '8'], { cwd: dir.path });
    const rules = {
      classes: [
        { name: 'dim', max: 9200 },
        { name: 'lit', min: 9200 },
      ],
    };
    await writeFile(join(dir.path, 'rules.json'), JSON.stringify(rules));
    await mkdir(join(dir.path, 'set', 'images'), { recursive: true });
    for (const name of await readdir(join(dir.path, 'sample', 'images')))
      await writeFile(
        join(dir.path, 'set', 'images', name),
        await readFile(join(dir.path, 'sample', 'images', name)),
      );
    const labelled = await label(
      dir.path,
      '--rules',
      'rules.json',
      'set/images/*.png',
      '--output',
      'set/masks',
    );
    expect(labelled, labelled.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(join(dir.path, 'set', 'classes.json'), 'utf8'))).toEqual({
      classes: ['dim', 'lit'],
    });
    const checked = await runProgram([CLI, 'check', '--data', 'set'], { cwd: dir.path });
    expect({ code: checked.code, stderr: besidesSmallParts(checked.stderr) }).toEqual({
      code: 0,
      stderr: '',
    });
    expect(checked.stdout).toContain('8 images, 2 classes');
  });

  it.each([
    ['images beside the masks', 'set/images', 'set/masks', 'set'],
    ['images in the data folder itself', 'set', 'set/masks', 'set'],
    ['images a folder deeper', 'set/images/day-1', 'set/masks', 'set'],
    ['masks a folder deeper', 'set/images', 'set/labels/masks', 'set'],
    ['images elsewhere, to be put beside the masks', 'elsewhere/of/mine', 'a/b/c/masks', 'a/b/c'],
    ['images elsewhere in a folder around both', 'elsewhere', 'set/masks', 'set'],
    ['images elsewhere, a name that says nothing', 'elsewhere/of/mine', 'a/b/c/made', 'a/b/c/made'],
    ['images beside masks whose name says nothing', 'set/images', 'set/made', 'set'],
  ])('put classes.json where a training reads it: %s', async (reason, images, output, expected) => {
    await using dir = await temporaryFolder();
    await prepare(dir.path, RULES);
    await mkdir(join(dir.path, images), { recursive: true });
    await copyFile(join(dir.path, 'data', 'images', 'a.png'), join(dir.path, images, 'a.png'));
    const { code, stderr } = await label(
      dir.path,
      '--rules',
      'rules.json',
      `${images}/*.png`,
      '--output',
      output,
    );
    expect(code, `${reason}\n${stderr}`).toBe(0);
    expect(await readdir(join(dir.path, expected)), reason).toContain('classes.json');
  });

  it('leave nothing where nothing could be labelled', async () => {
    await using dir = await temporaryFolder();
    await prepare(dir.path, RULES);
    await writeFile(join(dir.path, 'data', 'images', 'a.png'), 'text');
    expect(
      await label(dir.path, '--rules', 'rules.json', 'data/images/a.png', '--output', 'new/masks'),
    ).toMatchObject({ code: 2 });
    await expect(readdir(join(dir.path, 'new'))).rejects.toThrow('ENOENT');
  });

  it('name what cannot be read at the end, and do the rest', async () => {
    await using dir = await temporaryFolder();
    await prepare(dir.path, RULES);
    await writeFile(join(dir.path, 'data', 'images', 'b.png'), 'text');
    const colors = sharp(new Uint8Array(12), { raw: { width: 2, height: 2, channels: 3 } });
    await colors.png().toFile(join(dir.path, 'data', 'images', 'c.png'));
    const { code, stderr } = await label(
      dir.path,
      '--rules',
      'rules.json',
      'data/images',
      '--output',
      'masks',
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: unreadable-image: .*b\.png.*\nerror: rules-need-channel: .*c\.png.*\n2 errors\n$/,
    );
    expect((await readdir(join(dir.path, 'masks'))).sort()).toEqual(['a.png', 'labels.csv']);
  });

  const WRONG: [string, unknown, string][] = [
    ['not JSON', '{', 'JSON'],
    ['one class', { classes: [{ name: 'a' }] }, 'classes: '],
    ['two of a name', { classes: [{ name: 'a' }, { name: 'a' }] }, 'two classes have the same name'],
    ['an empty range', { classes: [{ name: 'a', min: 5, max: 5 }, { name: 'b' }] }, 'which is nothing'],
    ['a priority that is no class', { ...RULES, priority: ['mid'] }, '"mid" is none of the classes'],
    ['a misspelt key', { ...RULES, priorities: [] }, 'priorities'],
  ];
  it.each(WRONG)('refuse rules with %s', async (reason, rules, words) => {
    await using dir = await temporaryFolder();
    await prepare(dir.path, rules);
    const { code, stderr } = await label(
      dir.path,
      '--rules',
      'rules.json',
      'data/images',
      '--output',
      'masks',
    );
    expect(code, reason).toBe(2);
    expect(stderr, reason).toMatch(/^error: rules-invalid: rules ".*rules\.json" can't be used: .*\n$/);
    expect(stderr, reason).toContain(words);
    expect(await readdir(dir.path), 'nothing written').toEqual(['data', 'rules.json']);
  });
});
