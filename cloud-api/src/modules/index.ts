import type { Type } from '@nestjs/common';
import { AuthModule } from './auth';
import { BooksModule } from './books';
import { CasesModule } from './cases';
import { ConsolePreferencesModule } from './console-preferences';
import { ConsoleVisitsModule } from './console-visits';
import { DuesModule } from './dues';
import { UploadsModule } from './files';
import { MembersModule } from './members';
import { NotificationsModule } from './notifications';
import { OrgsModule } from './orgs';
import { PaymentsModule } from './payments';
import { RolesModule } from './roles';
import { PointsModule } from './points';
import { RankingsModule } from './rankings';
import { ReconciliationModule } from './reconciliation';
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
  ConsolePreferencesModule,
  ConsoleVisitsModule,
  SettingsModule,
  DuesModule,
  BooksModule,
  PaymentsModule,
  ReconciliationModule,
];
