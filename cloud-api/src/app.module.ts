import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ConfigModule, type Env } from './config';
import { DatabaseModule } from './database';
import { FLOWS } from './flows';
import { FEATURES } from './modules';
import { AccessGuard } from './platform/access';
import { ProblemFilter } from './platform/http/problem.filter';
import { validationPipe } from './platform/http/validation';
import { PlatformModule } from './platform/platform.module';

@Module({})
export class AppModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.forRoot(env), DatabaseModule.forRoot(), PlatformModule.forRoot(env), ...FEATURES, ...FLOWS],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
    };
  }
}
