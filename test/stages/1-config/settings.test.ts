// The types of `Settings` follow from the rows of the table: they're the compiler's to check.
import { describe, expectTypeOf, it } from 'vitest';
import type { Gate } from '../../../src/stages/1-config/gates/grammar.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';

describe('the value of a setting', () => {
  it('is there where the row has a default or is required', () => {
    expectTypeOf<Settings['data']>().toEqualTypeOf<string>();
    expectTypeOf<Settings['threads']>().toEqualTypeOf<number>();
    expectTypeOf<Settings['resume']>().toEqualTypeOf<'auto' | 'never'>();
  });

  it('may be undefined where the row says what happens while it is not given', () => {
    expectTypeOf<Settings['split']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Settings['failIf']>().toEqualTypeOf<readonly Gate[] | undefined>();
  });

  it('may be undefined where auto leaves it to the recipe', () => {
    expectTypeOf<Settings['augment']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Settings['classWeights']>().toEqualTypeOf<
      'none' | 'balanced' | 'sqrt' | readonly number[] | undefined
    >();
  });

  it('cannot be written to, and there is no other', () => {
    expectTypeOf<Pick<Settings, 'seed'>>().toEqualTypeOf<{ readonly seed: number }>();
    expectTypeOf<'epoch'>().not.toExtend<keyof Settings>();
  });
});
