import { Global, Module } from '@nestjs/common';
import { RoleDirectory } from './role-directory';
import { RoleDutiesService } from './role-duties.service';
import { RoleExplanation } from './role-explanation';
import { RoleQueries } from './role.queries';
import { RoleSetup } from './role-setup';
import { RoleSuccession } from './role-succession';
import { RolesController } from './roles.controller';
import { RolesService } from './roles.service';

@Global()
@Module({
  controllers: [RolesController],
  providers: [RoleDirectory, RoleDutiesService, RoleExplanation, RoleQueries, RoleSetup, RoleSuccession, RolesService],
  exports: [RoleDirectory, RoleSetup],
})
export class RolesModule {}
