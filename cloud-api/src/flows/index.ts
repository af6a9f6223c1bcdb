import type { Type } from '@nestjs/common';
import { HomeModule } from './home';

/** Use cases that span modules, one line each. */
export const FLOWS: Type[] = [HomeModule];
