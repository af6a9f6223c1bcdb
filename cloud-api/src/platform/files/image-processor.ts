import pLimit from 'p-limit';
import sharp, { type Sharp } from 'sharp';

export interface ProcessedImage {
  main: Buffer;
  mime: string;
  extension: string;
  width: number;
  height: number;
  /** JPEG, 640 × 512. */
  thumb: Buffer;
}

/** The content claims to be a picture and can't be read as one. */
export class ImageUnreadable extends Error {}

/** A picture that takes more memory to read than a picture may. */
export class ImageTooLarge extends Error {
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    super(`${width} × ${height}`);
  }
}

const MAX_SIDE = 2560;
/** 5:4, as WeChat's share cards show it. */
const THUMB = { width: 640, height: 512 };
/** Phones reach 108 megapixels in JPEG, which is read a strip at a time; others may have to be held as a whole, and no screen has that many. */
const maxPixels = (mime: string): number => (mime === 'image/jpeg' ? 120_000_000 : 40_000_000);
/** Read at once: each may take 300 MB. */
const turns = pLimit(2);
const WHITE = '#ffffff';

const ENCODERS: Record<string, { extension: string; encode: (image: Sharp) => Sharp }> = {
  'image/jpeg': { extension: 'jpg', encode: (image) => image.jpeg({ quality: 84 }) },
  'image/png': { extension: 'png', encode: (image) => image.png({ compressionLevel: 9 }) },
  'image/webp': { extension: 'webp', encode: (image) => image.webp({ quality: 84 }) },
};

/**
 * Encodes a picture anew: turned upright, at most 2560 pixels a side, without EXIF, GPS or anything hidden behind the pixels.
 * @throws ImageUnreadable, ImageTooLarge
 */
export const processImage = (data: Buffer, mime: string): Promise<ProcessedImage> => turns(() => encodeAnew(data, mime));

async function encodeAnew(data: Buffer, mime: string): Promise<ProcessedImage> {
  const { extension, encode } = ENCODERS[mime] ?? ENCODERS['image/jpeg'];
  const limitInputPixels = maxPixels(mime);
  try {
    const found = await sharp(data, { limitInputPixels: false }).metadata();
    if (found.width * found.height > limitInputPixels) throw new ImageTooLarge(found.width, found.height);
    const fitted = sharp(data, { limitInputPixels, failOn: 'error' }).autoOrient().resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
    const { data: main, info } = await encode(fitted).toBuffer({ resolveWithObject: true });
    const thumb = await sharp(main).resize({ ...THUMB, fit: 'cover', position: 'attention' }).flatten({ background: WHITE }).jpeg({ quality: 80 }).toBuffer();
    return { main, mime, extension, width: info.width, height: info.height, thumb };
  } catch (error) {
    if (error instanceof ImageTooLarge) throw error;
    throw new ImageUnreadable((error as Error).message, { cause: error });
  }
}
