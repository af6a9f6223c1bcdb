import type { Type } from '@nestjs/common';
import { AuditDeskModule } from './audit-desk';
import { AccessExplanationModule } from './access-explanation';
import { ConsoleHomeModule } from './console-home';
import { HomeModule } from './home';
import { MineModule } from './mine';
import { PrintsModule } from './prints';

/** Use cases that span modules, one line each. */
export const FLOWS: Type[] = [HomeModule, MineModule, ConsoleHomeModule, AuditDeskModule, AccessExplanationModule, PrintsModule];
