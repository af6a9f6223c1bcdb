import { Global, Module } from '@nestjs/common';
import { FileSafety } from './file-safety.service';
import { FileUsage } from './file-usage';
import { FileViews } from './file-views';
import { FilesController } from './files.controller';
import { Uploads } from './uploads.service';

/** Uploads of members: rows and rights; the bytes are the platform's file store. */
@Global()
@Module({ controllers: [FilesController], providers: [Uploads, FileViews, FileUsage, FileSafety], exports: [FileViews, FileUsage, FileSafety] })
export class UploadsModule {}
