// Faults of classes and masks.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

/** `turned`: the image's EXIF orientation is applied, and explains the difference. */
export function maskSizeMismatch(
  mask: string,
  maskSize: string,
  image: string,
  imageSize: string,
  turned = false,
): Fault {
  return fault('mask-size-mismatch', {
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: turned
      ? 'The image is turned by its EXIF orientation, which the mask lacks: save the image turned and without the tag, or turn the mask.'
      : "Export the mask again at the image's size.",
    file: mask,
  });
}

export function classesFileInvalid(file: string, reasons: readonly string[]): Fault {
  return fault('classes-file-invalid', {
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join('; '))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file,
  });
}

export function classCountMismatch(named: number, found: string): Fault {
  return fault('class-count-mismatch', {
    subject: 'the list of classes',
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix: 'Name every class, or say in classes.json which value or color each class has and which are ignored.',
  });
}

export function classColorsAssumed(pairs: readonly string[]): Fault {
  return fault('class-colors-assumed', {
    subject: 'the colours of the masks',
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(', '))}`,
    fix: 'Check them, and say it in classes.json: {"classes": [{"name": ..., "color": "#rrggbb"}, ...]}.',
    severity: 'warning',
  });
}

export function classesAssumed(values: readonly string[]): Fault {
  return fault('classes-assumed', {
    subject: 'the masks',
    got: `hold ${values.join(', ')}`,
    expected: `taken for ${values.length} classes`,
    fix: 'Say in classes.json which value or color is which class, and which are ignored.',
    severity: 'warning',
  });
}

export function maskValueOutsideClasses(
  mask: string,
  values: readonly { value: string; pixels: number }[],
  classes: number,
  lossy: boolean,
): Fault {
  const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return fault('mask-value-outside-classes', {
    subject: `mask ${quote(mask)}`,
    got: `holds ${shown.join(', ')}${more}`,
    expected: `outside the ${classes} classes`,
    fix: lossy
      ? 'JPEG changes values while saving: export the mask as PNG.'
      : 'Add the class or an ignored value to classes.json, or correct the mask.',
    file: mask,
  });
}

export function tooManyMaskValues(mask: string, values: string, lossy: boolean): Fault {
  return fault('too-many-mask-values', {
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: 'too many to be classes',
    fix: lossy
      ? 'JPEG changes values while saving: export the masks as PNG.'
      : 'Is it a photograph? If its values are classes, list them in classes.json.',
    file: mask,
  });
}

export function maskValuesDistorted(mask: string, values: readonly string[]): Fault {
  const shown = values.length > 10 ? `${values.slice(0, 10).join(', ')}, ...` : values.join(', ');
  return fault('mask-values-distorted', {
    subject: `mask ${quote(mask)}`,
    got: 'is a JPEG, which changes values while saving',
    expected: `and the masks hold ${shown}`,
    fix: 'Export the masks as PNG, or say in classes.json which value or color is which class.',
    file: mask,
  });
}

export function emptyMask(mask: string, background: string): Fault {
  return fault('empty-mask', {
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: 'If the image shows other classes, label them.',
    file: mask,
    severity: 'warning',
  });
}

export function maskAllIgnored(mask: string): Fault {
  return fault('mask-all-ignored', {
    subject: `mask ${quote(mask)}`,
    got: 'holds only ignored pixels',
    fix: 'It teaches nothing and counts in no metric; label it or take it out.',
    file: mask,
    severity: 'warning',
  });
}

export function oneClass(name: string): Fault {
  return fault('one-class', {
    subject: 'the masks',
    got: `hold only one class, ${quote(name)}`,
    expected: 'expected two at least',
    fix: 'Check that the masks were exported with their labels.',
  });
}

export function classAbsent(name: string): Fault {
  return fault('class-absent', {
    subject: `class ${quote(name)}`,
    got: 'has no pixel in any mask',
    fix: 'It can be neither learned nor measured; check its name, value or color.',
    severity: 'warning',
  });
}

export function conflictingMasks(mask: string, first: string): Fault {
  return fault('conflicting-masks', {
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: 'label exactly the same image differently',
    fix: 'Keep the right one.',
    file: mask,
    severity: 'warning',
  });
}
