// Faults of annotations in XML: CVAT's and those of Pascal VOC.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const tracksNotRead = defineFault({
  code: 'tracks-not-read',
  words: (file: string, tracks: number): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `is "CVAT for video" (${counted(tracks, 'track')})`,
    expected: "which isn't read",
    fix: 'In CVAT export again as "CVAT for images 1.1" with "Save images": then each frame is an image.',
    file,
  }),
  example: ['annotations.xml', 12],
  note: 'Tracks go through the frames of a video, and most of their frames are not in the file.',
});

export const vocMasksBeside = defineFault({
  code: 'voc-masks-beside',
  words: (files: readonly string[]): Wording => ({
    subject: `the Pascal VOC annotations in ${listed(files)}`,
    got: 'are boxes alone',
    expected: 'and masks lie beside them in `SegmentationClass/`',
    fix: 'Set `labels: masks`, or leave it out: then the masks are found.',
  }),
  example: [['Annotations/2007_000027.xml']],
  note: 'Pascal VOC has boxes in XML and classes of pixels in masks. `labels: voc` is for XML with outlines.',
});
