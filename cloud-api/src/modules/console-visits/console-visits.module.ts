import { Module } from '@nestjs/common';
import { ConsoleVisits } from './console-visits';

@Module({ providers: [ConsoleVisits], exports: [ConsoleVisits] })
export class ConsoleVisitsModule {}
