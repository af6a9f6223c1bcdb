import { StreamableFile } from '@nestjs/common';

/** A file made by the server. */
export interface OfficeFile {
  /** Without its ending. */
  name: string;
  format: 'pdf' | 'xlsx';
  data: Buffer;
}

const TYPES: Record<OfficeFile['format'], string> = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** A workbook is saved, a paper is shown. */
export function officeFileReply({ name, format, data }: OfficeFile): StreamableFile {
  const disposition = format === 'pdf' ? 'inline' : 'attachment';
  return new StreamableFile(data, { type: TYPES[format], disposition: `${disposition}; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}` });
}
