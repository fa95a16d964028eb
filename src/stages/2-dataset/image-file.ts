// Which files are images by their names: those of the formats that are read. What is in them is seen as they're opened.

/** Masks may be saved so, and much else. */
export const ARRAY_FILE = /\.(?:np[yz]|mat)$/i;

export const IMAGE_FILE = /\.(?:png|jpe?g|jpe|tiff?|webp|gif|bmp|dib|p[bgpn]m|(?:fits?|fts)(?:\.gz)?|fz)$/i;
