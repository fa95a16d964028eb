// What a trained model says of the classes, in the form of a classes.json. Pure.
import type { ClassesSpec } from './classes-file.ts';
import type { ClassInfo } from './terms.ts';

/** What the masks' values mean where the data set itself doesn't say: as a classes.json that the model has written. */
export function specOfModel(classes: readonly ClassInfo[]): ClassesSpec {
  const values = oddValues(classes);
  return {
    classes: classes.map(({ name, color: [red, green, blue] }, i) => ({
      name,
      color: (red << 16) | (green << 8) | blue,
      ...(values === undefined ? {} : { value: values[i] }),
    })),
    ignored: undefined,
  };
}

/** Classes that were named after the values of the training's masks: "class 7" is value 7. */
function oddValues(classes: readonly ClassInfo[]): readonly number[] | undefined {
  const values = classes.map(({ name }) => Number(/^class (\d{1,5})$/.exec(name)?.[1] ?? Number.NaN));
  if (values.some((value) => Number.isNaN(value)) || values.every((value, i) => value === i))
    return undefined;
  return values;
}
