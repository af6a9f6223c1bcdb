import { Global, Module } from '@nestjs/common';
import { Schedules } from './schedules';

@Global()
@Module({ providers: [Schedules], exports: [Schedules] })
export class JobsModule {}
