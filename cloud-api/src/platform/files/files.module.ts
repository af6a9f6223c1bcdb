import { createHmac } from 'node:crypto';
import { Global, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../../config';
import { Clock } from '../clock';
import { canDrawChinese } from './chinese-font';
import { CosFileStore } from './cos-file-store';
import { FileLinks } from './file-links';
import { FileStore } from './file-store';
import { LocalFileStore } from './local-file-store';

/** Where uploads live and how they are addressed. */
@Global()
@Module({
  providers: [
    { provide: FileStore, inject: [Env], useFactory: (env: Env) => (env.cos ? new CosFileStore(env.cos) : new LocalFileStore(env.filesDir)) },
    {
      provide: FileLinks,
      inject: [Env, Clock],
      useFactory: (env: Env, clock: Clock) => new FileLinks(createHmac('sha256', env.jwtSecret).update('file links').digest('hex'), env.publicBaseUrl, clock),
    },
  ],
  exports: [FileStore, FileLinks],
})
export class FilesModule implements OnApplicationBootstrap {
  async onApplicationBootstrap(): Promise<void> {
    if (!(await canDrawChinese())) new Logger(FilesModule.name).warn('no Chinese font: share pictures and posters show boxes; install fonts-noto-cjk');
  }
}
