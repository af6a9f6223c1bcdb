import type { FastifyRequest } from 'fastify';
import { Problem } from './problem';

const MB = 1024 * 1024;

/** The workbook that a request brings. Problems: import.file, file.size. @param what the file by its name, for the user */
export async function uploadedWorkbook(request: FastifyRequest, mostMb: number, what: string): Promise<{ name: string; data: Buffer }> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: mostMb * MB } }) : undefined;
  if (!part) throw new Problem('import.file', { detail: '请选择要导入的 .xlsx 文件。' });
  try {
    return { name: part.filename, data: await part.toBuffer() };
  } catch (error) {
    if (part.file.truncated) throw new Problem('file.size', { detail: `${what}不能超过 ${mostMb} MB，请分批导入。`, cause: error });
    throw error;
  }
}
