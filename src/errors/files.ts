// Faults of files and folders in the data set, before any label is looked at.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function dataFolderMissing(folder: string): Fault {
  return fault('data-folder-missing', {
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    fix: 'Correct the `data` setting; in a workflow, check the repository out first.',
  });
}

export function dataNotAFolder(path: string): Fault {
  return fault('data-not-a-folder', {
    subject: `data folder ${quote(path)}`,
    got: 'is a file',
    expected: 'expected a folder with labelled images',
    fix: 'Unpack it, or set `data` to the folder.',
  });
}

export function dataFolderUnreadable(folder: string, reason: string): Fault {
  return fault('data-folder-unreadable', {
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: 'Give this user permission to read it.',
  });
}

export function dataFolderEmpty(folder: string): Fault {
  return fault('data-folder-empty', {
    subject: `data folder ${quote(folder)}`,
    got: 'holds no files',
    fix: 'Put the images into images/ and their masks into masks/, with the same names, or the images of each class into a folder with its name.',
  });
}

export function noImages(folder: string, masks: number): Fault {
  return fault('no-images', {
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : 'holds no PNG, JPEG, TIFF, WebP or FITS images',
    fix: 'Put them into images/ beside masks/, or say with the `images` setting which files they are.',
  });
}

export function noMasks(folder: string, images: number): Fault {
  return fault('no-masks', {
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: 'Put them into masks/ beside images/, with the same names, or say with the `masks` setting which files they are. For a class of each image instead, put the images of each class into a folder with its name.',
  });
}

export function unpairedImage(image: string): Fault {
  return fault('unpaired-image', {
    subject: `image ${quote(image)}`,
    got: 'has no mask',
    expected: 'expected one with the same name in the folder of masks',
    fix: 'Add the mask or take the image out.',
    file: image,
  });
}

export function unpairedMask(mask: string): Fault {
  return fault('unpaired-mask', {
    subject: `mask ${quote(mask)}`,
    got: 'has no image',
    expected: 'expected one with the same name in the folder of images',
    fix: 'Add the image or take the mask out.',
    file: mask,
  });
}

export function ambiguousPair(file: string, partners: readonly string[]): Fault {
  return fault('ambiguous-pair', {
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(' and ')}`,
    expected: 'expected one image and one mask',
    fix: 'Keep one, or say with the `images` and `masks` settings which files are meant.',
    file,
  });
}

export function unlabelledPart(folder: string, images: number): Fault {
  return fault('unlabelled-part', {
    subject: `the ${quote(folder)} folder`,
    got: `holds ${images} images but no masks`,
    fix: 'They are left out.',
    severity: 'warning',
  });
}

/** `why` and `fix` come from the reader of the file, which looked for the cause a person can mend. */
export function unreadableImage(file: string, why: string, fix: string): Fault {
  return fault('unreadable-image', { subject: `file ${quote(file)}`, got: escapeControls(why), fix, file });
}

export function imageOverPixelLimit(file: string, size: string, limit: number): Fault {
  return fault('image-over-pixel-limit', {
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: 'Cut it into pieces.',
    file,
  });
}

export function dvcNotPulled(target: string, pointer: string): Fault {
  return fault('dvc-not-pulled', {
    subject: `${quote(target)}`,
    got: `isn't here, only its DVC pointer ${quote(pointer)}`,
    fix: 'Run `dvc pull` first.',
    file: pointer,
  });
}

export function symlinkOutside(link: string): Fault {
  return fault('symlink-outside', {
    subject: `link ${quote(link)}`,
    got: 'leads out of the data folder',
    fix: 'Copy what it points to into the data folder, or set `data` to a folder that holds both.',
    file: link,
  });
}

export function brokenSymlink(link: string, annexed: boolean): Fault {
  return fault('broken-symlink', {
    subject: `link ${quote(link)}`,
    got: 'points to nothing',
    fix: annexed ? 'Run `git annex get` first.' : 'Mend it or delete it.',
    file: link,
  });
}

export function duplicateImage(image: string, first: string): Fault {
  return fault('duplicate-image', {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: 'Both stay in the same part of the split.',
    file: image,
    severity: 'warning',
  });
}

export function duplicateAcrossSplits(image: string, first: string): Fault {
  return fault('duplicate-across-splits', {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: 'Figures measured on it are too good; take one of the two out.',
    file: image,
    severity: 'warning',
  });
}
