import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Env } from '../config';
import { openDataSource } from './data-source';
import { UnitOfWork } from './unit-of-work';

/** Opens the database and offers the unit of work, nothing else. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static forRoot(): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: DataSource, inject: [Env], useFactory: (env: Env) => openDataSource(env.database) }, UnitOfWork],
      exports: [UnitOfWork],
    };
  }

  /** Last of all: jobs and requests have drained by now. */
  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
