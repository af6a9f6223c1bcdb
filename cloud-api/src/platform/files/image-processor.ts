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

const MAX_SIDE = 2560;
/** 5:4, as WeChat's share cards show it. */
const THUMB = { width: 640, height: 512 };
/** Phones reach 108 megapixels; more is an attack on memory. */
const MAX_PIXELS = 120_000_000;
const WHITE = '#ffffff';

const ENCODERS: Record<string, { extension: string; encode: (image: Sharp) => Sharp }> = {
  'image/jpeg': { extension: 'jpg', encode: (image) => image.jpeg({ quality: 84 }) },
  'image/png': { extension: 'png', encode: (image) => image.png({ compressionLevel: 9 }) },
  'image/webp': { extension: 'webp', encode: (image) => image.webp({ quality: 84 }) },
};

/**
 * Encodes a picture anew: turned upright, at most 2560 pixels a side, without EXIF, GPS or anything hidden behind the pixels.
 * @throws ImageUnreadable
 */
export async function processImage(data: Buffer, mime: string): Promise<ProcessedImage> {
  const { extension, encode } = ENCODERS[mime] ?? ENCODERS['image/jpeg'];
  const source = () => sharp(data, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
  try {
    const fitted = source().resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
    const { data: main, info } = await encode(fitted).toBuffer({ resolveWithObject: true });
    const thumb = await source().resize({ ...THUMB, fit: 'cover', position: 'attention' }).flatten({ background: WHITE }).jpeg({ quality: 80 }).toBuffer();
    return { main, mime, extension, width: info.width, height: info.height, thumb };
  } catch (error) {
    throw new ImageUnreadable((error as Error).message, { cause: error });
  }
}
