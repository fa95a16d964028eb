// The model card's example in Python: ONNX Runtime, NumPy and Pillow; OpenCV where Pillow would drop bits. The text is
// what a reader copies, and what the tests run. It takes the classes from the model's own metadata.
import { type Input, RUNTIME_VERSION } from './input.ts';

/** Pinned, so that the example does tomorrow what it does today. */
const PACKAGES = {
  numpy: 'numpy==2.4.6',
  pillow: 'pillow==13.0.0',
  opencv: 'opencv-python-headless==5.0.0.93',
  floats: 'astropy==8.0.2 tifffile==2026.3.3',
};

export function pythonExample(input: Input): string {
  const { packages, importsBefore, importsAfter, read, write } = codeFor(input);
  const source = input.bitDepth === 32 ? 'image.fits' : 'image.png';
  const segments = input.task === 'segmentation';
  return [
    '# Python 3.11 or newer',
    `# pip install onnxruntime==${RUNTIME_VERSION} ${PACKAGES.numpy} ${packages}`,
    `# python ${segments ? `segment.py model.onnx ${source} mask.png` : `classify.py model.onnx ${source}`}`,
    'import json',
    'import sys',
    '',
    ...importsBefore,
    'import numpy as np',
    'import onnxruntime',
    ...importsAfter,
    '',
    segments ? 'model, source, target = sys.argv[1:]' : 'model, source = sys.argv[1:]',
    'session = onnxruntime.InferenceSession(model)',
    'classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])',
    '',
    ...read,
    ...(segments ? [...SEGMENT, write] : CLASSIFY),
  ].join('\n');
}

const SEGMENT = [
  '[probabilities] = session.run(["probabilities"], {"image": values[None]})  # 1,K,H,W',
  "labels = probabilities[0].argmax(axis=0).astype(np.uint8)  # H,W: each pixel's index in classes",
  'for index, name in enumerate(classes):',
  '    print(f"{name}: {np.mean(labels == index):.1%} of the pixels")',
];

const CLASSIFY = [
  '[probabilities] = session.run(["probabilities"], {"image": values[None]})  # 1,K',
  'for index in probabilities[0].argsort()[::-1]:  # the most probable class first',
  '    print(f"{classes[index]}: {probabilities[0, index]:.1%}")',
];

interface Code {
  readonly packages: string;
  /** In order of the alphabet, around NumPy and ONNX Runtime. */
  readonly importsBefore: readonly string[];
  readonly importsAfter: readonly string[];
  /** Makes `values`, float32 C,H,W. */
  readonly read: readonly string[];
  readonly write: string;
}

function codeFor(input: Input): Code {
  if (input.bitDepth === 32) {
    return {
      packages: input.task === 'segmentation' ? `${PACKAGES.floats} ${PACKAGES.pillow}` : PACKAGES.floats,
      importsBefore: [],
      importsAfter: [
        'import tifffile',
        'from astropy.io import fits',
        ...(input.task === 'segmentation' ? ['from PIL import Image'] : []),
      ],
      read: floatReading(input),
      write: 'Image.fromarray(labels).save(target)',
    };
  }
  if (input.bitDepth === 16 && input.channels === 3) {
    return {
      packages: PACKAGES.opencv,
      importsBefore: ['import cv2'],
      importsAfter: [],
      read: [
        '# Pillow would make 8 bits of it; OpenCV keeps 16, blue first.',
        'image = cv2.imread(source, cv2.IMREAD_UNCHANGED)',
        'assert image is not None and image.dtype == np.uint16 and image.ndim == 3, "expected 16-bit colour"',
        'values = image[:, :, 2::-1].transpose(2, 0, 1).astype(np.float32)  # C,H,W: 0 to 65535',
      ],
      write: 'cv2.imwrite(target, labels)',
    };
  }
  return {
    packages: PACKAGES.pillow,
    importsBefore: [],
    importsAfter: ['from PIL import Image, ImageOps'],
    read: pillowReading(input),
    write: 'Image.fromarray(labels).save(target)',
  };
}

/** FITS has its planes one after the other, a TIFF the colours of a pixel side by side. */
function floatReading({ channels }: Input): readonly string[] {
  const read = [
    'is_fits = source.lower().endswith((".fits", ".fit", ".fts"))',
    'image = (fits.getdata(source) if is_fits else tifffile.imread(source)).squeeze()',
  ];
  return channels === 3
    ? [...read, 'values = (image if is_fits else image.transpose(2, 0, 1)).astype(np.float32)  # C,H,W']
    : [...read, 'values = image.astype(np.float32)[None]  # C,H,W'];
}

function pillowReading({ bitDepth, channels }: Input): readonly string[] {
  const image = 'image = ImageOps.exif_transpose(Image.open(source))';
  if (bitDepth === 16) {
    return [
      image,
      'assert image.mode.startswith("I"), "expected 16-bit grey"',
      'values = np.asarray(image).astype(np.float32)[None]  # C,H,W: 0 to 65535',
    ];
  }
  return channels === 3
    ? [
        image,
        '# Pillow makes other colours of CMYK than the training did.',
        'assert image.mode != "CMYK", "a CMYK image: save it as RGB first"',
        'values = np.asarray(image.convert("RGB")).transpose(2, 0, 1).astype(np.float32)  # C,H,W: 0 to 255',
      ]
    : [
        image,
        'assert image.mode in ("1", "L", "LA"), "expected 8-bit grey"',
        'values = np.asarray(image.convert("L")).astype(np.float32)[None]  # C,H,W: 0 to 255',
      ];
}
