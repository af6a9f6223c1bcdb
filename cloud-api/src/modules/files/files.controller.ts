import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { filesApi, type Done, type FileView } from '@xianfeng/shared-types';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticated, Public, Requires } from '../../platform/access';
import { invalidField, Route } from '../../platform/http';
import { SignedFileQueryDto } from './dto/signed-file-query.dto';
import { Uploads } from './uploads.service';

/** Seconds; signed addresses change at least this seldom. */
const CACHE = 'private, max-age=600';

type UploadRequest = FastifyRequest & { isMultipart(): boolean; file(): Promise<MultipartFile | undefined> };

@Controller()
export class FilesController {
  constructor(private readonly uploads: Uploads) {}

  @Route(filesApi.upload)
  @Requires('file:upload')
  async upload(@Req() request: UploadRequest): Promise<FileView> {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw invalidField('file', '请选择要上传的文件');
    return this.uploads.take(await part.toBuffer(), part.filename);
  }

  @Route(filesApi.detail)
  @Authenticated()
  detail(@Param('id') id: string): Promise<FileView> {
    return this.uploads.detail(id);
  }

  @Route(filesApi.remove)
  @Requires('file:upload')
  async remove(@Param('id') id: string): Promise<Done> {
    await this.uploads.remove(id);
    return { ok: true };
  }

  @Route(filesApi.content)
  @Public()
  async content(@Param('id') id: string, @Param('variant') variant: string, @Query() query: SignedFileQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.uploads.open(id, variant, query);
    void reply.type(file.mime).header('content-length', file.size).header('cache-control', CACHE);
    if (file.downloadName) void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.downloadName)}`);
    await reply.send(file.stream);
  }
}
