// The image formats that are read, in words.

export const READ_FORMATS = 'PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS';
