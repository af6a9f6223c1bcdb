import { fileTypeFromBuffer } from 'file-type';
import type { ProblemCode } from '@xianfeng/shared-types';
import { readZipDirectory, ZipError, type ZipDirectory } from './zip-directory';

export interface UploadLimits {
  /** Bytes. */
  imageBytes: number;
  documentBytes: number;
}

/** What the content is, whatever the client called it. */
export type Inspection =
  | { ok: true; kind: 'image' | 'document'; mime: string; extension: string }
  | { ok: false; code: Extract<ProblemCode, 'file.type' | 'file.size'>; reason: string };

const IMAGES: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };
const OFFICE = [
  { part: 'word/document.xml', extension: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  { part: 'xl/workbook.xml', extension: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { part: 'ppt/presentation.xml', extension: 'pptx', mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
];
const TEXT: Record<string, string> = { txt: 'text/plain', csv: 'text/csv' };
const ADVICE: Record<string, string> = {
  'image/heic': '暂不支持 HEIC 图片，请在手机相机设置中选择“兼容性最佳”，或用微信发送后保存为 JPG 再上传。',
  'image/heif': '暂不支持 HEIF 图片，请转换为 JPG 后再上传。',
  'image/gif': '不支持动图，请上传 JPG 或 PNG 图片。',
  'application/x-cfb': '不支持旧版 Office 文件，请另存为 docx、xlsx 或 pptx 后再上传。',
};
const ALLOWED_WORDS = '请上传 JPG、PNG、WebP 图片，或 PDF、Word、Excel、PPT（新版格式）、TXT、CSV 文件。';

const MAX_ENTRIES = 5_000;
const MAX_UNPACKED_BYTES = 300 * 1024 * 1024;
/** Office files rarely unpack to more than some tens of times; small ones may. */
const MAX_RATIO = 100;
const RATIO_FROM_BYTES = 20 * 1024 * 1024;

/** Decides by content, not by name, what an upload is and whether it may stay. Reasons are Chinese sentences for the user. */
export async function inspectUpload(data: Buffer, declaredName: string, limits: UploadLimits): Promise<Inspection> {
  if (data.length === 0) return refuse('文件是空的，请重新选择。');
  const mime = (await fileTypeFromBuffer(data))?.mime ?? null;
  if (mime && mime in IMAGES) return sized(data, limits.imageBytes, { ok: true, kind: 'image', mime, extension: IMAGES[mime] });
  if (mime && ADVICE[mime]) return refuse(ADVICE[mime]);
  const document = mime === 'application/pdf' ? pdf() : isZip(data) ? office(data) : mime === null ? plainText(data, declaredName) : refuse(ALLOWED_WORDS);
  return document.ok ? sized(data, limits.documentBytes, document) : document;
}

const refuse = (reason: string): Inspection => ({ ok: false, code: 'file.type', reason });
const document = (mime: string, extension: string): Inspection => ({ ok: true, kind: 'document', mime, extension });
const pdf = () => document('application/pdf', 'pdf');
const isZip = (data: Buffer): boolean => data.length > 4 && data.readUInt32BE(0) === 0x504b0304;

function sized(data: Buffer, limit: number, found: Inspection): Inspection {
  if (data.length <= limit) return found;
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
  return { ok: false, code: 'file.size', reason: `文件 ${megabytes(data.length)} MB，超过 ${megabytes(limit)} MB 的限制，请压缩后再上传。` };
}

function office(data: Buffer): Inspection {
  let directory: ZipDirectory;
  try {
    directory = readZipDirectory(data, MAX_ENTRIES);
  } catch (error) {
    if (error instanceof ZipError) return refuse('文件已损坏或内容异常，请重新导出后再上传。');
    throw error;
  }
  const { names, unpackedBytes } = directory;
  const bomb = unpackedBytes > MAX_UNPACKED_BYTES || (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > data.length * MAX_RATIO);
  if (bomb) return refuse('文件解压后过大，存在安全风险，不能上传。');
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return refuse('文件中含有宏，请另存为不含宏的格式后再上传。');
  const kind = names.includes('[Content_Types].xml') && OFFICE.find(({ part }) => names.includes(part));
  return kind ? document(kind.mime, kind.extension) : refuse(`不支持压缩包。${ALLOWED_WORDS}`);
}

/** Text in UTF-8 or GB18030; markup is refused whatever its name, because a browser might run it. */
function plainText(data: Buffer, declaredName: string): Inspection {
  const extension = declaredName.toLowerCase().split('.').at(-1) ?? '';
  const text = decodeText(data);
  if (!(extension in TEXT) || text === null || /[^\P{Cc}\t\r\n]/u.test(text)) return refuse(ALLOWED_WORDS);
  if (/<\s*(!doctype|html|head|body|script|svg|iframe|\?xml)/i.test(text)) return refuse('不能上传网页或矢量图代码。');
  return document(TEXT[extension], extension);
}

function decodeText(data: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(data);
    } catch {
      // Not this encoding.
    }
  }
  return null;
}
