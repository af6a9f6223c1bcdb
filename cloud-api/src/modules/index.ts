import type { Type } from '@nestjs/common';
import { AuthModule } from './auth';
import { CasesModule } from './cases';
import { ConsoleVisitsModule } from './console-visits';
import { UploadsModule } from './files';
import { MembersModule } from './members';
import { NotificationsModule } from './notifications';
import { OrgsModule } from './orgs';
import { RolesModule } from './roles';
import { PointsModule } from './points';
import { RankingsModule } from './rankings';
import { SettingsModule } from './settings';

/** Every feature module, one line each. */
export const FEATURES: Type[] = [
  AuthModule,
  OrgsModule,
  MembersModule,
  RolesModule,
  UploadsModule,
  CasesModule,
  PointsModule,
  RankingsModule,
  NotificationsModule,
  ConsoleVisitsModule,
  SettingsModule,
];
