import { Module } from '@nestjs/common';
import { DuesWaiting } from './dues-waiting';

@Module({ providers: [DuesWaiting], exports: [DuesWaiting] })
export class DuesWaitingModule {}
