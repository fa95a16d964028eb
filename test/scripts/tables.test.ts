import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocks, withBlock } from '../../scripts/tables.ts';
import { ACTION_INPUTS } from '../../src/stages/1-config/action-inputs.ts';
import { SETTINGS, TABLE } from '../../src/stages/1-config/table.ts';

describe('the documentation', () => {
  it.each(blocks().map((block) => [`${block.name} of ${block.file}`, block] as const))(
    'shows the %s as the source has them',
    async (_, block) => {
      const text = await readFile(block.file, 'utf8');
      expect(withBlock(text, block), 'run `npm run tables`').toBe(text);
    },
  );

  it('would not pass with a table that differs', async () => {
    const text = await readFile('docs/settings.md', 'utf8');
    const block = blocks().find(({ file }) => file === 'docs/settings.md')!;
    const changed = { ...block, content: block.content.replace('`20`', '`21`') };
    expect(withBlock(text, changed)).not.toBe(text);
  });

  it('says so when the markers are gone', () => {
    expect(() => withBlock('# Nothing', blocks()[0]!)).toThrow('no markers for commands');
  });
});

describe('action.yml', () => {
  it('is what the runner takes: every setting, no default that would hide the settings file', async () => {
    const action = parse(await readFile('action.yml', 'utf8'));
    expect(action).toMatchObject({
      name: 'Best Epoch',
      runs: { using: 'node24', main: 'dist/action.js' },
      branding: { icon: expect.any(String), color: expect.any(String) },
    });
    const inputs = Object.entries<Record<string, unknown>>(action.inputs);
    expect(inputs.map(([name]) => name)).toEqual([...SETTINGS, ...ACTION_INPUTS].map(({ name }) => name));
    for (const [name, input] of inputs) {
      const own = ACTION_INPUTS.find((one) => one.name === name);
      const given = own === undefined ? {} : { default: own.default === 'false' ? false : own.default };
      expect(input, name).toEqual({ description: expect.any(String), required: false, ...given });
    }
    expect(Object.keys(action.outputs)).toContain('artifact-digest');
  });

  it('has a description that the Marketplace takes: 125 characters at most', async () => {
    const { description } = parse(await readFile('action.yml', 'utf8'));
    expect(description.length, description).toBeLessThanOrEqual(125);
  });
});

describe('the table of settings', () => {
  it('names every property in kebab case, with its unit where it has one', () => {
    const inUnits: Record<string, string> = {
      timeBudgetMs: 'time-budget',
      memoryBudgetBytes: 'memory-budget',
    };
    for (const [property, { name }] of Object.entries(TABLE)) {
      const kebab = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(name).toBe(inUnits[property] ?? kebab);
    }
  });

  it('holds no name twice and only one-line help and notes', () => {
    expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(SETTINGS.length);
    for (const { name, help, note = help } of SETTINGS)
      for (const text of [help, note]) expect(text, name).toMatch(/^[^\n]+\.$/);
  });
});
